package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/khotin/khotin/internal/picture/picturetest"
)

var update = flag.Bool("update", false, "write what scripts compare output with anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"khotin": main})
}

// TestScripts runs the real command on small archives, good and bad. Each
// script under testdata/script says at its top what a user would notice.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("LANG", "en_GB.UTF-8")
			return drawPictures(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"snapshot": snapshot, "status": status, "workflow": runWorkflow, "gitlab": runGitLab, "docx": makeDocx,
		},
	})
}

// drawPictures makes pictures of the files that say "picture 40x30".
func drawPictures(dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if drawn := picturetest.Expand(name, data); err == nil && !bytes.Equal(drawn, data) {
			return os.WriteFile(name, drawn, 0o644)
		}
		return err
	})
}

// snapshot DIR FILE writes every file below DIR with its digest into FILE.
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: snapshot DIR FILE")
	}
	listing, err := listing(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(listing), 0o644))
}

// listing is a folder's files with their digests, one a line.
func listing(dir string) (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		fmt.Fprintf(&b, "%x %s\n", sha256.Sum256(data), filepath.ToSlash(rel))
		return err
	})
	return b.String(), err
}

// docx FILE TEXT makes a document of Word's, with a paragraph of each line of a text.
func makeDocx(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: docx FILE TEXT")
	}
	var body strings.Builder
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", html.EscapeString(line))
		}
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	w, err := z.Create("word/document.xml")
	ts.Check(err)
	_, err = fmt.Fprintf(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>`, body.String())
	ts.Check(errors.Join(err, z.Close()))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), file.Bytes(), 0o644))
}

// status CODE COMMAND ARGS… runs khotin in this process and wants this exit code;
// the output is that of the command, for stdout and stderr to look at.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND ARGS…")
	}
	code := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("exit status %s, want %s\nstdout:\n%s\nstderr:\n%s", code, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}
