// Package treetest compares folders in tests.
package treetest

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Files are the contents of all files below a folder, by their names with slashes.
func Files(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Differing names the files, in order, that two folders have not in common.
func Differing(a, b map[string]string) []string {
	differ := maps.Clone(a)
	maps.Copy(differ, b)
	maps.DeleteFunc(differ, func(name, _ string) bool {
		inA, okA := a[name]
		inB, okB := b[name]
		return okA == okB && inA == inB
	})
	return slices.Sorted(maps.Keys(differ))
}
