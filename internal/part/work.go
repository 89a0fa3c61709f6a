package part

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/khotin/khotin/internal/deploy/store"
	"github.com/khotin/khotin/internal/diag"
)

// A File is one of the work folder, which is named by its digest.
type File struct {
	SHA256 string `json:"sha256"`
	Bytes  int64  `json:"bytes"`
}

// name is where it lies in the work folder.
func (f File) name() string { return "files/" + f.SHA256 }

// A folder is the work folder, as one step uses it.
type folder struct {
	address string
	store   *store.Store
	scratch string // a folder for what is brought here
	pause   func(context.Context, time.Duration)

	read, written int64  // bytes
	made          []File // whether they were there or not
}

func openFolder(ctx context.Context, address, scratch string) (*folder, error) {
	opened, err := store.Open(ctx, address)
	if errors.Is(err, store.ErrScheme) {
		return nil, &diag.Fault{
			Message: diag.K4405.T("thư mục làm việc không thể là %s://", "the work folder cannot be %s://", store.Scheme(address)),
			Hint:    diag.T("dùng s3://THÙNG?region=… hoặc một thư mục", "use s3://BUCKET?region=… or a folder"),
		}
	}
	if err != nil {
		return nil, unusable(address, err)
	}
	return &folder{address: address, store: opened, scratch: scratch, pause: pauses}, nil
}

func unusable(address string, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &diag.Fault{
		Message: diag.K4405.T("thư mục làm việc %s không dùng được", "the work folder %s cannot be used", address),
		Hint:    diag.T("kiểm tra địa chỉ, quyền, chỗ trống và kết nối mạng, rồi chạy lại", "check the address, the permissions, the space and the network, then run this again"),
		Cause:   err,
	}
}

// put brings a file into the work folder, unless it is there.
func (w *folder) put(ctx context.Context, name string) (File, error) {
	in, err := os.Open(name)
	if err != nil {
		return File{}, err
	}
	defer in.Close()
	sum := sha256.New()
	size, err := io.Copy(sum, in)
	if err != nil {
		return File{}, err
	}
	f := File{hex.EncodeToString(sum.Sum(nil)), size}
	w.made = append(w.made, f)
	if there, err := w.has(ctx, f); err != nil || there {
		return f, err
	}
	err = w.try(ctx, func() error {
		return w.store.Upload(ctx, f.name(), in, "application/octet-stream")
	})
	w.written += size
	return f, err
}

// has reports whether a file is there, as long as it must be.
func (w *folder) has(ctx context.Context, f File) (there bool, err error) {
	err = w.try(ctx, func() error {
		size, found, err := w.store.Size(ctx, f.name())
		there = found && size == f.Bytes
		return err
	})
	return there, err
}

// get gives the path of a file on this machine. What is damaged is removed, so that the
// step that wrote it is not taken for done.
func (w *folder) get(ctx context.Context, f File) (string, error) {
	name := filepath.Join(w.scratch, f.SHA256)
	if w.store.Folder != "" {
		name = filepath.Join(w.store.Folder, "files", f.SHA256)
	} else if err := w.try(ctx, func() error { return w.download(ctx, f, name) }); err != nil {
		return "", err
	}
	w.read += f.Bytes
	if is, err := digestOf(name); err == nil && is == f.SHA256 {
		return name, nil
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", unusable(w.address, err)
	}
	if err := w.store.Remove(ctx, f.name()); err != nil {
		return "", unusable(w.address, err)
	}
	return "", &diag.Fault{
		Message: diag.K4406.T("tệp %s của thư mục làm việc bị hỏng hoặc thiếu", "the file %s of the work folder is damaged or missing", f.name()),
		Hint:    diag.T("chạy lại lần lượt các bước trước", "run the earlier steps again, in their order"),
	}
}

// download brings a file here. One that is not there is for get to tell.
func (w *folder) download(ctx context.Context, f File, name string) error {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = w.store.Download(ctx, f.name(), out)
	return errors.Join(err, out.Close())
}

func digestOf(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// note writes what is to be known under a name, and noted reads it; found is false if
// there is nothing of use.
func (w *folder) note(ctx context.Context, name string, value any) error {
	data, err := json.MarshalIndent(value, "", "\t")
	if err != nil {
		return err
	}
	w.written += int64(len(data)) + 1
	return w.try(ctx, func() error {
		return w.store.Upload(ctx, name, bytes.NewReader(append(data, '\n')), "application/json")
	})
}

func (w *folder) noted(ctx context.Context, name string, value any) (found bool, err error) {
	var data bytes.Buffer
	err = w.try(ctx, func() (err error) {
		data.Reset()
		found, err = w.store.Download(ctx, name, &data)
		return err
	})
	w.read += int64(data.Len())
	return found && json.Unmarshal(data.Bytes(), value) == nil, err
}

func (w *folder) try(ctx context.Context, work func() error) error {
	if err := store.Retry(ctx, w.pause, store.IsHopeless, work); err != nil {
		return unusable(path.Clean(w.address), err)
	}
	return nil
}

// pauses is how steps wait; set by tests.
var pauses = store.Wait
