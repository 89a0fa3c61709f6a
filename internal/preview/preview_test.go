package preview

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// archive is a preview of a folder whose "build" copies one source file.
type archive struct {
	url, source string
	stop        func() error
}

func start(t *testing.T) *archive {
	t.Helper()
	source, dir := t.TempDir(), t.TempDir()
	text := filepath.Join(source, "page.html")
	write(t, text, "<!doctype html><body><p>one</p></body>")
	write(t, filepath.Join(dir, "a", "b.bin"), "0123456789")
	write(t, filepath.Join(dir, "404.html"), "not here")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, listener, Options{Dir: dir, Watch: []string{source}, Hosts: []string{"kho.test"},
			Describe: func(err error) string { return err.Error() },
			Build: func(context.Context, Look) error {
				data, err := os.ReadFile(text)
				if err != nil {
					return err
				}
				if strings.Contains(string(data), "broken") {
					return errors.New("page.html:1: <broken> & wrong")
				}
				return os.WriteFile(filepath.Join(dir, "index.html"), data, 0o644)
			}})
	}()
	a := &archive{url: "http://" + listener.Addr().String(), source: text,
		stop: func() error { cancel(); return <-ended }}
	t.Cleanup(func() { cancel() })
	a.await(t, "/", "one")
	return a
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (a *archive) get(t *testing.T, path string, header ...string) (*http.Response, string) {
	t.Helper()
	r, _ := http.NewRequest("GET", a.url+path, nil)
	if len(header) == 2 {
		r.Header.Set(header[0], header[1])
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	return response, string(body)
}

// await asks until the answer holds the part.
func (a *archive) await(t *testing.T, path, part string) {
	t.Helper()
	for range 200 {
		if _, body := a.get(t, path); strings.Contains(body, part) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s never held %q", path, part)
}

// A page of another site can make its own name lead to this machine.
func TestAnswersOnlyToNamesOfItsOwn(t *testing.T) {
	a := start(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(a.url, "http://"), ":")
	for _, c := range []struct {
		host string
		want int
	}{
		{"localhost:" + port, 200}, {"LOCALHOST", 200}, {"localhost.", 200}, {"127.0.0.1", 200}, {"[::1]:" + port, 200},
		{"kho.test:80", 200}, {"evil.example", 421}, {"evil.example:" + port, 421}, {"127.0.0.1.evil.example", 421},
		{"localhost.evil.example", 421}, {"x.kho.test", 421}, {"0.0.0.0", 421},
	} {
		for _, path := range []string{"/", "/_khotin/reload.js"} {
			r, _ := http.NewRequest("GET", a.url+path, nil)
			r.Host = c.host
			response, err := http.DefaultTransport.RoundTrip(r)
			if err != nil {
				t.Fatal(err)
			}
			response.Body.Close()
			if response.StatusCode != c.want {
				t.Errorf("Host %s, %s: %d, want %d", c.host, path, response.StatusCode, c.want)
			}
		}
	}
}

func TestServesAsAStaticHost(t *testing.T) {
	a := start(t)
	response, body := a.get(t, "/")
	if response.StatusCode != 200 || response.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("page: %v", response)
	}
	if !strings.Contains(body, `<p>one</p><script src="/_khotin/reload.js" defer></script></body>`) {
		t.Errorf("page without its script: %s", body)
	}
	if response, body := a.get(t, "/a/b.bin", "Range", "bytes=2-4"); response.StatusCode != 206 || body != "234" {
		t.Errorf("range: %d %q", response.StatusCode, body)
	}
	if response, _ := a.get(t, "/a"); response.StatusCode != 301 || response.Header.Get("Location") != "/a/" {
		t.Errorf("folder without slash: %v", response)
	}
	if response, body := a.get(t, "/no/"); response.StatusCode != 404 || !strings.Contains(body, "not here") {
		t.Errorf("missing page: %d %q", response.StatusCode, body)
	}
	for _, path := range []string{"/a/", "/../page.html", "/%2e%2e/%2e%2e/etc/passwd", "/a/..%2f..%2fpage.html"} {
		if response, body := a.get(t, path); response.StatusCode == 200 {
			t.Errorf("%s was served: %q", path, body)
		}
	}
}

func TestRebuildsAndKeepsTheLastGoodSite(t *testing.T) {
	a := start(t)
	events, err := http.Get(a.url + "/_khotin/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	next := func() string {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return data
			}
		}
		t.Fatal("the stream ended")
		return ""
	}
	if got := next(); got != `{"build":1,"problems":""}` {
		t.Errorf("first event %s", got)
	}
	write(t, a.source, "broken")
	if got := next(); !strings.Contains(got, `"build":1`) || !strings.Contains(got, "page.html:1") {
		t.Errorf("after a broken edit: %s", got)
	}
	a.await(t, "/", "one")
	write(t, a.source, "<body>two</body>")
	if got := next(); got != `{"build":2,"problems":""}` {
		t.Errorf("after the mending: %s", got)
	}
	a.await(t, "/", "two")
}

