package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func open(t *testing.T) (root *os.Root, dir string) {
	t.Helper()
	dir = t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root, dir
}

// holds fails unless these are all files of the folder, with these bytes.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		if text, ok := want[filepath.ToSlash(rel)]; !ok || string(data) != text {
			t.Errorf("%s holds %q", rel, data)
		}
		delete(want, filepath.ToSlash(rel))
		return err
	})
	if err != nil || len(want) > 0 {
		t.Errorf("missing: %v, %v", want, err)
	}
}

func TestCreateNeverWritesOver(t *testing.T) {
	root, dir := open(t)
	if err := Create(root, "a/b/c.md", []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Create(root, "a/b/c.md", []byte("two"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second file of the name: %v", err)
	}
	if err := Create(root, "a/b/c.md/d.md", []byte("x"), 0o644); err == nil || !strings.Contains(err.Error(), "[K4004]") {
		t.Errorf("below a file: %v", err)
	}
	if err := Create(root, "../out.md", []byte("x"), 0o644); err == nil {
		t.Error("a file outside of the root was made")
	}
	holds(t, dir, map[string]string{"a/b/c.md": "one"})
}

func TestReplaceOnlyWhatHolds(t *testing.T) {
	root, dir := open(t)
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	changed := errors.New("changed meanwhile")
	if err := Replace(root, "a.md", []byte("two"), 0o600, func() error { return changed }); !errors.Is(err, changed) {
		t.Errorf("what no longer holds: %v", err)
	}
	holds(t, dir, map[string]string{"a.md": "one"})
	if err := Replace(root, "a.md", []byte("two"), 0o600, func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, map[string]string{"a.md": "two"})
	if info, err := os.Stat(filepath.Join(dir, "a.md")); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestNoLinkIsFollowed(t *testing.T) {
	root, dir := open(t)
	outside := t.TempDir()
	for _, link := range [][2]string{{"abroad", outside}, {"home", "real"}} {
		if err := os.Symlink(link[1], filepath.Join(dir, link[0])); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "real"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"abroad/a.md", "home/a.md", "home/deeper/a.md"} {
		if err := Create(root, name, []byte("x"), 0o644); err == nil || !strings.Contains(err.Error(), "[K6001]") {
			t.Errorf("%s: %v", name, err)
		}
	}
	holds(t, outside, map[string]string{})
	holds(t, filepath.Join(dir, "real"), map[string]string{})
}
