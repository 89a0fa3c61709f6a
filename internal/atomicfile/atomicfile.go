// Package atomicfile writes files of an archive whole or not at all.
//
// What goes in: a root, which nothing leads out of, a name below it, and bytes. What
// comes out: the file with all of its bytes, on the disk. What it promises: at no
// moment, also not after a crash, is there a part of a file under its name; Create
// never writes over another file and Replace keeps the mode; no symbolic link is
// followed on the way to the file.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/khotin/khotin/internal/diag"
)

// Create makes a file that is not there yet, with the folders that it lies in. The
// error is fs.ErrExist if there is one.
func Create(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	if err := MakeFolder(root, path.Dir(name)); err != nil {
		return err
	}
	if _, err := root.Lstat(name); err == nil { // the common case, without writing anything
		return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
	}
	temp, err := write(root, name, data, mode)
	if err != nil {
		return err
	}
	err = root.Link(temp, name) // made only where nothing stands
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, root.Remove(temp))
	}
	// A file system without links: an empty file takes the place.
	place, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err == nil {
		if err = errors.Join(place.Close(), root.Rename(temp, name)); err == nil {
			return nil
		}
		err = errors.Join(err, root.Remove(name))
	}
	return errors.Join(err, root.Remove(temp))
}

// Replace gives a file other bytes and the mode. What must hold at the last moment,
// such as that nobody else has changed the file, is asked before it gets its name.
func Replace(root *os.Root, name string, data []byte, mode fs.FileMode, holds func() error) error {
	temp, err := write(root, name, data, mode)
	if err != nil {
		return err
	}
	if err = root.Chmod(temp, mode); err == nil { // whatever the umask says
		err = holds()
	}
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return nil
}

// write makes a file beside the named one, on the disk, under a name that no build
// reads.
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
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return "", errors.Join(err, root.Remove(temp))
	}
	return temp, nil
}

// MakeFolder makes a folder with those above it. One that is there must be a folder
// itself: over a link files would land elsewhere, and khotin follows none when it
// builds.
func MakeFolder(root *os.Root, name string) error {
	if name == "." {
		return nil
	}
	if err := MakeFolder(root, path.Dir(name)); err != nil {
		return err
	}
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err = root.Mkdir(name, 0o755); errors.Is(err, fs.ErrExist) {
			return nil // made by somebody else meanwhile
		}
		return err
	case err != nil || info.IsDir():
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return &diag.Fault{
			Message: diag.K6001.T("%s là một liên kết tượng trưng, mà khotin không đi theo", "%s is a symbolic link, which khotin does not follow", name),
			Hint:    diag.T("thay nó bằng một thư mục thật, rồi chạy lại", "put a real folder in its place and run this again"),
		}
	}
	return &diag.Fault{
		Message: diag.K4004.T("%s không phải là một thư mục", "%s is not a folder", name),
		Hint:    diag.T("thay nó bằng một thư mục thật, rồi chạy lại", "put a real folder in its place and run this again"),
	}
}
