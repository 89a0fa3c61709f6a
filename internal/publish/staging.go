package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/diag"
)

// Options say where a site is published.
type Options struct {
	Destination string // the folder to publish; made if absent
	Source      string // the archive's folder, which the destination must neither be nor hold
	CacheDir    string // kept between builds; "" for none. Must not lie in the destination
}

// Staging is one attempt to publish. It owns a folder beside the destination, on
// the same file system, so that the swap is a rename.
type Staging struct {
	dest     string // the destination, symbolic links resolved
	home     string // the working folder: ".khotin-staging-NAME" beside dest
	cacheDir string // "" for none
	copy     string // a copy of the last manifest, outside of the destination; "" for none
	lock     *lock
	previous *Manifest
	taken    taken
	seen     map[string]seenFile // of the published site
	verified map[string]seenFile // of the new one, after Verify

	exchange  func(a, b string) error // swaps two names in one step; set by tests
	flush     func(dir string) error  // puts what is in a folder on the disk; set by tests
	piecemeal bool
	reuse     bool // see ReuseFolders
	restored  bool
}

// Names inside the working folder.
const (
	lockName = "lock" // held while a build runs
	newName  = "new"  // the site being built; after the swap, the one replaced
	oldName  = "old"  // the site being replaced, where a swap takes two renames
)

// homePrefix begins the working folder's name.
const homePrefix = ".khotin-staging-"

// Open prepares an empty staging folder, after clearing up what a killed build
// may have left. It fails if the destination is not khotin's to replace or if
// another build is at work on it. The caller must Close the staging.
func Open(o Options) (*Staging, error) {
	dest, err := resolve(o.Destination)
	if err != nil {
		return nil, Explain(fmt.Errorf("open destination %s: %w", o.Destination, err))
	}
	if err := keepApart(dest, o); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dest), 0o755); err != nil {
		return nil, Explain(fmt.Errorf("open destination %s: %w", o.Destination, err))
	}
	s := &Staging{dest: dest, home: home(dest), cacheDir: o.CacheDir, copy: manifestCopy(dest, o.CacheDir), exchange: exchange, flush: flush}
	if s.lock, err = acquire(s.home); err != nil {
		return nil, Explain(err)
	}
	if err := s.prepare(); err != nil {
		s.Close()
		return nil, Explain(err)
	}
	return s, nil
}

// Recover puts right what a killed build left half done at the destination. It
// needs none of the archive's sources, so that a fault in one of them does not
// keep the last site from its place. Where nothing was left it touches nothing,
// and only refuses a destination that cannot be one.
func Recover(o Options) error {
	dest, err := resolve(o.Destination)
	if err != nil {
		return Explain(fmt.Errorf("open destination %s: %w", o.Destination, err))
	}
	if err := keepApart(dest, o); err != nil {
		return err
	}
	for _, left := range []string{home(dest), filepath.Join(dest, insideName)} {
		if _, err := os.Lstat(left); err == nil {
			s, err := Open(o)
			if err != nil {
				return err
			}
			return s.Close()
		}
	}
	return nil
}

func (s *Staging) prepare() error {
	if err := s.recover(); err != nil {
		return fmt.Errorf("clear up after a stopped build in %s: %w", s.home, err)
	}
	var err error
	if s.previous, s.restored, err = inspect(s.dest, s.copy); err != nil {
		return err
	}
	s.readSeen()
	return os.Mkdir(s.Dir(), 0o755)
}

// Dir is the folder to build the site in; it is empty at first.
func (s *Staging) Dir() string { return filepath.Join(s.home, newName) }

// Destination is the folder that will be replaced, symbolic links resolved.
func (s *Staging) Destination() string { return s.dest }

// Restored reports whether the manifest of the last site could not be read, so
// that the copy of it in the cache folder was taken.
func (s *Staging) Restored() bool { return s.restored }

// Piecemeal reports whether Commit could not change the destination in one step
// because it is a mount point or the like.
func (s *Staging) Piecemeal() bool { return s.piecemeal }

// Close removes the working folder and lets other builds in. Without a Commit
// before it, the destination is as it was. Closing twice is harmless.
func (s *Staging) Close() error {
	if s.lock == nil {
		return nil
	}
	if s.reuse {
		s.keepFolders()
	}
	err := s.clear()
	err = errors.Join(err, s.lock.release(s.home))
	s.lock = nil
	return Explain(err)
}

func (s *Staging) clear() error {
	var failed error
	for _, name := range []string{newName, oldName} {
		failed = errors.Join(failed, removeAll(filepath.Join(s.home, name)))
	}
	return failed
}

// removeAll removes a folder of ours, even one in which nothing can be removed
// because it took the permissions of a destination that was read-only.
func removeAll(dir string) error {
	if os.RemoveAll(dir) == nil {
		return nil
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() {
			os.Chmod(name, 0o700)
		}
		return nil
	})
	err := os.RemoveAll(dir)
	if err == nil {
		return nil
	}
	return &diag.Fault{
		Message: diag.K4007.T("không xóa được phần còn lại của lần dựng trang trước: %s", "what the last build left behind cannot be removed: %s", dir),
		Hint:    diag.T("xóa thư mục đó rồi chạy lại", "delete that folder, then try again"),
		Cause:   err,
	}
}

// home is the working folder of a destination.
func home(dest string) string {
	return filepath.Join(filepath.Dir(dest), homePrefix+filepath.Base(dest))
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
	parent, err := resolveFolder(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

// resolveFolder follows the symbolic links of a folder that may not exist yet.
func resolveFolder(dir string) (string, error) {
	real, err := filepath.EvalSymlinks(dir)
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(dir) == dir {
		return real, err
	}
	parent, err := resolveFolder(filepath.Dir(dir))
	return filepath.Join(parent, filepath.Base(dir)), err
}
