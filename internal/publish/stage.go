package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Options say where a site is published.
type Options struct {
	Destination string // the folder to publish; made if absent
	Source      string // the archive's folder, which the destination must neither be nor hold
}

// Stage is one attempt to publish. It owns a folder beside the destination, on
// the same file system, so that the swap is a rename.
type Stage struct {
	dest     string // the destination, symbolic links resolved
	home     string // the working folder: ".khotin-staging-NAME" beside dest
	lock     *lock
	previous *Manifest

	exchange  func(a, b string) error // swaps two names in one step; set by tests
	piecemeal bool
}

// Names inside the working folder.
const (
	lockName  = "lock"  // held while a build runs
	newName   = "new"   // the site being built; after the swap, the one replaced
	oldName   = "old"   // the site being replaced, where a swap takes two renames
	carryName = "carry" // names that a swap under way moves from the old site to the new
)

// homePrefix begins the working folder's name.
const homePrefix = ".khotin-staging-"

// Open prepares an empty staging folder, after clearing up what a killed build
// may have left. It fails if the destination is not khotin's to replace or if
// another build is at work on it. The caller must Close the stage.
func Open(o Options) (*Stage, error) {
	dest, err := resolve(o.Destination)
	if err != nil {
		return nil, Explain(fmt.Errorf("open destination %s: %w", o.Destination, err))
	}
	if err := keepApart(dest, o.Source); err != nil {
		return nil, err
	}
	s := &Stage{dest: dest, home: filepath.Join(filepath.Dir(dest), homePrefix+filepath.Base(dest)), exchange: exchange}
	if s.lock, err = acquire(s.home); err != nil {
		return nil, Explain(err)
	}
	if err := s.prepare(); err != nil {
		s.Close()
		return nil, Explain(err)
	}
	return s, nil
}

func (s *Stage) prepare() error {
	if err := s.recover(); err != nil {
		return fmt.Errorf("clear up after a stopped build in %s: %w", s.home, err)
	}
	var err error
	if s.previous, err = inspect(s.dest); err != nil {
		return err
	}
	return os.Mkdir(s.Dir(), 0o755)
}

// Dir is the folder to build the site in; it is empty at first.
func (s *Stage) Dir() string { return filepath.Join(s.home, newName) }

// Destination is the folder that will be replaced, symbolic links resolved.
func (s *Stage) Destination() string { return s.dest }

// Piecemeal reports whether Commit could not change the destination in one step
// because it is a mount point or the like.
func (s *Stage) Piecemeal() bool { return s.piecemeal }

// Close removes the working folder and lets other builds in. Without a Commit
// before it, the destination is as it was. Closing twice is harmless.
func (s *Stage) Close() error {
	if s.lock == nil {
		return nil
	}
	err := s.clear()
	err = errors.Join(err, s.lock.release(s.home))
	s.lock = nil
	return Explain(err)
}

func (s *Stage) clear() error {
	var failed error
	for _, name := range []string{newName, oldName, carryName} {
		failed = errors.Join(failed, os.RemoveAll(filepath.Join(s.home, name)))
	}
	return failed
}

// resolve makes the destination absolute and follows it if it is a symbolic
// link: the link stays, and what it points to is replaced.
func resolve(dest string) (string, error) {
	abs, err := filepath.Abs(dest)
	if err != nil {
		return "", err
	}
	info, err := os.Lstat(abs)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return filepath.EvalSymlinks(abs)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o755); err != nil {
		return "", err
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}
