package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A destination that is a mount point, or a folder of a lower layer of a
// container's image, can be written but not renamed. There the new site is
// copied into a folder inside it first, whole; then its top-level names are
// replaced one after the other. That is the one case in which readers may see
// old and new pages side by side for a moment, and in which a killed build
// leaves the rest to the next one, which finishes it before anything else.

// insideName is the folder inside the destination. It begins with a dot, so it
// is no part of a site.
const insideName = ".khotin-staging"

// journalName is the list of what is to be replaced; while it exists, the new
// site is whole and the replacing is under way.
const journalName = "journal"

// journal is what has to be done to finish.
type journal struct {
	Remove  []string // top-level names of the old site that the new one lacks
	Replace []string // those that both have
}

// cannotRename reports whether an error of the swap means that the destination
// has to be replaced from inside.
func cannotRename(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV)
}

// replaceInside puts the new site into the destination without renaming it.
func (s *Stage) replaceInside() error {
	inside := filepath.Join(s.dest, insideName)
	if err := os.RemoveAll(inside); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(inside, newName), os.DirFS(s.Dir())); err != nil {
		return errors.Join(fmt.Errorf("copy the new site into %s: %w", inside, err), os.RemoveAll(inside))
	}
	j, err := s.journal(filepath.Join(inside, newName))
	if err != nil {
		return errors.Join(err, os.RemoveAll(inside))
	}
	if err := j.write(inside); err != nil {
		return errors.Join(err, os.RemoveAll(inside))
	}
	s.piecemeal = true
	return finishInside(s.dest)
}

// journal compares the destination with the new site.
func (s *Stage) journal(newSite string) (j journal, err error) {
	entries, err := os.ReadDir(s.dest)
	for _, e := range entries {
		name := e.Name()
		if isCarried(name) && !s.previous.lists(name) && !s.previous.listsBelow(name) {
			continue
		}
		if _, err := os.Lstat(filepath.Join(newSite, name)); err == nil {
			j.Replace = append(j.Replace, name)
		} else {
			j.Remove = append(j.Remove, name)
		}
	}
	return j, err
}

func (j journal) write(inside string) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(inside, journalName), data, 0o600)
}

// finishInside carries out the journal in a destination; without one, it only
// clears up after a copy that was never whole. It may be done any number of
// times, from any point at which it was stopped.
func finishInside(dest string) error {
	inside := filepath.Join(dest, insideName)
	data, err := os.ReadFile(filepath.Join(inside, journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return os.RemoveAll(inside)
	}
	var j journal
	if err == nil {
		err = json.Unmarshal(data, &j)
	}
	if err != nil {
		return err
	}
	if err := j.carryOut(dest, filepath.Join(inside, newName)); err != nil {
		return err
	}
	return os.RemoveAll(inside)
}

func (j journal) carryOut(dest, newSite string) error {
	for _, name := range j.Remove {
		if err := os.RemoveAll(filepath.Join(dest, name)); err != nil {
			return err
		}
	}
	for _, name := range j.Replace {
		if err := replaceName(filepath.Join(newSite, name), filepath.Join(dest, name)); err != nil {
			return err
		}
	}
	added, err := os.ReadDir(newSite)
	if err != nil {
		return err
	}
	for _, e := range added {
		if err := os.Rename(filepath.Join(newSite, e.Name()), filepath.Join(dest, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// replaceName removes an old name and at once puts the new one in its place. If
// there is no new one any more, that was done before.
func replaceName(from, to string) error {
	if _, err := os.Lstat(from); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return os.Rename(from, to)
}
