package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
)

// Commit writes the manifest and puts the staged site in the destination's
// place. Until the swap itself nothing of the destination changes.
func (s *Staging) Commit(m Manifest) error {
	if err := m.write(filepath.Join(s.Dir(), ManifestName)); err != nil {
		return Explain(fmt.Errorf("write manifest: %w", err))
	}
	own, err := s.ownNames()
	if err != nil {
		return Explain(fmt.Errorf("look at the destination's own files: %w", err))
	}
	if !own.fixed {
		if err := s.copyOwn(own.names); err != nil {
			return Explain(fmt.Errorf("keep the destination's own files: %w", err))
		}
	}
	if err := s.flush(s.Dir()); err != nil {
		return Explain(err)
	}
	if err := s.swap(own); err != nil {
		return Explain(fmt.Errorf("swap the new site into %s: %w", s.dest, err))
	}
	if err := s.flush(filepath.Dir(s.dest)); err != nil {
		return Explain(err)
	}
	if err := s.keepCopy(); err != nil {
		return Explain(fmt.Errorf("keep a copy of the manifest: %w", err))
	}
	if err := s.keepSeen(m.Files); err != nil {
		return Explain(fmt.Errorf("keep what the site's files look like: %w", err))
	}
	return nil
}

// ownNames are the names at the destination's top that are the operator's.
type ownNames struct {
	names []string
	fixed bool // some are folders, pipes or the like: they stay where they are
}

// ownNames lists the operator's names. Files and symbolic links can be copied
// into the new site; a folder cannot be moved with care (it may be a mount
// point, another user's, or in use), so the site is replaced around it.
func (s *Staging) ownNames() (own ownNames, err error) {
	entries, err := os.ReadDir(s.dest)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return own, err
	}
	for _, e := range entries {
		name := e.Name()
		if !isCarried(name) || s.previous.lists(name) || s.previous.listsBelow(name) {
			continue // the last site's: replaced like all of it
		}
		if _, err := os.Lstat(filepath.Join(s.Dir(), name)); err == nil {
			return own, errBothHave(s.dest, name)
		}
		own.names = append(own.names, name)
		own.fixed = own.fixed || !e.Type().IsRegular() && e.Type() != fs.ModeSymlink
	}
	return own, nil
}

// copyOwn copies the operator's files into the new site, and gives it the
// permissions of the old one.
func (s *Staging) copyOwn(names []string) error {
	info, err := os.Stat(s.dest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := copyEntry(filepath.Join(s.dest, name), filepath.Join(s.Dir(), name)); err != nil {
			return err
		}
	}
	return os.Chmod(s.Dir(), info.Mode().Perm())
}

func errBothHave(dest, name string) error {
	return &diag.Fault{
		Message: diag.K4001.T("%s đã có sẵn %s của riêng nó, mà trang mới cũng có %s", "%s has a %s of its own, and so does the new site (%s)", dest, name, name),
		Hint:    diag.T("bỏ một trong hai", "remove one of the two"),
	}
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

// recover clears up after a build that was killed: it undoes half a swap, or
// finishes what was left to do after one, and empties the working folder.
func (s *Staging) recover() error {
	if err := s.finishInside(); err != nil {
		return err
	}
	old := filepath.Join(s.home, oldName)
	if _, err := os.Lstat(s.dest); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(old, s.dest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return s.clear()
}
