package draft

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/atomicfile"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/formatter"
	"github.com/khotin/khotin/internal/publish"
)

// Save checks the file and writes it, in normal form, where the archive's own files
// lie, and never over another one. It gives the file's name in the archive.
func (d *Draft) Save(source string) (name string, err error) {
	text := d.Text()
	w, problems := article.Parse("", []byte(text), d.Rules)
	if problems.HasErrors() {
		for i := range problems {
			problems[i].Line = 0 // of a file that is not there
		}
		return "", problems
	}
	if formed, _ := formatter.File("", []byte(text), d.Rules, func(string) bool { return true }); formed != nil {
		text = string(formed.Text)
	}
	name = path.Join("content", w.Locality.Path(), w.Date.String()+"-"+w.Slug+".md")
	root, err := os.OpenRoot(source)
	if err != nil {
		return "", diag.K2002.Fault(err, "không mở được thư mục của kho", "the archive's folder cannot be opened")
	}
	defer root.Close()
	err = atomicfile.Create(root, name, []byte(text), 0o644)
	var fault *diag.Fault
	switch {
	case errors.Is(err, fs.ErrExist):
		return "", &diag.Fault{
			Message: diag.K6002.T("%s đã có rồi", "%s exists already", name),
			Hint:    diag.T("mở tệp đó để sửa, hoặc đặt tiêu đề khác", "open that file, or choose another title"),
		}
	case errors.As(err, &fault):
		return "", err
	case err != nil:
		return "", publish.Explain(fmt.Errorf("write %s: %w", name, err))
	}
	return name, nil
}
