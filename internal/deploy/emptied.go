package deploy

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// folders is a target that has some, which stay when the last file in them is gone.
type folders interface {
	// removeFolders removes those of the named folders that are empty. They are all of
	// one depth.
	removeFolders(ctx context.Context, names []string) error
}

// removeEmptied removes the folders that only held what is gone, the deepest first.
func (d *deployment) removeEmptied(ctx context.Context, gone []string, held map[string]object, now map[string]string) error {
	t, ok := d.target.(folders)
	if !ok {
		return nil
	}
	gone = slices.Sorted(slices.Values(gone))
	empty := map[string]bool{}
	for _, name := range gone {
		for dir := range above(name) {
			empty[dir] = true
		}
	}
	keep := func(name string) {
		for dir := range above(name) {
			delete(empty, dir)
		}
	}
	for name := range now {
		keep(name)
	}
	for name := range held {
		if _, found := slices.BinarySearch(gone, name); !found {
			keep(name)
		}
	}
	depth := func(dir string) int { return strings.Count(dir, "/") }
	names := slices.SortedFunc(maps.Keys(empty), func(a, b string) int { return cmp.Or(depth(b)-depth(a), strings.Compare(a, b)) })
	for len(names) > 0 {
		n := 1
		for n < len(names) && depth(names[n]) == depth(names[0]) {
			n++
		}
		if err := d.try(ctx, func() error { return t.removeFolders(ctx, names[:n]) }); err != nil {
			return err
		}
		names = names[n:]
	}
	return nil
}

// above gives the folders that a file is in.
func above(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if !yield(dir) {
				return
			}
		}
	}
}

// removeFolders leaves what is no folder, or not empty, as it is.
func (t bucket) removeFolders(_ context.Context, names []string) error {
	if t.Folder == "" {
		return nil
	}
	for _, name := range names {
		dir := filepath.Join(t.Folder, filepath.FromSlash(name))
		if info, err := os.Lstat(dir); err == nil && info.IsDir() { // a link would be removed
			_ = os.Remove(dir) // not empty
		}
	}
	return nil
}

// removeFolders leaves those that are not empty: without --force rsync deletes no others.
func (r remote) removeFolders(ctx context.Context, names []string) error {
	err := r.removeAll(ctx, names)
	var failed *remoteError
	if errors.As(err, &failed) && failed.code == 23 { // not empty
		return nil
	}
	return err
}
