package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// materials is the program that writes what a command is made of.
const materials = "github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0"

// A system is what a command runs on.
type system struct{ os, arch string }

func parseSystem(name string) (system, error) {
	goos, arch, ok := strings.Cut(name, "/")
	if !ok || goos == "" || arch == "" {
		return system{}, fmt.Errorf("%q is no system; write linux/amd64", name)
	}
	return system{goos, arch}, nil
}

// command is the name of the command's file.
func (s system) command() string {
	if s.os == "windows" {
		return "khotin.exe"
	}
	return "khotin"
}

// builder builds one commit.
type builder struct {
	source string // a clone
	cache  string // Go's build cache; "" for the user's
	log    io.Writer
	time   time.Time // of the commit
}

// clone takes the last commit, with the tags that its version is told from. Go
// stamps no version in a linked working tree; a clone has one, and is clean.
func (b *builder) clone(ctx context.Context) error {
	if changed, err := b.output(ctx, ".", "git", "status", "--porcelain"); err != nil {
		return err
	} else if changed != "" {
		fmt.Fprintln(b.log, "what is not committed is left out")
	}
	commit, err := b.output(ctx, ".", "git", "rev-parse", "HEAD")
	if err != nil {
		return err
	}
	if _, err := b.output(ctx, ".", "git", "clone", "--quiet", "--no-checkout", ".", b.source); err != nil {
		return err
	}
	if _, err := b.output(ctx, b.source, "git", "-c", "core.autocrlf=false", "checkout", "--quiet", "--detach", commit); err != nil {
		return err
	}
	seconds, err := b.output(ctx, b.source, "git", "log", "-1", "--format=%ct")
	if err != nil {
		return err
	}
	at, err := strconv.ParseInt(seconds, 10, 64)
	b.time = time.Unix(at, 0).UTC()
	return err
}

// make builds for one system and packs what was built into out.
func (b *builder) make(ctx context.Context, s system, out, work string) error {
	binary := filepath.Join(work, s.command())
	target := []string{"GOOS=" + s.os, "GOARCH=" + s.arch}
	if s.os != runtime.GOOS { // the tests do not run there, but their code must be right
		if _, err := b.outputWith(ctx, target, b.source, "go", "vet", "./cmd/...", "./internal/..."); err != nil {
			return err
		}
	}
	if _, err := b.outputWith(ctx, target, b.source, "go", "build", "-buildvcs=true", "-trimpath", "-ldflags=-s -w", "-o", binary, "./cmd/khotin"); err != nil {
		return err
	}
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("khotin-%s-%s-%s", strings.TrimPrefix(info.Main.Version, "v"), s.os, s.arch)
	bill := filepath.Join(out, name+".cdx.json")
	if _, err := b.output(ctx, b.source, "go", "run", materials, "bin", "-json", "-std", "-noserial", "-notimestamp", "-version", info.Main.Version, "-output", bill, binary); err != nil {
		return err
	}
	files, err := b.files(s, binary)
	if err != nil {
		return err
	}
	if err := b.pack(s, filepath.Join(out, name), name, files); err != nil {
		return err
	}
	fmt.Fprintln(b.log, name)
	if s.os != "linux" {
		return nil
	}
	if err := b.debian(ctx, s, info.Main.Version, out, work, files); err != nil {
		return err
	}
	return b.image(ctx, s, strings.TrimPrefix(info.Main.Version, "v"), filepath.Join(out, name+".oci.tar"), work, files)
}

// files are what an archive holds.
func (b *builder) files(s system, binary string) (files []entry, err error) {
	for _, f := range []struct {
		from, name string
		mode       os.FileMode
	}{
		{binary, s.command(), 0o755},
		{filepath.Join(b.source, "LICENSE"), "LICENSE", 0o644},
		{filepath.Join(b.source, "README.md"), "README.md", 0o644},
		{filepath.Join(b.source, "README.vi.md"), "README.vi.md", 0o644},
	} {
		data, err := os.ReadFile(f.from)
		if err != nil {
			return nil, err
		}
		files = append(files, entry{f.name, f.mode, data})
	}
	return files, nil
}

// own are the variables that decide what is built; the user's are left out.
var own = []string{"GOOS", "GOARCH", "GOAMD64", "GOARM64", "GOEXPERIMENT", "GOFLAGS", "CGO_ENABLED", "SOURCE_DATE_EPOCH"}

// environment is the one of programs that run here: for this machine unless for
// another system.
func (b *builder) environment(more ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains(own, name)
	})
	env = append(env, "CGO_ENABLED=0", "SOURCE_DATE_EPOCH="+strconv.FormatInt(b.time.Unix(), 10))
	if b.cache != "" {
		env = append(env, "GOCACHE="+b.cache)
	}
	return append(env, more...)
}

// output runs a program and gives what it printed; if it fails, what it said is
// the error.
func (b *builder) output(ctx context.Context, dir string, name string, args ...string) (string, error) {
	return b.outputWith(ctx, nil, dir, name, args...)
}

func (b *builder) outputWith(ctx context.Context, env []string, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.Env = dir, b.environment(env...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		err = errors.Join(fmt.Errorf("%s %s: %w", name, args[0], err), errors.New(strings.TrimSpace(said.String())))
	}
	return strings.TrimSpace(string(out)), err
}
