package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/publish"
)

// noLinks refuses a folder that is reached over a symbolic link: it may lie
// outside of the archive, and no build would read it.
func (a *app) noLinks(dir string) error {
	for part := dir; part != "."; part = path.Dir(part) {
		info, err := os.Lstat(a.inSource(filepath.FromSlash(part)))
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &diag.Fault{
				Message: diag.K6001.T("%s là một liên kết tượng trưng, mà khotin không đi theo", "%s is a symbolic link, which khotin does not follow", part),
				Hint:    diag.T("thay nó bằng một thư mục thật", "put a real folder in its place"),
			}
		}
	}
	return nil
}

// saveNew writes the file where the archive's own files lie, and never over
// another one.
func (a *app) saveNew(w *article.WriteUp, text string) error {
	name := path.Join("content", w.Locality.Path(), w.Date.String()+"-"+w.Slug+".md")
	file := a.inSource(filepath.FromSlash(name))
	if err := a.noLinks(path.Dir(name)); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("make folder for %s: %w", name, err)
	}
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return &diag.Fault{
			Message: diag.K6002.T("%s đã có rồi", "%s exists already", name),
			Hint:    diag.T("mở tệp đó để sửa, hoặc đặt tiêu đề khác", "open that file, or choose another title"),
		}
	}
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	_, err = out.WriteString(text)
	if err := errors.Join(err, out.Close()); err != nil {
		return errors.Join(publish.Explain(fmt.Errorf("write %s: %w", name, err)), os.Remove(file)) // half a file would be in the way
	}
	if a.json {
		return a.printJSON(map[string]string{"file": name})
	}
	fmt.Fprintln(a.Out, a.text("Đã tạo %s", "Created %s", name))
	fmt.Fprintln(a.Out, a.text("Viết nội dung vào tệp đó, rồi chạy: %s", "Write the text into it, then run: %s", a.suggest("check")))
	return nil
}
