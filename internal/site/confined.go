package site

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/afero"
)

// confined is the disk as Hugo may see it: some folders, and nothing beside
// them. Whatever an archive's settings or layouts name outside of these is not
// there, however it is reached: by mounts, by functions that read files, by
// folders that hugo.toml names. That there are no symbolic links in the
// archive's folders is checked before (ownfiles.go); the others are khotin's.
type confined struct {
	disk     afero.Fs
	readable []string // absolute, clean
	writable []string // the same
	themes   []string // the folders that hold layouts/
	shown    shownLayouts
}

// shownLayouts says which files Hugo sees below layouts/, by their names with that
// folder: it parses all that it sees, which takes most of the time that it takes to
// set it up. nil shows all.
type shownLayouts func(name string) bool

// noLayouts shows none.
func noLayouts(string) bool { return false }

// newConfined lets Hugo read the archive's own folders, the theme, and what it
// keeps itself in the cache.
func newConfined(f folders, shown shownLayouts) *confined {
	kept := []string{f.work, filepath.Join(f.cache, "resources"), filepath.Join(f.cache, "hugo")}
	readable := append([]string{f.theme}, kept...)
	for _, name := range ownFolders {
		readable = append(readable, filepath.Join(f.own, name))
	}
	return &confined{afero.NewOsFs(), readable, kept, []string{f.own, f.theme}, shown}
}

func inAny(folders []string, name string) bool {
	name = filepath.Clean(name)
	for _, folder := range folders {
		if name == folder || strings.HasPrefix(name, folder+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// read is the error of a name that may not be read: to Hugo it does not exist.
func (c *confined) read(op, name string) error {
	if inAny(c.readable, name) {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

func (c *confined) write(op, name string) error {
	if inAny(c.writable, name) {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrPermission}
}

// Name says what it is.
func (c *confined) Name() string { return "confined" }

// Open opens a file for reading.
func (c *confined) Open(name string) (afero.File, error) {
	if err := c.read("open", name); err != nil {
		return nil, err
	}
	if rel, ok := c.layouts(name); ok && c.shown != nil {
		if entries, err := os.ReadDir(name); err == nil {
			return c.list(name, rel, entries), nil
		}
	}
	return c.disk.Open(name)
}

// layouts gives the name of a folder or file from layouts/ on, if it is there.
func (c *confined) layouts(name string) (rel string, ok bool) {
	for _, theme := range c.themes {
		below, found := strings.CutPrefix(name, theme+string(filepath.Separator))
		if rel = filepath.ToSlash(below); found && (rel == "layouts" || strings.HasPrefix(rel, "layouts/")) {
			return rel, true
		}
	}
	return "", false
}

// list is an opened folder of layouts, with its folders and what is shown: Hugo finds
// layouts by listing them.
func (c *confined) list(name, rel string, entries []fs.DirEntry) afero.File {
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() && !c.shown(path.Join(rel, e.Name())) })
	return &virtualFile{name: name, node: &virtualNode{name: filepath.Base(name), children: entries}, Reader: bytes.NewReader(nil)}
}

// OpenFile opens a file; one that is not Hugo's own only for reading.
func (c *confined) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	allowed := c.read
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND) != 0 {
		allowed = c.write
	}
	if err := allowed("open", name); err != nil {
		return nil, err
	}
	return c.disk.OpenFile(name, flag, perm)
}

// Stat looks at a file.
func (c *confined) Stat(name string) (os.FileInfo, error) {
	if err := c.read("stat", name); err != nil {
		return nil, err
	}
	return c.disk.Stat(name)
}

// LstatIfPossible looks at a file without following it.
func (c *confined) LstatIfPossible(name string) (os.FileInfo, bool, error) {
	if err := c.read("lstat", name); err != nil {
		return nil, false, err
	}
	return c.disk.(afero.Lstater).LstatIfPossible(name)
}

// Create makes a file of Hugo's own.
func (c *confined) Create(name string) (afero.File, error) {
	return c.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

// change does what changes a name, if that is Hugo's own.
func (c *confined) change(op, name string, do func() error) error {
	if err := c.write(op, name); err != nil {
		return err
	}
	return do()
}

// Mkdir makes a folder.
func (c *confined) Mkdir(name string, perm os.FileMode) error {
	return c.change("mkdir", name, func() error { return c.disk.Mkdir(name, perm) })
}

// MkdirAll makes a folder and those above it.
func (c *confined) MkdirAll(name string, perm os.FileMode) error {
	return c.change("mkdir", name, func() error { return c.disk.MkdirAll(name, perm) })
}

// Remove removes a file.
func (c *confined) Remove(name string) error {
	return c.change("remove", name, func() error { return c.disk.Remove(name) })
}

// RemoveAll removes a folder.
func (c *confined) RemoveAll(name string) error {
	return c.change("remove", name, func() error { return c.disk.RemoveAll(name) })
}

// Rename moves a file.
func (c *confined) Rename(from, to string) error {
	return c.change("rename", from, func() error {
		return c.change("rename", to, func() error { return c.disk.Rename(from, to) })
	})
}

// Chmod changes permissions.
func (c *confined) Chmod(name string, mode os.FileMode) error {
	return c.change("chmod", name, func() error { return c.disk.Chmod(name, mode) })
}

// Chown changes the owner.
func (c *confined) Chown(name string, uid, gid int) error {
	return c.change("chown", name, func() error { return c.disk.Chown(name, uid, gid) })
}

// Chtimes changes the times.
func (c *confined) Chtimes(name string, access, modified time.Time) error {
	return c.change("chtimes", name, func() error { return c.disk.Chtimes(name, access, modified) })
}
