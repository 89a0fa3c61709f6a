package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// swap puts the new site in the destination's place. The one replaced is then
// in the working folder, under newName or oldName, and goes with it; or inside
// the destination, where that cannot be renamed or holds what must not move.
func (s *Staging) swap(own ownNames) error {
	if _, err := os.Lstat(s.dest); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(s.Dir(), s.dest)
	}
	if own.fixed {
		return s.replaceInside(nil)
	}
	err := s.exchange(s.Dir(), s.dest)
	if errors.Is(err, errors.ErrUnsupported) {
		err = s.swapInTwo()
	}
	if cannotRename(err) {
		s.piecemeal = true
		return s.replaceInside(own.names)
	}
	return err
}

// swapInTwo is for systems and file systems that cannot exchange two names. For
// a moment there is no destination; a build killed in it is put right by the
// next one.
func (s *Staging) swapInTwo() error {
	old := filepath.Join(s.home, oldName)
	if err := os.Rename(s.dest, old); err != nil {
		return err
	}
	if err := os.Rename(s.Dir(), s.dest); err != nil {
		return errors.Join(err, os.Rename(old, s.dest))
	}
	return nil
}
