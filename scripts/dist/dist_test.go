package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	commit = time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)
	tree   = []entry{{"khotin", 0o755, []byte("a command")}, {"LICENSE", 0o644, []byte("a licence")}}
)

// What is packed holds the files with their modes and the time of the commit, and
// is the same whenever it is packed.
func TestPack(t *testing.T) {
	for _, s := range []system{{"linux", "amd64"}, {"windows", "amd64"}} {
		b := builder{time: commit}
		var made [2][]byte
		for i := range made {
			base := filepath.Join(t.TempDir(), "x")
			if err := b.pack(s, base, "khotin-1", tree); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(base + "*")
			if err != nil || len(files) != 1 {
				t.Fatal(files, err)
			}
			if made[i], err = os.ReadFile(files[0]); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(made[0], made[1]) {
			t.Errorf("%s: packed twice, other bytes", s.os)
		}
		want := []string{"khotin-1/khotin -rwxr-xr-x 2026-01-02 03:04:06 a command", "khotin-1/LICENSE -rw-r--r-- 2026-01-02 03:04:06 a licence"}
		if got := unpack(t, s, made[0]); !slices.Equal(got, want) {
			t.Errorf("%s: %q", s.os, got)
		}
	}
}

// unpack lists what an archive holds.
func unpack(t *testing.T, s system, data []byte) (lines []string) {
	t.Helper()
	line := func(name string, info fs.FileInfo, r io.Reader) {
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, name+" "+info.Mode().String()+" "+info.ModTime().UTC().Format(time.DateTime)+" "+string(text))
	}
	if s.os == "windows" {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			line(f.Name, f.FileInfo(), r)
		}
		return lines
	}
	g, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(g); ; {
		h, err := r.Next()
		if err == io.EOF {
			return lines
		} else if err != nil {
			t.Fatal(err)
		}
		line(h.Name, h.FileInfo(), r)
	}
}

func TestDebian(t *testing.T) {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		t.Skip("dpkg-deb is missing")
	}
	var made [2][]byte
	for i := range made {
		out := t.TempDir()
		b := builder{time: commit, log: io.Discard}
		if err := b.debian(t.Context(), system{"linux", "arm64"}, "v1.0.0-rc.1", out, t.TempDir(), tree); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(out, "khotin_1.0.0~rc.1_arm64.deb")
		listing, err := exec.Command("dpkg-deb", "--contents", name).Output()
		if err != nil || !strings.Contains(string(listing), "-rwxr-xr-x root/root") || !strings.Contains(string(listing), "./usr/share/doc/khotin/copyright") {
			t.Errorf("%s %v", listing, err)
		}
		if made[i], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("packed twice, other bytes")
	}
}

// The image holds the command and nothing else but a folder for temporary files, starts it,
// and is the same whenever it is made.
func TestImage(t *testing.T) {
	if _, err := exec.LookPath("umoci"); err != nil {
		t.Skip("umoci is missing")
	}
	var made [2][]byte
	for i := range made {
		out := filepath.Join(t.TempDir(), "khotin.oci.tar")
		b := builder{time: commit, log: io.Discard}
		if err := b.image(t.Context(), system{"linux", "arm64"}, "1.0.0-rc.1", out, t.TempDir(), tree); err != nil {
			t.Fatal(err)
		}
		var err error
		if made[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("made twice, other bytes")
	}
	dir := t.TempDir()
	for _, args := range [][]string{
		{"tar", "-xf", "-", "-C", dir},
		{"umoci", "unpack", "--rootless", "--image", dir + ":1.0.0-rc.1", filepath.Join(dir, "bundle")},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Stdin = bytes.NewReader(made[0])
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, said)
		}
	}
	for name, mode := range map[string]os.FileMode{"usr/bin/khotin": 0o755, "tmp": os.ModeDir | os.ModeSticky | 0o777, "usr/share/doc/khotin/copyright": 0o644} {
		if info, err := os.Stat(filepath.Join(dir, "bundle", "rootfs", name)); err != nil || info.Mode() != mode {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
	config, err := os.ReadFile(filepath.Join(dir, "bundle", "config.json"))
	if err != nil || !strings.Contains(string(config), "/usr/bin/khotin") || !strings.Contains(string(config), `"cwd": "/kho"`) {
		t.Errorf("how it is started: %s, %v", config, err)
	}
}

// A difference between two folders is found, and which file it is.
func TestSame(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(a, "khotin-1.zip", "x")
	write(b, "khotin-1.zip", "x")
	if err := same(a, b); err != nil {
		t.Error(err)
	}
	write(b, "khotin-1.zip", "y")
	if err := same(a, b); err == nil || !strings.Contains(err.Error(), "khotin-1.zip") {
		t.Error(err)
	}
}

// Only what this program made is cleared away.
func TestEmpty(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "thesis.odt")
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := empty(dir); err == nil || !strings.Contains(err.Error(), "thesis.odt") {
		t.Error(err)
	}
	if _, err := os.Stat(name); err != nil {
		t.Error(err)
	}
}
