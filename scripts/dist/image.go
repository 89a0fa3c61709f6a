package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// image writes a container image, as a tar of OCI's layout, without a daemon and of nothing
// but the command, if umoci is here.
func (b *builder) image(ctx context.Context, s system, version, name, work string, files []entry) error {
	if _, err := exec.LookPath("umoci"); err != nil {
		fmt.Fprintln(b.log, "no container image: umoci is missing")
		return nil
	}
	root, layout := filepath.Join(work, "root"), filepath.Join(work, "layout")
	if err := lay(root, installed(files), b.time); err != nil {
		return err
	}
	temporary := filepath.Join(root, "tmp")
	if err := os.Mkdir(temporary, 0o755); err != nil {
		return err
	}
	if err := os.Chmod(temporary, 0o777|fs.ModeSticky); err != nil {
		return err
	}
	for _, dir := range []string{temporary, root} { // making the one touched the other
		if err := os.Chtimes(dir, b.time, b.time); err != nil {
			return err
		}
	}
	at, image := b.time.Format(time.RFC3339), layout+":"+version
	for _, args := range [][]string{
		{"init", "--layout", layout},
		{"new", "--image", image},
		{"insert", "--rootless", "--image", image, "--history.created", at, root, "/"},
		{"config", "--image", image, "--no-history", "--created", at, "--author", "khotin", "--os", s.os, "--architecture", s.arch,
			"--config.entrypoint", "/usr/bin/khotin", "--config.cmd", "help", "--config.workingdir", "/kho"},
		{"gc", "--layout", layout},
	} {
		if _, err := b.output(ctx, work, "umoci", args...); err != nil {
			return err
		}
	}
	return b.packFolder(layout, name)
}

// packFolder writes a tar of all files below a folder.
func (b *builder) packFolder(dir, name string) error {
	var files []entry
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		rel := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(file, dir)), "/")
		files = append(files, entry{rel, 0o644, data})
		return err
	})
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := tarred(&buf, files, b.time); err != nil {
		return err
	}
	return os.WriteFile(name, buf.Bytes(), 0o644)
}
