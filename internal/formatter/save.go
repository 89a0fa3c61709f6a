package formatter

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

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
		temp, err := write(root, name, p.Data, 0o644)
		if err != nil {
			return err
		}
		// A link is made only where nothing stands.
		if err = root.Link(temp, name); err != nil && !errors.Is(err, fs.ErrExist) {
			err = root.Rename(temp, name) // a file system without links
		} else {
			err = errors.Join(err, root.Remove(temp))
		}
		if err != nil {
			return err
		}
		made = append(made, name)
	}
	temp, err := write(root, item.File, item.Result.Text, mode.Perm())
	if err != nil {
		return err
	}
	if err = unchanged(root, item); err == nil {
		err = root.Rename(temp, item.File)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return nil
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

// write makes a file beside the named one, whole and on the disk, under a name that
// no build reads.
func write(root *os.Root, name string, data []byte, mode fs.FileMode) (temp string, err error) {
	var file *os.File
	for n := 0; ; n++ {
		temp = path.Join(path.Dir(name), fmt.Sprintf(".%s.%d-%d.tmp", path.Base(name), os.Getpid(), n))
		file, err = root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Chmod(mode), file.Sync(), file.Close()); err != nil {
		return "", errors.Join(err, root.Remove(temp))
	}
	return temp, nil
}
