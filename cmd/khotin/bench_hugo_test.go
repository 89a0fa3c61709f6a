//go:build linux

package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// benchPagefind lets Pagefind, if npm has installed it, index what Hugo made.
func benchPagefind(b *testing.B, dir string) (run benchRun, ok bool) {
	b.Helper()
	program, err := filepath.Abs(filepath.Join("..", "..", "node_modules", ".bin", "pagefind"))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		b.Log("Pagefind is not installed (npm ci): it is left out")
		return run, false
	}
	run, _ = measureProcess(b, exec.Command(program, "--site", filepath.Join(dir, "hugo-project", "public"), "--silent"))
	return run, true
}

// benchHugo lays the same pages out as an ordinary Hugo project, with the same
// layouts, and measures Hugo's own command on it.
func benchHugo(b *testing.B, dir, source string) benchRun {
	b.Helper()
	project := filepath.Join(dir, "hugo-project")
	loaded, problems, err := archive.Load(b.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		b.Fatal(err, problems)
	}
	pages, problems := plan.New(loaded, plan.Options{Lang: diag.Vietnamese})
	if problems.HasErrors() {
		b.Fatal(problems)
	}
	for _, page := range pages.Pages {
		put(b, filepath.Join(project, "content", page.File), page.WithBody(page.Front(nil)))
	}
	err = fs.WalkDir(khotin.Defaults, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := khotin.Defaults.ReadFile(name)
		put(b, filepath.Join(project, name), data)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	put(b, filepath.Join(project, "more.toml"), []byte("baseURL = \"/\"\nbuildFuture = true\nbuildDrafts = true\n"+
		"disableKinds = [\"taxonomy\", \"term\", \"404\"]\nmainSections = [\"none\"]\nenableRobotsTXT = true\ntitleCaseStyle = \"none\"\n"+
		"[mediaTypes.\"application/feed+json\"]\nsuffixes = [\"json\"]\n"+
		"[outputFormats.jsonfeed]\nmediaType = \"application/feed+json\"\nbaseName = \"feed\"\nisPlainText = true\n"))
	program := filepath.Join(dir, "hugo")
	if output, err := exec.Command("go", "build", "-o", program, "github.com/gohugoio/hugo").CombinedOutput(); err != nil {
		b.Fatalf("build Hugo's command: %v\n%s", err, output)
	}
	cmd := exec.Command(program, "build", "--config", "more.toml,hugo.toml", "--noBuildLock")
	cmd.Dir, cmd.Stderr = project, os.Stderr
	run, _ := measureProcess(b, cmd)
	return run
}

func put(b *testing.B, name string, data []byte) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		b.Fatal(err)
	}
}
