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
// container's image, can be written but not renamed; and folders of the
// operator's own in it (.well-known, .git) are not khotin's to move. There the
// new site is put into a folder inside the destination first, whole; then its
// top-level names are replaced one after the other. That is the one case in
// which readers may see old and new pages side by side for a moment, and in
// which a killed build leaves the rest to the next one, which finishes it before
// anything else.

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
// The copies of the operator's files that the new site has are dropped: the
// files themselves stay.
func (s *Staging) replaceInside(copies []string) error {
	inside := filepath.Join(s.dest, insideName)
	if err := removeAll(inside); err != nil {
		return err
	}
	if err := s.fillInside(inside, copies); err != nil {
		return errors.Join(err, removeAll(inside))
	}
	return s.finishInside()
}

// fillInside makes everything ready in the folder; the last act is to write the
// journal, after all else is on the disk.
func (s *Staging) fillInside(inside string, copies []string) error {
	if err := os.Mkdir(inside, 0o700); err != nil {
		return err
	}
	for _, name := range copies {
		if err := os.Remove(filepath.Join(s.Dir(), name)); err != nil {
			return err
		}
	}
	site := filepath.Join(inside, newName)
	if err := os.Rename(s.Dir(), site); err != nil {
		if err := os.CopyFS(site, os.DirFS(s.Dir())); err != nil {
			return fmt.Errorf("copy the new site into %s: %w", inside, err)
		}
	}
	j, err := s.journal(site)
	if err != nil {
		return err
	}
	if err := s.flush(inside); err != nil {
		return err
	}
	return j.write(inside)
}

// journal compares the destination with the new site.
func (s *Staging) journal(newSite string) (j journal, err error) {
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
	return writeDurably(filepath.Join(inside, journalName), data)
}

// finishInside carries out the journal in a destination; without one, it only
// clears up after a copy that was never whole. It may be done any number of
// times, from any point at which it was stopped.
func (s *Staging) finishInside() error {
	inside := filepath.Join(s.dest, insideName)
	data, err := os.ReadFile(filepath.Join(inside, journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return removeAll(inside)
	}
	var j journal
	if err == nil {
		err = json.Unmarshal(data, &j)
	}
	if err != nil {
		return err
	}
	if err := j.carryOut(s.dest, inside); err != nil {
		return err
	}
	if err := s.flush(s.dest); err != nil {
		return err
	}
	return removeAll(inside)
}

func (j journal) carryOut(dest, inside string) error {
	newSite, old := filepath.Join(inside, newName), filepath.Join(inside, oldName)
	if err := os.MkdirAll(old, 0o700); err != nil {
		return err
	}
	for _, name := range j.Remove {
		if err := move(filepath.Join(dest, name), filepath.Join(old, name)); err != nil {
			return err
		}
	}
	for _, name := range j.Replace {
		if err := replaceName(filepath.Join(newSite, name), filepath.Join(dest, name), filepath.Join(old, name)); err != nil {
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

// replaceName moves an old name away and at once the new one into its place. If
// there is no new one any more, that was done before.
func replaceName(from, to, old string) error {
	if _, err := os.Lstat(from); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	if err := move(to, old); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// move renames what may have been renamed before.
func move(from, to string) error {
	if err := os.Rename(from, to); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