func TestStopsCleanlyWithPagesOpen(t *testing.T) {
	a := start(t)
	events, err := http.Get(a.url + "/_khotin/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	began := time.Now()
	if err := a.stop(); err != nil {
		t.Errorf("stopped with %v", err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v to stop", took)
	}
}

func TestProblemsBeforeTheFirstGoodBuildAreEscaped(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var builds atomic.Int32
	go Serve(t.Context(), listener, Options{Dir: t.TempDir(), Describe: func(err error) string { return err.Error() },
		Build: func(context.Context, Look) error { builds.Add(1); return errors.New("<b>bad</b>") }})
	a := &archive{url: "http://" + listener.Addr().String()}
	a.await(t, "/any/", "&lt;b&gt;bad&lt;/b&gt;")
	if response, _ := a.get(t, "/any/"); response.StatusCode != 503 {
		t.Errorf("status %d", response.StatusCode)
	}
}

func TestWatchSeesNewFoldersAndIgnoresOutput(t *testing.T) {
	dir := t.TempDir()
	content, output := filepath.Join(dir, "content"), filepath.Join(dir, "public")
	for _, d := range []string{content, output} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := watch(t.Context(), []string{content, filepath.Join(dir, "hugo.toml")}, []string{output})
	if err != nil {
		t.Fatal(err)
	}
	expect := func(why string) {
		t.Helper()
		select {
		case <-changes.changed:
		case <-time.After(time.Minute): // on a machine that has much else to do
			t.Errorf("%s: no change was told", why)
		}
	}
	write(t, filepath.Join(output, "x.html"), "x")
	write(t, filepath.Join(content, ".x.md.swp"), "x")
	select {
	case <-changes.changed:
		t.Error("a change was told of output and hidden files")
	case <-time.After(4 * quiet):
	}
	write(t, filepath.Join(content, "new", "a.md"), "x")
	expect("a file in a new folder")
	write(t, filepath.Join(content, "new", "a.md"), "y")
	expect("the same file again")
	write(t, filepath.Join(dir, "hugo.toml"), "x")
	expect("a file that did not exist")
}

// The desk, where files are written, answers to no name but those of the loopback,
// also where the preview does; pages ask it about themselves.
// Systems bound how many folders may be watched.
func TestTooManyFolders(t *testing.T) {
	for _, reason := range []error{syscall.ENOSPC, syscall.EMFILE} {
		if err := explainWatch(os.NewSyscallError("inotify_add_watch", reason)); !strings.Contains(err.Error(), "K6012") {
			t.Error(err)
		}
	}
}

func TestTheDeskAnswersOnTheLoopbackOnly(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "index.html"), "<body></body>")
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	desk := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "desk") })
	go Serve(t.Context(), listener, Options{Dir: dir, Hosts: []string{"kho.example"}, Desk: desk, Describe: error.Error, Build: func(context.Context, Look) error { return nil }})
	a := &archive{url: "http://" + listener.Addr().String()}
	a.await(t, "/", `<script src="/_khotin/reload.js" defer data-desk></script>`)
	for _, c := range []struct {
		host, path string
		want       int
	}{
		{"127.0.0.1", "/_khotin/", 200}, {"localhost:80", "/_khotin/new", 200}, {"kho.example", "/_khotin/", 421}, {"kho.example", "/", 200},
		{"evil.example", "/_khotin/", 421}, {"kho.example", "/_khotin/reload.js", 200},
	} {
		request, err := http.NewRequest(http.MethodGet, a.url+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = c.host
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != c.want {
			t.Errorf("Host %s, %s: %d, want %d", c.host, c.path, response.StatusCode, c.want)
		}
	}
}
