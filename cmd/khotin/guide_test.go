package main

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
)

// fence is a block of the guide: what to type, what is answered, what a file holds.
var fence = regexp.MustCompile("(?ms)^```(sh|text|markdown)\n(.*?)^```$")

// Every command of the editor's guide is run in an empty archive, in its order; what
// the guide says that the machine answers is what it answers, to the letter.
func TestEditorsGuide(t *testing.T) {
	for _, program := range []string{"sh", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	page, err := os.ReadFile("../../docs/huong-dan-bien-tap.md")
	if err != nil {
		t.Fatal(err)
	}
	c := freshArchive(t)
	if err := os.Remove(filepath.Join(c.dir, "content", "a.md")); err != nil {
		t.Fatal(err)
	}
	g := guide{t: t, command: c}
	g.sh("git init -q && git config user.name 'Nguyễn Văn A' && git config user.email a@example.org")
	_, part, found := strings.Cut(string(page), "\n## Bằng cửa sổ dòng lệnh\n")
	if !found {
		t.Fatal("the guide has no part on the terminal")
	}
	part, _, _ = strings.Cut(part, "\n## ")
	blocks := fence.FindAllStringSubmatch(part, -1)
	for i, block := range blocks {
		switch block[1] {
		case "sh":
			g.typed(block[2])
		case "text":
			if i == 0 || g.answer != block[2] {
				t.Errorf("the guide says:\n%s\nthe machine:\n%s", block[2], g.answer)
			}
		case "markdown":
			g.save(block[2])
		}
	}
	if len(blocks) < 14 {
		t.Errorf("the guide has %d blocks", len(blocks))
	}
	if _, err := os.Stat(filepath.Join(c.dir, "public", "index.html")); err != nil {
		t.Error(err)
	}
}

// Every command of the guide that khotin init writes, in the archive that it writes it
// into.
func TestOwnGuideOfAnArchive(t *testing.T) {
	for _, program := range []string{"sh", "git"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	c := freshArchive(t)
	c.dir = filepath.Join(filepath.Dir(c.dir), "kho")
	if err := os.Mkdir(c.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	g := guide{t: t, command: c}
	g.sh("git init -q -b main && git init -q --bare ../server && git remote add origin ../server && git config push.autoSetupRemote true")
	g.sh("git config user.name 'Nguyễn Văn A' && git config user.email a@example.org && khotin init && git add . && git commit -q -m 'Kho mới'")
	page, err := os.ReadFile(filepath.Join(c.dir, "HUONG-DAN.md"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := fence.FindAllStringSubmatch(string(page), -1)
	for _, block := range blocks {
		g.typed(block[2])
		if strings.TrimSpace(block[2]) == "khotin check" && !strings.Contains(g.answer, "không có lỗi") {
			t.Errorf("check of what was begun says:\n%s", g.answer)
		}
	}
	if len(blocks) < 5 {
		t.Errorf("the guide has %d blocks", len(blocks))
	}
	if log := g.sh("git -C ../server log --oneline main"); !strings.Contains(log, "Thêm bài về hội nghị") {
		t.Errorf("what was pushed: %s", log)
	}
	// The hook that the guide switches on: the next commit is checked.
	if said := g.sh("git commit -q --allow-empty -m rỗng && khotin new 'Bài nữa' --province 'Hà Nội' && git add . && git commit -q -m 'Bài nữa'"); !strings.Contains(said, "tất cả đã ở dạng chuẩn") {
		t.Errorf("the hook says:\n%s", said)
	}
}

// guide is somebody who does what a guide says.
type guide struct {
	t *testing.T
	command
	answer string // to the last block
}

// typed types the lines of a block.
func (g *guide) typed(block string) {
	if strings.TrimSpace(block) == "khotin serve" {
		g.serve()
		return
	}
	g.answer = g.sh(block)
}

func (g *guide) environment() []string {
	return append(os.Environ(), "PATH="+filepath.Dir(g.program)+string(os.PathListSeparator)+os.Getenv("PATH"), "LANG=vi_VN.UTF-8", "LC_ALL=", "LC_MESSAGES=",
		"XDG_CACHE_HOME="+filepath.Join(g.dir, "..", "cache"), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
}

// sh runs lines and gives what they say. A check that finds something is no reason
// to stop.
func (g *guide) sh(lines string) string {
	g.t.Helper()
	cmd := exec.Command("sh", "-c", lines)
	cmd.Dir, cmd.Env = g.dir, g.environment()
	said, err := cmd.CombinedOutput()
	if err != nil && strings.TrimSpace(lines) != "khotin check" {
		g.t.Errorf("%s%v\n%s", lines, err, said)
	}
	return string(said)
}

// save writes the one file that khotin new made.
func (g *guide) save(text string) {
	g.t.Helper()
	name := strings.TrimSpace(strings.TrimPrefix(strings.SplitN(g.answer, "\n", 2)[0], "Đã tạo "))
	if err := os.WriteFile(filepath.Join(g.dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		g.t.Fatal(err)
	}
}

// serve opens the address that khotin serve says, and stops it as the guide does.
func (g *guide) serve() {
	g.t.Helper()
	ctx, stop := context.WithTimeout(g.t.Context(), 2*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, g.program, "serve", "--port", "0") // the port of the guide may be in use here
	cmd.Dir, cmd.Env = g.dir, g.environment()
	out, err := cmd.StdoutPipe()
	if err != nil {
		g.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		g.t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		_, rest, found := strings.Cut(lines.Text(), "Mở ")
		if !found {
			continue
		}
		address, _, _ := strings.Cut(rest, " ")
		answer, err := http.Get(address)
		if err != nil {
			g.t.Error(err)
			break
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			g.t.Error(address, answer.Status)
		}
		break
	}
	_ = cmd.Process.Signal(syscall.SIGINT)
	if err := cmd.Wait(); err != nil {
		g.t.Errorf("serve ended with %v", err)
	}
}

// Each picture of the guide is there, and small enough for a slow line.
func TestPicturesOfTheGuide(t *testing.T) {
	page, err := os.ReadFile("../../docs/huong-dan-bien-tap.md")
	if err != nil {
		t.Fatal(err)
	}
	pictures := regexp.MustCompile(`!\[[^\]]{20,}\]\((img/[^)]+)\)`).FindAllSubmatch(page, -1)
	if len(pictures) < 5 {
		t.Errorf("%d pictures with a description", len(pictures))
	}
	for _, p := range pictures {
		if info, err := os.Stat(filepath.Join("../../docs", string(p[1]))); err != nil || info.Size() > 60<<10 {
			t.Errorf("%s: %v", p[1], err)
		}
	}
}

// What khotin init says to do next is what khotin understands.
func TestFirstSteps(t *testing.T) {
	said, code := output("init", filepath.Join(t.TempDir(), "kho"))
	if code != exitGood {
		t.Fatal(said)
	}
	root := (&app{surroundings: surroundings{Getenv: func(string) string { return "" }}, lang: diag.Vietnamese}).rootCommand()
	steps := regexp.MustCompile(`(?m)^ +(?:khotin )?((?:serve|new|check|build)\b.*?)(?: +#.*)?$`).FindAllStringSubmatch(said, -1)
	for _, step := range steps {
		cmd, rest, err := root.Find(strings.Fields(step[1]))
		if err == nil {
			err = cmd.ParseFlags(rest)
		}
		if err != nil {
			t.Errorf("%s: %v", step[1], err)
		}
	}
	if len(steps) < 4 {
		t.Errorf("%d steps in\n%s", len(steps), said)
	}
}
