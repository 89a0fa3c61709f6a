package stores

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// khotin is the command.
var khotin string

// build builds the command of the module above.
func build(dir string) (string, error) {
	name := filepath.Join(dir, "khotin")
	cmd := exec.Command("go", "build", "-o", name, "./cmd/khotin")
	cmd.Dir = filepath.Join("..", "..")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build khotin: %w\n%s", err, out)
	}
	return name, nil
}

// archive is an archive of write-ups, which the command runs in.
type archive struct{ dir string }

func newArchive(t *testing.T, writeUps int) archive {
	t.Helper()
	a := archive{filepath.Join(t.TempDir(), "archive")}
	if err := os.MkdirAll(filepath.Join(a.dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range writeUps {
		a.write(t, i, "Một đoạn.")
	}
	return a
}

// write writes a write-up with this text.
func (a archive) write(t *testing.T, i int, text string) {
	t.Helper()
	year := 2010 + i%10
	data := fmt.Sprintf("---\ntitle: Hội nghị tổng kết số %d\ndate: %d-08-%02d\nschool_year: %d-%d\nprovince: Hà Nội\n---\n%s\n", i, year, 1+i%28, year-1, year, text)
	if err := os.WriteFile(filepath.Join(a.dir, "content", fmt.Sprintf("bai-%d.md", i)), []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (a archive) command(args ...string) (*exec.Cmd, *bytes.Buffer) {
	cmd := exec.Command(khotin, args...)
	cmd.Dir = a.dir
	cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=", "LC_MESSAGES=", "XDG_CACHE_HOME="+filepath.Join(a.dir, ".cache"),
		"AWS_ACCESS_KEY_ID="+user, "AWS_SECRET_ACCESS_KEY="+sesam, "AWS_EC2_METADATA_DISABLED=true",
		"AWS_CONFIG_FILE="+os.DevNull, "AWS_SHARED_CREDENTIALS_FILE="+os.DevNull)
	output := new(bytes.Buffer)
	cmd.Stdout, cmd.Stderr = output, output
	return cmd, output
}

func (a archive) run(t *testing.T, args ...string) string {
	t.Helper()
	cmd, output := a.command(args...)
	if err := cmd.Run(); err != nil {
		t.Fatalf("khotin %s: %v\n%s", strings.Join(args, " "), err, output)
	}
	return output.String()
}

func (a archive) build(t *testing.T) { a.run(t, "build", "--base-url", "https://example.org/") }

// site is what was built.
func (a archive) site(t *testing.T) map[string]string {
	return files(t, filepath.Join(a.dir, "public"))
}

// files are the contents of all files below a folder, by their names.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// holds fails unless the store has the site, each file as it was built.
func holds(t *testing.T, site map[string]string) {
	t.Helper()
	there := files(t, stored())
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if there[name] != site[name] {
			t.Errorf("%s is not in the store as it was built", name)
		}
	}
}

var named = regexp.MustCompile(`[\w/.-]+\.[0-9a-f]{64}\.\w+`)

// reader looks, after every file that was sent or deleted, whether pages and the search find
// what they refer to. It is told each site before that is deployed.
type reader struct {
	t     *testing.T
	mu    sync.Mutex
	sites []map[string]string
}

func (r *reader) expect(site map[string]string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sites = append(r.sites, site)
}

func (r *reader) look(request string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	there := files(r.t, stored())
	for name, page := range there {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		if !slices.ContainsFunc(r.sites, func(site map[string]string) bool { return site[name] == page }) {
			r.t.Errorf("after %s: %s is of no site", request, name)
		}
		for _, ref := range named.FindAllString(page, -1) {
			if there[strings.TrimPrefix(ref, "/")] == "" {
				r.t.Errorf("after %s: %s refers to %s, which is not there", request, name, ref)
			}
		}
	}
	r.search(request, there)
}

// search fails unless the files of the site are there whose search the store has.
func (r *reader) search(request string, there map[string]string) {
	const manifest = "search/manifest.json"
	of := slices.IndexFunc(r.sites, func(site map[string]string) bool { return site[manifest] == there[manifest] })
	if there[manifest] == "" {
		return // the first deploy
	}
	if of < 0 {
		r.t.Errorf("after %s: %s is of no site", request, manifest)
		return
	}
	for name := range r.sites[of] {
		if strings.HasSuffix(name, ".bin") && there[name] == "" {
			r.t.Errorf("after %s: %s is not there", request, name)
		}
	}
}

// Every third answer on the way to the store is a fault, six kinds of them: both sites are
// there in the end, nobody met half of one, and the store knows the files' types.
func TestDeployThroughFaults(t *testing.T) {
	a := newArchive(t, 12)
	l, address := newLine(t)
	r := &reader{t: t}
	l.faulty, l.after = true, r.look
	for _, text := range []string{"Một đoạn.", "Một đoạn khác."} {
		a.write(t, 1, text)
		a.build(t)
		r.expect(a.site(t))
		a.run(t, "deploy", address)
		holds(t, a.site(t))
	}
	if l.faults < 2*len(faults) {
		t.Errorf("only %d faults in %d requests", l.faults, l.requests)
	}
	t.Logf("faults: %d of %d requests", l.faults, l.requests)
	l.faulty = false
	if said := a.run(t, "deploy", address); !strings.Contains(said, "Sent 0 of") {
		t.Errorf("nothing has changed, and it says %q", said)
	}
	a.write(t, 2, "Đoạn thứ ba.")
	a.build(t)
	l.after = nil // it knows no compressed pages
	a.run(t, "deploy", address, "--gzip")
	if got := head(t, l, "index.html"); got != "text/html; charset=utf-8, no-cache, gzip" {
		t.Errorf("index.html is sent as %s", got)
	}
}

// head is what the store tells browsers of a file: it is asked as by the owner's signed link.
func head(t *testing.T, l *line, name string) string {
	t.Helper()
	server := httptest.NewServer(l)
	defer server.Close()
	link := signed(t, server.URL+"/"+bucket+"/"+name)
	r, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	encoding := r.Header.Get("Content-Encoding")
	if encoding == "" && r.Uncompressed {
		encoding = "gzip"
	}
	return fmt.Sprintf("%s, %s, %s", r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"), encoding)
}

// A deploy that is killed before any of its files leaves a site that works, and the next one
// completes it.
func TestDeployKilled(t *testing.T) {
	a := newArchive(t, 6)
	l, address := newLine(t)
	r := &reader{t: t}
	l.after = r.look
	a.build(t)
	r.expect(a.site(t))
	a.run(t, "deploy", address)
	killed := 0
	for moment := 0; ; moment += step() {
		a.write(t, 1, fmt.Sprintf("Đoạn thứ %d.", moment))
		a.build(t)
		r.expect(a.site(t))
		cmd, output := a.command("deploy", address)
		l.mu.Lock()
		l.writes, l.onWrite = 0, func(n int) {
			if n == moment {
				_ = cmd.Process.Kill()
			}
		}
		l.mu.Unlock()
		err := cmd.Run()
		l.mu.Lock()
		l.onWrite = nil
		l.mu.Unlock()
		if err == nil {
			break // it had fewer files than that
		}
		if output.Len() > 0 && cmd.ProcessState.ExitCode() >= 0 {
			t.Fatalf("%v\n%s", err, output)
		}
		killed++
		r.look("a kill")
		a.run(t, "deploy", address)
		holds(t, a.site(t))
	}
	if killed < 3 {
		t.Errorf("only %d deploys were killed", killed)
	}
	t.Logf("faults: %d deploys killed", killed)
}

// step is how many files lie between two kills: many, unless KHOTIN_KILLS is set.
func step() int {
	if os.Getenv("KHOTIN_KILLS") != "" {
		return 1
	}
	return 3
}

// The steps of a build in parts hand each other their files through the store, with faults on
// the way: the site is that of one process.
func TestPartsThroughFaults(t *testing.T) {
	a := newArchive(t, 12)
	a.build(t)
	want := a.site(t)
	if err := os.RemoveAll(filepath.Join(a.dir, "public")); err != nil {
		t.Fatal(err)
	}
	l, address := newLine(t)
	l.faulty = true
	step := func(name string, more ...string) {
		t.Helper()
		a.run(t, slices.Concat([]string{"part", name, "--work", address, "--cache-dir", t.TempDir()}, more)...)
	}
	step("plan", "--parts", "2", "--base-url", "https://example.org/")
	step("texts", "1/2")
	step("texts", "2/2")
	step("join")
	for _, name := range []string{"pages", "shards"} {
		step(name, "1/2")
		step(name, "2/2")
	}
	step("publish")
	got := a.site(t)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s is not as one process makes it", name)
		}
	}
	if len(got) != len(want) || l.faults < 2*len(faults) {
		t.Errorf("%d files, want %d; %d faults", len(got), len(want), l.faults)
	}
	t.Logf("faults: %d of %d requests", l.faults, l.requests)
}
