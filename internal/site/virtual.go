package site

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/afero"
)

// virtualFS is the file system that Hugo reads: everything below root is made
// up in memory, everything else is the disk, confined. A made-up file's bytes are
// produced anew at each opening, so that an archive's text is not held twice.
type virtualFS struct {
	afero.Fs // the disk, as far as Hugo may see it
	root     string
	nodes    map[string]*virtualNode // by path with slashes below root; "." is root itself
}

// virtualNode is a folder if it has no content.
type virtualNode struct {
	name     string
	content  func() []byte
	children []fs.DirEntry
}

// newVirtualFS makes a file system with no made-up files yet. root must be
// absolute and should not exist on the disk.
func newVirtualFS(root string, disk afero.Fs) *virtualFS {
	return &virtualFS{Fs: disk, root: root, nodes: map[string]*virtualNode{".": {name: filepath.Base(root)}}}
}

// add makes up a file; name has slashes and is relative to root.
func (v *virtualFS) add(name string, content func() []byte) {
	v.put(name, &virtualNode{name: path.Base(name), content: content})
}

// again is a file system with the files that were made up so far, to which others
// can be added, beside another view of the disk.
func (v *virtualFS) again(disk afero.Fs) *virtualFS {
	copied := newVirtualFS(v.root, disk)
	for _, name := range sortedKeys(v.nodes) {
		if node := v.nodes[name]; !node.IsDir() {
			copied.add(name, node.content)
		}
	}
	return copied
}

// sortedKeys are the keys of a map in their order.
func sortedKeys[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }

func (v *virtualFS) put(name string, node *virtualNode) {
	if v.nodes[name] != nil {
		return
	}
	v.nodes[name] = node
	parent := path.Dir(name)
	if v.nodes[parent] == nil {
		v.put(parent, &virtualNode{name: path.Base(parent)})
	}
	v.nodes[parent].children = append(v.nodes[parent].children, node)
}

// lookup returns the made-up file or folder; ok says whether the name is below
// root at all.
func (v *virtualFS) lookup(name string) (node *virtualNode, ok bool) {
	rel, below := strings.CutPrefix(filepath.Clean(name), v.root)
	if !below || rel != "" && rel[0] != filepath.Separator {
		return nil, false
	}
	return v.nodes[path.Clean("./"+filepath.ToSlash(rel))], true
}

func (v *virtualFS) Open(name string) (afero.File, error) {
	node, ok := v.lookup(name)
	switch {
	case !ok:
		return v.Fs.Open(name)
	case node == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	file := &virtualFile{name: name, node: node, Reader: bytes.NewReader(nil)}
	if !node.IsDir() {
		file.Reader = bytes.NewReader(node.content())
	}
	return file, nil
}

func (v *virtualFS) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	if _, ok := v.lookup(name); !ok {
		return v.Fs.OpenFile(name, flag, perm)
	}
	if flag&(os.O_WRONLY|os.O_RDWR) != 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return v.Open(name)
}

func (v *virtualFS) Stat(name string) (os.FileInfo, error) {
	node, ok := v.lookup(name)
	switch {
	case !ok:
		return v.Fs.Stat(name)
	case node == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return node, nil
}

// LstatIfPossible serves Hugo, which looks for it to recognize symbolic links.
func (v *virtualFS) LstatIfPossible(name string) (os.FileInfo, bool, error) {
	if _, ok := v.lookup(name); ok {
		info, err := v.Stat(name)
		return info, false, err
	}
	return v.Fs.(afero.Lstater).LstatIfPossible(name)
}

// UnwrapFilesystem serves Hugo, which looks through wrappers for the disk.
func (v *virtualFS) UnwrapFilesystem() afero.Fs { return v.Fs }

// Size makes the file up to measure it; Hugo does not ask.
func (n *virtualNode) Size() int64 {
	if n.IsDir() {
		return 0
	}
	return int64(len(n.content()))
}

func (n *virtualNode) Name() string               { return n.name }
func (n *virtualNode) IsDir() bool                { return n.content == nil }
func (n *virtualNode) ModTime() time.Time         { return time.Time{} }
func (n *virtualNode) Sys() any                   { return nil }
func (n *virtualNode) Type() fs.FileMode          { return n.Mode().Type() }
func (n *virtualNode) Info() (fs.FileInfo, error) { return n, nil }
func (n *virtualNode) Mode() fs.FileMode {
	if n.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// virtualFile is an opened made-up file or folder, for reading only.
type virtualFile struct {
	*bytes.Reader
	name string
	node *virtualNode
	next int // first entry of a folder that was not read yet
}

// ReadDir lists a folder by name.
func (f *virtualFile) ReadDir(n int) ([]fs.DirEntry, error) {
	entries := slices.Clone(f.node.children)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	entries = entries[f.next:]
	if n > 0 {
		if len(entries) == 0 {
			return nil, io.EOF
		}
		entries = entries[:min(n, len(entries))]
	}
	f.next += len(entries)
	return entries, nil
}

func (f *virtualFile) Readdir(n int) ([]os.FileInfo, error) {
	entries, err := f.ReadDir(n)
	infos := make([]os.FileInfo, len(entries))
	for i, entry := range entries {
		var gone error
		if infos[i], gone = entry.Info(); gone != nil {
			return infos[:i], gone
		}
	}
	return infos, err
}

func (f *virtualFile) Readdirnames(n int) ([]string, error) {
	entries, err := f.ReadDir(n)
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names, err
}

func (f *virtualFile) Name() string               { return f.name }
func (f *virtualFile) Stat() (os.FileInfo, error) { return f.node, nil }
func (f *virtualFile) Close() error               { return nil }
func (f *virtualFile) Sync() error                { return nil }
func (f *virtualFile) readOnly(op string) error {
	return &fs.PathError{Op: op, Path: f.name, Err: fs.ErrPermission}
}
func (f *virtualFile) Write([]byte) (int, error)          { return 0, f.readOnly("write") }
func (f *virtualFile) WriteAt([]byte, int64) (int, error) { return 0, f.readOnly("write") }
func (f *virtualFile) WriteString(string) (int, error)    { return 0, f.readOnly("write") }
func (f *virtualFile) Truncate(int64) error               { return f.readOnly("truncate") }
