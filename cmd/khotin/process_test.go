package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// command gives the real command as a process of its own, in a fresh archive.
type command struct{ program, dir string }

func freshArchive(t *testing.T) command {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	c := command{filepath.Join(dir, "khotin"), filepath.Join(dir, "archive")}
	if err := os.Symlink(self, c.program); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := os.MkdirAll(filepath.Join(c.dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	c.edit(t, "Một đoạn.")
	return c
}

// edit writes the archive's one write-up with this body.
func (c command) edit(t *testing.T, body string) {
	t.Helper()
	text := "---\ntitle: Hội nghị tổng kết\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\n---\n" + body + "\n"
	if err := os.WriteFile(filepath.Join(c.dir, "content", "a.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (c command) start(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd := exec.Command(c.program, args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=", "LC_MESSAGES=", "XDG_CACHE_HOME="+filepath.Join(c.dir, ".cache"), "TMPDIR="+t.TempDir())
	output := new(bytes.Buffer)
	cmd.Stderr = output
	if args[0] != "serve" {
		cmd.Stdout = output
	}
	return cmd, output
}

func (c command) build(t *testing.T) string {
	t.Helper()
	cmd, output := c.start(t, "build")
	if err := cmd.Run(); err != nil {
		t.Fatalf("build: %v\n%s", err, output)
	}
	listing, err := listing(filepath.Join(c.dir, "public"))
	if err != nil {
		t.Fatal(err)
	}
	return listing
}

// A build that is killed at any moment leaves the old site or the new one,
// whole, and the next build is not hindered.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	c := freshArchive(t)
	old := c.build(t)
	c.edit(t, "Một đoạn khác.")
	began := time.Now()
	cmd, _ := c.start(t, "build", "--destination", "elsewhere")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	whole := time.Since(began)
	fresh, err := listing(filepath.Join(c.dir, "elsewhere"))
	if err != nil {
		t.Fatal(err)
	}
	moments := time.Duration(4 * kills())
	killed := 0
	for i := range moments {
		cmd, _ := c.start(t, "build")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(i+1) / moments)
		_ = cmd.Process.Kill()
		if cmd.Wait() != nil {
			killed++
		}
		got, err := listing(filepath.Join(c.dir, "public"))
		if err != nil {
			t.Fatal(err)
		}
		if got != old && got != fresh {
			t.Fatalf("killed after %d/%d of a build, public/ is neither the old site nor the new one", i+1, int(moments))
		}
	}
	if killed == 0 {
		t.Error("no build was killed in time: the test tests nothing")
	}
	if got := c.build(t); got != fresh {
		t.Error("the build after the killed ones differs")
	}
	t.Logf("faults: %d moments, %d builds were still running then", moments, killed)
	if left, _ := filepath.Glob(filepath.Join(c.dir, ".khotin-staging-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// serve announces its address, shows a broken edit without losing the page, and
// ends well on Ctrl-C, leaving no folder behind.
func TestServe(t *testing.T) {
	c := freshArchive(t)
	cmd, stderr := c.start(t, "serve", "--port", "0")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tooLong := time.AfterFunc(4*patience, func() { _ = cmd.Process.Kill() }) // a read of its output ends then
	defer tooLong.Stop()
	defer cmd.Process.Kill()
	lines := bufio.NewReader(stdout)
	line, err := lines.ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(line)
	if err != nil || address == "" {
		t.Fatalf("serve said %q, %v\n%s", line, err, stderr)
	}
	page := address + "ha-noi/2018-2019/hoi-nghi-tong-ket/"
	awaitPage(t, page, "Một đoạn.")
	c.edit(t, "Đoạn đã sửa.")
	awaitPage(t, page, "Đoạn đã sửa.")
	if err := os.WriteFile(filepath.Join(c.dir, "content", "b.md"), []byte("no front matter\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	awaitEvent(t, address+"_khotin/events", "content/b.md:1")
	awaitPage(t, page, "Đoạn đã sửa.")

	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, lines)
	if err := cmd.Wait(); err != nil {
		t.Errorf("Ctrl-C ended serve with %v\n%s", err, stderr)
	}
	for _, variable := range cmd.Environ() {
		if dir, ok := strings.CutPrefix(variable, "TMPDIR="); ok {
			if left, _ := filepath.Glob(filepath.Join(dir, "khotin-*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		}
	}
}

// patience is how long a test waits for a build; one takes half a second alone
// on two cores, more beside other tests.
const patience = 20 * time.Second

func awaitPage(t *testing.T, address, part string) {
	t.Helper()
	body := ""
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		response, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if body = string(data); strings.Contains(body, part) {
			return
		}
	}
	t.Fatalf("%s never held %q; it holds\n%s", address, part, body)
}

func awaitEvent(t *testing.T, address, part string) {
	t.Helper()
	client := http.Client{Timeout: patience}
	response, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		if strings.Contains(lines.Text(), part) {
			return
		}
	}
	t.Fatalf("no event told of %q", part)
}
