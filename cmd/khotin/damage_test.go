package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// damages are what becomes of a file when a disk is full, broken or pulled out.
var damages = []func(data []byte) []byte{
	func([]byte) []byte { return nil },
	func(data []byte) []byte { return data[:len(data)/2] },
	func(data []byte) []byte {
		if len(data) > 0 {
			data[len(data)/2] ^= 0x10
		}
		return data
	},
	func(data []byte) []byte { return append(data, "đuôi"...) },
	func(data []byte) []byte { return bytes.Repeat([]byte{0}, len(data)) },
}

// damaged is how many files are: few, unless KHOTIN_DAMAGES says more.
func damaged() int {
	n, err := strconv.Atoi(os.Getenv("KHOTIN_DAMAGES"))
	if err != nil {
		return 4
	}
	return n
}

// Whatever file of the cache is damaged, and however, the next build makes what one without
// a cache makes.
func TestBuildWithADamagedCache(t *testing.T) {
	c := freshArchive(t)
	c.build(t)
	kept := filepath.Join(c.dir, ".cache")
	var files []string
	err := filepath.WalkDir(kept, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	c.edit(t, "Đoạn khác.")
	fresh := c.buildAnew(t)
	for i := range damaged() {
		name, err := filepath.Rel(kept, files[i*len(files)/damaged()])
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.CopyFS(filepath.Join(dir, "cache"), os.DirFS(kept)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "cache", name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, damages[i%len(damages)](data), 0o600); err != nil {
			t.Fatal(err)
		}
		cmd, said := c.start(t, "build", "--destination", filepath.Join(dir, "public"))
		cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+filepath.Join(dir, "cache"))
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s, damage %d: %v\n%s", name, i, err, said)
		}
		if got, err := listing(filepath.Join(dir, "public")); err != nil || got != fresh {
			t.Errorf("%s, damage %d: another site (%v)", name, i, err)
		}
	}
	t.Logf("faults: %d of %d files, in %d ways", damaged(), len(files), len(damages))
}
