package site

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/spf13/afero"
)

func TestVirtualFiles(t *testing.T) {
	dir := t.TempDir()
	v := newVirtualFS(filepath.Join(dir, "virtual"), afero.NewOsFs())
	files := []string{"hugo.toml", "content/_index.md", "content/ha-noi/_index.md", "content/ha-noi/2018-2019/a.md"}
	for _, name := range files {
		v.add(name, func() []byte { return []byte("nội dung của " + name) })
	}
	if err := fstest.TestFS(afero.NewIOFS(afero.NewBasePathFs(v, v.root)), files...); err != nil {
		t.Error(err)
	}
}

func TestVirtualFilesLieBesideTheDisk(t *testing.T) {
	dir := t.TempDir()
	v := newVirtualFS(filepath.Join(dir, "virtual"), afero.NewOsFs())
	v.add("a.md", func() []byte { return []byte("a") })
	real := filepath.Join(dir, "virtual-too", "b.md")
	if err := os.Mkdir(filepath.Dir(real), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := afero.WriteFile(v, real, []byte("b"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{filepath.Join(v.root, "a.md"): "a", real: "b"} {
		if got, err := afero.ReadFile(v, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := v.Open(filepath.Join(v.root, "b.md")); !os.IsNotExist(err) {
		t.Errorf("a file that nobody made up: %v", err)
	}
	if _, err := v.OpenFile(filepath.Join(v.root, "a.md"), os.O_WRONLY, 0); !os.IsPermission(err) {
		t.Errorf("writing to a made-up file: %v", err)
	}
}
