package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"syscall"

	"github.com/khotin/khotin/internal/diag"
)

// A Result says what became of the files.
type Result struct {
	Created []File
	Kept    []File // those of which there was one already, which is as it was
}

// Write writes the files into a folder, which it makes where it is missing.
func Write(folder string, files []File) (Result, error) {
	var done Result
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return done, explain(folder, err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return done, explain(folder, err)
	}
	defer root.Close()
	for _, f := range files {
		err := create(root, f)
		switch {
		case errors.Is(err, fs.ErrExist):
			done.Kept = append(done.Kept, f)
		case err != nil:
			return done, explain(f.Path, err)
		default:
			done.Created = append(done.Created, f)
		}
	}
	return done, nil
}

// create writes a file that is not there yet. A root keeps it below the folder.
func create(root *os.Root, f File) error {
	if err := makeFolder(root, path.Dir(f.Path)); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if f.Executable {
		mode = 0o755
	}
	out, err := root.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = out.Write(f.Data)
	if err = errors.Join(err, out.Close()); err != nil {
		return errors.Join(err, root.Remove(f.Path)) // half a file would be kept the next time
	}
	return nil
}

// makeFolder makes a folder with those above it. One that is there must be a
// folder itself: over a link the files would land elsewhere, and khotin follows
// none when it builds.
func makeFolder(root *os.Root, name string) error {
	if name == "." {
		return nil
	}
	if err := makeFolder(root, path.Dir(name)); err != nil {
		return err
	}
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return root.Mkdir(name, 0o755)
	}
	if err == nil && !info.IsDir() {
		return &diag.Fault{
			Message: diag.K4004.T("%s không phải là một thư mục", "%s is not a folder", name),
			Hint:    diag.T("thay nó bằng một thư mục thật, rồi chạy lại", "put a real folder in its place and run this again"),
		}
	}
	return err
}

// explain says which file could not be written and why, in both languages where
// the cause is a common one.
func explain(name string, err error) error {
	var fault *diag.Fault
	switch {
	case errors.As(err, &fault):
		return err
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &diag.Fault{Message: diag.K4034.T("không có quyền ghi %s", "no permission to write %s", name),
			Hint: diag.T("xem lại quyền của thư mục, hoặc chọn thư mục khác", "check the folder's permissions, or choose another folder")}
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return &diag.Fault{Message: diag.K4031.T("hết chỗ trên ổ đĩa, không ghi được %s", "the disk is full, %s cannot be written", name),
			Hint: diag.T("dọn bớt chỗ rồi chạy lại; tệp đã ghi được giữ nguyên", "free some space and run this again; the files that were written stay")}
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return &diag.Fault{Message: diag.K4004.T("%s không phải là một thư mục", "%s is not a folder", name),
			Hint: diag.T("chọn một thư mục khác", "choose another folder")}
	}
	return fmt.Errorf("write %s: %w", name, err)
}
