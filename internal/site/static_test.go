package site

import (
	"os"
	"path/filepath"
	"testing"
)

// A file of the archive's own may have the name of a folder that an earlier site left
// empty, and not that of one with pages.
func TestAFileInPlaceOfAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	from, empty, full := filepath.Join(dir, "from"), filepath.Join(dir, "empty"), filepath.Join(dir, "full")
	for _, folder := range []string{filepath.Join(empty, "a", "b"), filepath.Join(empty, "c"), full} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{from, filepath.Join(full, "index.html")} {
		if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := copyFile(from, empty); err != nil {
		t.Error(err)
	}
	if err := copyFile(from, full); err == nil {
		t.Error("a page was replaced")
	}
	if _, err := os.Stat(filepath.Join(full, "index.html")); err != nil {
		t.Error(err)
	}
}
