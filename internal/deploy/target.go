package deploy

import (
	"bytes"
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"gocloud.dev/blob"

	"github.com/khotin/khotin/internal/deploy/store"
	"github.com/khotin/khotin/internal/diag"
)

// object is what a target says of a file.
type object struct {
	size int64
	md5  []byte // nil where the target does not say
}

// file is what is sent.
type file struct {
	name     string
	data     []byte
	as       string // Content-Type
	cache    string // Cache-Control
	encoding string // Content-Encoding; "" for none
}

func (f file) sum() []byte {
	sum := md5.Sum(f.data)
	return sum[:]
}

// target is where a site is copied to.
type target interface {
	list(ctx context.Context) (map[string]object, error)
	read(ctx context.Context, name string) (data []byte, found bool, err error)
	write(ctx context.Context, f file) error
	remove(ctx context.Context, name string) error
	beside() bool // compressed forms lie beside the plain one, as files of their own
	close() error
}

// batch is a target that takes many files at once.
type batch interface {
	target
	writeAll(ctx context.Context, files []file) error
	removeAll(ctx context.Context, names []string) error
}

// open opens the target at an address: "s3://bucket?region=…",
// "ssh://user@host/folder", "file:///folder", or the path of a folder.
func open(ctx context.Context, address string) (target, error) {
	u, err := url.Parse(address)
	if err != nil && strings.Contains(address, "://") { // no name of a folder
		return nil, unreachable(address, err)
	}
	if err == nil && u.Scheme == "ssh" {
		return openRemote(u)
	}
	s, err := store.Open(ctx, address)
	switch {
	case errors.Is(err, store.ErrScheme):
		return nil, &diag.Fault{
			Message: diag.K6052.T("không đưa lên được %s://", "there is no way to %s://", store.Scheme(address)),
			Hint:    diag.T("dùng s3://THÙNG?region=…, ssh://NGƯỜI@MÁY/thư-mục hoặc một thư mục", "use s3://BUCKET?region=…, ssh://USER@HOST/folder or a folder"),
		}
	case err != nil:
		return nil, unreachable(address, err)
	}
	return bucket{s}, nil
}

func unreachable(address string, err error) error {
	return &diag.Fault{
		Message: diag.K6053.T("không mở được %s", "%s cannot be opened", address),
		Hint:    diag.T("xem lại địa chỉ, quyền truy cập và mạng", "check the address, the permissions and the network"),
		Cause:   err,
	}
}

// bucket is a target that is a store.
type bucket struct{ *store.Store }

func (t bucket) beside() bool { return t.Folder != "" }

func (t bucket) list(ctx context.Context) (map[string]object, error) {
	objects := map[string]object{}
	all := t.Bucket.List(nil)
	for {
		o, err := all.Next(ctx)
		if errors.Is(err, io.EOF) {
			return objects, nil
		} else if err != nil {
			return nil, fmt.Errorf("list the target: %w", err)
		}
		objects[o.Key] = object{o.Size, o.MD5}
	}
}

func (t bucket) read(ctx context.Context, name string) ([]byte, bool, error) {
	var data bytes.Buffer
	found, err := t.Download(ctx, name, &data)
	return data.Bytes(), found, err
}

func (t bucket) write(ctx context.Context, f file) error {
	o := blob.WriterOptions{ContentType: f.as, CacheControl: f.cache, ContentMD5: f.sum(), ContentEncoding: f.encoding}
	return t.Bucket.WriteAll(ctx, f.name, f.data, &o)
}

func (t bucket) remove(ctx context.Context, name string) error { return t.Remove(ctx, name) }

func (t bucket) close() error { return t.Close() }

// hopeless reports whether trying again cannot help.
func hopeless(err error) bool {
	if status := errStatus(0); errors.As(err, &status) {
		return status < 500 && status != http.StatusTooManyRequests
	}
	return store.IsHopeless(err) || remoteIsHopeless(err) || strings.Contains(err.Error(), "AccessDenied")
}
