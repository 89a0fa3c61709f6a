//go:build unix

package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Without a home the cache lies where every user may make folders.
func TestCacheWithoutHome(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("HOME", "")
	t.Setenv("XDG_CACHE_HOME", "")
	dir, err := CacheDir("archive", "")
	if err != nil {
		t.Fatal(err)
	}
	parent := filepath.Dir(dir)
	if info, err := os.Stat(parent); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%s can be used by others: %v %v", parent, info, err)
	}
	for _, c := range []struct {
		there string
		plant func() error
	}{
		{"a symbolic link", func() error { return os.Symlink(temp, parent) }},
		{"a folder open to others", func() error { return os.Mkdir(parent, 0o777) }},
		{"a file", func() error { return os.WriteFile(parent, nil, 0o600) }},
	} {
		if err := os.RemoveAll(parent); err != nil {
			t.Fatal(err)
		}
		if err := c.plant(); err != nil {
			t.Fatal(err)
		}
		if dir, err := CacheDir("archive", ""); err == nil || !strings.Contains(err.Error(), "K4011") {
			t.Errorf("%s was there before, and %s is used: %v", c.there, dir, err)
		}
	}
	if dir, err := CacheDir("archive", "/named"); dir != "/named" || err != nil {
		t.Errorf("a folder that was named: %s, %v", dir, err)
	}
}
