package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// An entry is a file of an archive.
type entry struct {
	name string
	mode os.FileMode
	data []byte
}

// pack writes the archive that people of a system can open without a program of
// their own; its files are in one folder.
func (b *builder) pack(s system, base, folder string, files []entry) error {
	write, name := tarball, base+".tar.gz"
	if s.os == "windows" {
		write, name = zipped, base+".zip"
	}
	var buf bytes.Buffer
	if err := write(&buf, folder, files, b.time); err != nil {
		return err
	}
	return os.WriteFile(name, buf.Bytes(), 0o644)
}

func tarball(w io.Writer, folder string, files []entry, at time.Time) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	inside := slices.Clone(files)
	for i := range inside {
		inside[i].name = folder + "/" + inside[i].name
	}
	return errors.Join(tarred(packed, inside, at), packed.Close())
}

func tarred(w io.Writer, files []entry, at time.Time) error {
	t := tar.NewWriter(w)
	for _, f := range files {
		h := tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: at, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(&h); err != nil {
			return err
		}
		if _, err := t.Write(f.data); err != nil {
			return err
		}
	}
	return t.Close()
}

func zipped(w io.Writer, folder string, files []entry, at time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: at}
		h.SetMode(f.mode)
		part, err := z.CreateHeader(&h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// debian writes a package for Debian and what comes of it, if its builder is here.
func (b *builder) debian(ctx context.Context, s system, version, out, work string, files []entry) error {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		fmt.Fprintln(b.log, "no package for Debian: dpkg-deb is missing")
		return nil
	}
	root := filepath.Join(work, "debian")
	tree := append(installed(files), entry{"DEBIAN/control", 0o644, []byte(control(version, s.arch))})
	if err := lay(root, tree, b.time); err != nil {
		return err
	}
	name := filepath.Join(out, fmt.Sprintf("khotin_%s_%s.deb", debianVersion(version), s.arch))
	_, err := b.output(ctx, ".", "dpkg-deb", "--build", "--root-owner-group", "-Zgzip", root, name)
	return err
}

// installed are the files where a system has them.
func installed(files []entry) (tree []entry) {
	for _, f := range files {
		at := "usr/share/doc/khotin/" + strings.Replace(f.name, "LICENSE", "copyright", 1)
		if f.mode&0o100 != 0 {
			at = "usr/bin/" + f.name
		}
		tree = append(tree, entry{at, f.mode, f.data})
	}
	return tree
}

// debianVersion is a version as Debian orders them: one before a release is less
// than the release.
func debianVersion(version string) string {
	return strings.ReplaceAll(strings.TrimPrefix(version, "v"), "-", "~")
}

func control(version, arch string) string {
	return "Package: khotin\nVersion: " + debianVersion(version) + "\nArchitecture: " + arch + "\nSection: web\nPriority: optional\n" +
		"Maintainer: khotin <https://github.com/khotin/khotin>\nSuggests: git, rsync\nHomepage: https://github.com/khotin/khotin\n" +
		"Description: static, searchable archive of write-ups\n" +
		" Builds write-ups of Vietnamese education conferences, kept as Markdown files,\n into a static site that is searched in the browser without a server.\n"
}

// lay writes files and their folders with these modes and times, whatever the
// umask.
func lay(root string, files []entry, at time.Time) error {
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := errors.Join(os.WriteFile(name, f.data, f.mode), os.Chmod(name, f.mode)); err != nil {
			return err
		}
	}
	return filepath.WalkDir(root, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o755)
		}
		return errors.Join(err, os.Chtimes(name, at, at))
	})
}

// sums writes SHA256SUMS, as sha256sum --check reads it.
func sums(out string) error {
	files, err := digests(out)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(strings.Join(files, "")), 0o644)
}

// digests are the lines of SHA256SUMS for the files in a folder, sorted.
func digests(out string) (lines []string, err error) {
	files, err := os.ReadDir(out)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(out, f.Name()))
		if err != nil {
			return nil, err
		}
		lines = append(lines, fmt.Sprintf("%x  %s\n", sha256.Sum256(data), f.Name()))
	}
	return lines, nil
}

// same reports files that differ between two folders.
func same(first, second string) error {
	a, err := digests(first)
	if err != nil {
		return err
	}
	b, err := digests(second)
	if err != nil {
		return err
	}
	for _, line := range a {
		if !slices.Contains(b, line) {
			return fmt.Errorf("built twice, and not the same: %s", strings.TrimSpace(line))
		}
	}
	if len(a) != len(b) {
		return fmt.Errorf("built twice: %d files, then %d", len(a), len(b))
	}
	return nil
}
