package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/khotin/khotin/internal/atomicfile"
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
	mode := fs.FileMode(0o644)
	if f.Executable {
		mode = 0o755
	}
	return atomicfile.Create(root, f.Path, f.Data, mode)
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
