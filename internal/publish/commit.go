package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// Commit writes the manifest and puts the staged site in the destination's
// place. Until the swap itself nothing of the destination changes.
func (s *Stage) Commit(m Manifest) error {
	if err := m.write(filepath.Join(s.Dir(), ManifestName)); err != nil {
		return Explain(fmt.Errorf("write manifest: %w", err))
	}
	folders, err := s.carry()
	if err != nil {
		return Explain(fmt.Errorf("keep the destination's own files: %w", err))
	}
	if err := s.swap(); err != nil {
		return Explain(fmt.Errorf("swap the new site into %s: %w", s.dest, err))
	}
	if err := s.settle(folders); err != nil {
		return Explain(fmt.Errorf("keep the destination's own folders: %w", err))
	}
	return nil
}

// carry copies the operator's files at the destination's top into the new site
// and returns the names of their folders (.git), which are too large to copy:
// they are moved just after the swap. The list is on disk before the swap, so
// that the next build can finish the move if this one is killed.
func (s *Stage) carry() (folders []string, err error) {
	entries, err := os.ReadDir(s.dest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		if !isCarried(name) || s.previous.lists(name) || s.previous.listsBelow(name) {
			continue // the last site's: replaced like all of it
		}
		to := filepath.Join(s.Dir(), name)
		if _, err := os.Lstat(to); err == nil {
			return nil, errBothHave(s.dest, name)
		}
		if e.IsDir() {
			folders = append(folders, name)
		} else if err := copyEntry(filepath.Join(s.dest, name), to); err != nil {
			return nil, err
		}
	}
	list := []byte(strings.Join(folders, "\n"))
	if err := os.WriteFile(filepath.Join(s.home, carryName), list, 0o600); err != nil {
		return nil, err
	}
	return folders, s.copyMode()
}

func errBothHave(dest, name string) error {
	return &diag.Fault{
		Message: diag.T("%s đã có sẵn %s của riêng nó, mà trang mới cũng có %s", "%s has a %s of its own, and so does the new site (%s)", dest, name, name),
		Hint:    diag.T("bỏ một trong hai", "remove one of the two"),
	}
}

// copyMode gives the new site's folder the permissions of the old one.
func (s *Stage) copyMode() error {
	info, err := os.Stat(s.dest)
	if err != nil {
		return err
	}
	return os.Chmod(s.Dir(), info.Mode().Perm())
}

// copyEntry copies a file or a symbolic link.
func copyEntry(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(target, to)
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// settle moves the operator's folders from the replaced site, wherever the swap
// put it, into the new one.
func (s *Stage) settle(folders []string) error {
	for _, name := range folders {
		to := filepath.Join(s.dest, name)
		for _, place := range []string{newName, oldName} {
			from := filepath.Join(s.home, place, name)
			if _, err := os.Lstat(from); err != nil {
				continue
			}
			if _, err := os.Lstat(to); err == nil {
				continue
			}
			if err := os.Rename(from, to); err != nil {
				return err
			}
		}
	}
	return nil
}

// recover clears up after a build that was killed: it undoes half a swap, or
// finishes what was left to do after one, and empties the working folder.
func (s *Stage) recover() error {
	if err := finishInside(s.dest); err != nil {
		return err
	}
	old := filepath.Join(s.home, oldName)
	if _, err := os.Lstat(s.dest); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(old, s.dest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	list, err := os.ReadFile(filepath.Join(s.home, carryName))
	if err == nil && len(list) > 0 {
		err = s.settle(strings.Split(string(list), "\n"))
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return s.clear()
}
