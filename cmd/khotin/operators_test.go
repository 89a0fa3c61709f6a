package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Every command of the operator's guide is run in an empty folder, in its order.
func TestOperatorsGuide(t *testing.T) {
	for _, program := range []string{"sh", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	page, err := os.ReadFile("../../docs/huong-dan-van-hanh.md")
	if err != nil {
		t.Fatal(err)
	}
	c := freshArchive(t)
	if err := os.RemoveAll(filepath.Join(c.dir, "content")); err != nil {
		t.Fatal(err)
	}
	g := guide{t: t, command: c}
	t.Setenv("GIT_AUTHOR_NAME", "Nguyễn Văn A")
	t.Setenv("GIT_AUTHOR_EMAIL", "a@example.org")
	t.Setenv("GIT_COMMITTER_NAME", "Nguyễn Văn A")
	t.Setenv("GIT_COMMITTER_EMAIL", "a@example.org")
	blocks := fence.FindAllStringSubmatch(string(page), -1)
	for _, block := range blocks {
		if block[1] == "sh" {
			g.typed(block[2])
		}
	}
	if len(blocks) < 7 {
		t.Errorf("the guide has %d blocks", len(blocks))
	}
	for _, name := range []string{"public/index.html", "public/sitemap.xml", "usb/kho-tin/index.html", "static/admin/index.html", ".git/HEAD"} {
		if _, err := os.Stat(filepath.Join(c.dir, name)); err != nil {
			t.Error(err)
		}
	}
}
