// Command dist makes what is handed out of a release: for each system the command
// as an archive, what it is made of, and the sums of all.
//
// What goes in: the last commit of the repository in whose folder it runs. What
// comes out, in the folder that it is given: per system a .tar.gz (Windows: a
// .zip) with the command, the licence and the first page to read; a bill of
// materials in CycloneDX's JSON; for Linux a package for Debian where dpkg-deb is
// there, and a container image where umoci is; and SHA256SUMS.
//
// It promises: what is made depends on the commit and the version of Go alone, not
// on the folder, the time, the umask or what is not committed. With -again all is
// built a second time, in another folder and without anything kept, and compared
// byte by byte.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("dist", flag.ContinueOnError)
	flags.SetOutput(stderr)
	systems := flags.String("systems", "linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64", "what to build for")
	again := flags.Bool("again", false, "build everything a second time and compare")
	if err := flags.Parse(args); err != nil || flags.NArg() != 1 {
		fmt.Fprintln(stderr, "usage: dist [-systems \"linux/amd64 …\"] [-again] FOLDER")
		return 2
	}
	if err := release(ctx, flags.Arg(0), strings.Fields(*systems), *again, stdout); err != nil {
		fmt.Fprintln(stderr, "dist:", err)
		return 1
	}
	return 0
}

// release makes the folder anew.
func release(ctx context.Context, out string, systems []string, again bool, log io.Writer) error {
	out, err := empty(out)
	if err != nil {
		return err
	}
	if err := makeAll(ctx, out, systems, builder{log: log}); err != nil {
		return err
	}
	if !again {
		return nil
	}
	work, err := os.MkdirTemp("", "khotin-again-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	second := filepath.Join(work, "a folder of another name")
	if err := makeAll(ctx, second, systems, builder{log: log, cache: filepath.Join(work, "cache")}); err != nil {
		return err
	}
	if err := same(out, second); err != nil {
		return err
	}
	fmt.Fprintln(log, "the same bytes, built twice")
	return nil
}

// empty removes what was made before, and nothing else.
func empty(out string) (string, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	files, err := os.ReadDir(out)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	} else if err != nil {
		return "", err
	}
	for _, f := range files {
		if name := f.Name(); name != "SHA256SUMS" && !strings.HasPrefix(name, "khotin") {
			return "", fmt.Errorf("%s holds %s, which this program did not make", out, name)
		}
	}
	return out, os.RemoveAll(out)
}

// makeAll builds the last commit from a clone of its own, so that nothing else can
// get into it.
func makeAll(ctx context.Context, out string, systems []string, b builder) error {
	work, err := os.MkdirTemp("", "khotin-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b.source = filepath.Join(work, "khotin")
	if err := b.clone(ctx); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, name := range systems {
		s, err := parseSystem(name)
		if err != nil {
			return err
		}
		if err := b.make(ctx, s, out, filepath.Join(work, s.os+"-"+s.arch)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return sums(out)
}
