package main

import (
	"io/fs"
	"os"
	"path/filepath"
)

// missingIn is a file system without the files that a folder has already.
type missingIn struct {
	fs.FS
	folder string
}

// ReadDir leaves them out.
func (m missingIn) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(m.FS, name)
	var left []fs.DirEntry
	for _, e := range entries {
		if _, missing := os.Lstat(filepath.Join(m.folder, name, e.Name())); e.IsDir() || missing != nil {
			left = append(left, e)
		}
	}
	return left, err
}
