package publish

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/khotin/khotin/internal/parallel"
)

// A site has a folder for each write-up. To make 12,000 of them and to remove those of
// the old site took a fifth of the wall time of a build in which one sentence had
// changed, and many times that on a disk that is told of each freed block. So the old
// site's folders are emptied and kept in the cache folder, and the next site is staged
// in them. Verify removes those that stay empty.

// foldersName is where they are kept, beside the copy of the manifest.
func (s *Staging) foldersName() string { return strings.TrimSuffix(s.copy, ".json") + ".folders" }

// ReuseFolders lets the site be staged in the empty folders of an earlier one, and
// keeps those that are left at the end. What writes a file where one of them may be
// has to remove it.
func (s *Staging) ReuseFolders(ctx context.Context) error {
	if s.copy == "" {
		return nil
	}
	s.reuse = true
	kept := s.foldersName()
	if info, err := os.Lstat(kept); err != nil || !info.IsDir() {
		return nil
	}
	err := eachBelow(ctx, kept, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			return fs.ErrExist
		}
		s.taken.folders.Store(s.Dir()+strings.TrimPrefix(name, kept), true)
		return err
	})
	if err == nil && os.Remove(s.Dir()) == nil && os.Rename(kept, s.Dir()) == nil {
		return nil
	}
	s.taken.folders.Clear()
	if err != nil {
		return errors.Join(removeAll(kept), ctx.Err())
	}
	return os.MkdirAll(s.Dir(), folderMode) // on another file system, for example
}

// keepFolders keeps the folders of the site that was replaced.
func (s *Staging) keepFolders() {
	for _, name := range []string{newName, oldName} {
		left := filepath.Join(s.home, name)
		if info, err := os.Lstat(left); err != nil || !info.IsDir() || os.Chmod(left, folderMode) != nil {
			continue
		}
		if eachBelow(context.Background(), left, leaveFolder) == nil && os.Rename(left, s.foldersName()) == nil {
			return
		}
	}
}

// eachBelow walks what is in a folder, with all processors: visit is called by several
// goroutines. In each folder at the top the order is that of the walk.
func eachBelow(ctx context.Context, dir string, visit fs.WalkDirFunc) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	return parallel.Some(ctx, len(entries), 2*runtime.GOMAXPROCS(0), func(i int) error {
		return filepath.WalkDir(filepath.Join(dir, entries[i].Name()), visit)
	})
}

// leaveFolder removes all but folders, and those that are named like files.
func leaveFolder(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil:
		return err
	case !d.IsDir():
		return os.Remove(name)
	case strings.Contains(d.Name(), "."):
		return cmp.Or(os.RemoveAll(name), fs.SkipDir)
	}
	return nil
}

// removeEmpty removes the folders of a walk, parents first, below which there is none
// of the files.
func removeEmpty(root string, folders []string, files map[string]struct{}) error {
	used := map[string]bool{root: true}
	for name := range files {
		for dir := filepath.Dir(filepath.Join(root, filepath.FromSlash(name))); !used[dir]; dir = filepath.Dir(dir) {
			used[dir] = true
		}
	}
	for i := len(folders) - 1; i >= 0; i-- {
		if !used[folders[i]] {
			if err := os.Remove(folders[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
