package formatter

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"

	"github.com/khotin/khotin/internal/atomicfile"
	"github.com/khotin/khotin/internal/diag"
)

// save writes the pictures of a file and then the file itself, with the mode that
// it had. What fails leaves all as it was.
func save(root *os.Root, item *Item, mode fs.FileMode) (err error) {
	if mode.Perm()&0o200 == 0 {
		return &diag.Fault{Message: diag.K6044.T("tệp chỉ cho đọc, nên để nguyên", "the file is read-only and is left as it is"),
			Hint: diag.T("cho phép ghi (chmod u+w) rồi chạy lại", "allow writing (chmod u+w) and run it again")}
	}
	var made []string
	defer func() {
		if err != nil {
			for _, name := range made {
				err = errors.Join(err, root.Remove(name))
			}
		}
	}()
	for _, p := range item.Result.Pictures {
		name := path.Join(path.Dir(item.File), p.Name)
		if err := atomicfile.Create(root, name, p.Data, 0o644); err != nil {
			return err
		}
		made = append(made, name)
	}
	return atomicfile.Replace(root, item.File, item.Result.Text, mode.Perm(), func() error { return unchanged(root, item) })
}

// unchanged looks whether the file is still the one that was read: an editor may
// have saved it meanwhile.
func unchanged(root *os.Root, item *Item) error {
	now, _, err := read(root, item.File)
	if err == nil && !bytes.Equal(now, item.Before) {
		err = changedMeanwhile
	}
	return err
}
