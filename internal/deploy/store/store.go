// Package store opens what files are kept in: an S3-compatible store or a folder.
//
// What goes in: an address, "s3://bucket?region=…", "file:///folder" or the path of a
// folder. What comes out: a Store, which is a bucket of the Go Cloud Development Kit.
// What it promises: a folder is made if it is not there; a file in it is whole at every
// moment; what kinds of addresses there are, and when to try again (retry.go), is said in
// one place.
package store

import (
	"context"
	"errors"
	"io"
	"net/url"
	"path/filepath"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	_ "gocloud.dev/blob/s3blob" // s3://
	"gocloud.dev/gcerrors"
)

// Schemes are the kinds of addresses that there are.
var Schemes = []string{"s3", "file"}

// ErrScheme is what another kind of address gives.
var ErrScheme = errors.New("no such kind of address")

// A Store keeps files by name, with slashes. Its methods may be called by several
// goroutines at once.
type Store struct {
	Bucket *blob.Bucket
	Folder string // where it is on this machine; "" if it is elsewhere
}

// Open opens a store.
func Open(ctx context.Context, address string) (*Store, error) {
	u, err := url.Parse(address)
	if err == nil && u.Scheme == "s3" {
		b, err := blob.OpenBucket(ctx, address)
		return &Store{Bucket: b}, err
	}
	if Scheme(address) != "" {
		return nil, ErrScheme
	}
	folder := address
	if err == nil && u.Scheme == "file" {
		folder = filepath.FromSlash(u.Path)
	}
	b, err := fileblob.OpenBucket(folder, &fileblob.Options{CreateDir: true, NoTempDir: true, DirFileMode: 0o755, Metadata: fileblob.MetadataDontWrite})
	return &Store{b, folder}, err
}

// Close ends the use of the store.
func (s *Store) Close() error { return s.Bucket.Close() }

// Size is how many bytes a file has; found is false if there is none.
func (s *Store) Size(ctx context.Context, name string) (size int64, found bool, err error) {
	about, err := s.Bucket.Attributes(ctx, name)
	if IsNotFound(err) {
		return 0, false, nil
	} else if err != nil {
		return 0, false, err
	}
	return about.Size, true, nil
}

// Upload writes a file of what is read from the start of a source.
func (s *Store) Upload(ctx context.Context, name string, from io.ReadSeeker, contentType string) error {
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return s.Bucket.Upload(ctx, name, from, &blob.WriterOptions{ContentType: contentType})
}

// Download reads a file; found is false if there is none.
func (s *Store) Download(ctx context.Context, name string, to io.Writer) (found bool, err error) {
	err = s.Bucket.Download(ctx, name, to, nil)
	if IsNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

// Remove removes a file, if it is there.
func (s *Store) Remove(ctx context.Context, name string) error {
	err := s.Bucket.Delete(ctx, name)
	if IsNotFound(err) {
		return nil
	}
	return err
}

// Scheme is that of an address of a kind that there is not; "" of all others.
func Scheme(address string) string {
	u, err := url.Parse(address)
	if err == nil && len(u.Scheme) > 1 && u.Scheme != "s3" && u.Scheme != "file" { // one letter is a drive of Windows
		return u.Scheme
	}
	return ""
}

// IsNotFound reports whether an error says that a file is not there.
func IsNotFound(err error) bool { return gcerrors.Code(err) == gcerrors.NotFound }

// IsHopeless reports whether trying again cannot help.
func IsHopeless(err error) bool {
	switch gcerrors.Code(err) {
	case gcerrors.PermissionDenied, gcerrors.InvalidArgument, gcerrors.NotFound, gcerrors.Unimplemented, gcerrors.FailedPrecondition:
		return true
	}
	return errors.Is(err, context.Canceled)
}
