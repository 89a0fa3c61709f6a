package host

import (
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

func start(t *testing.T, o Options) *Host {
	t.Helper()
	o.Dir = t.TempDir()
	files := fstest.MapFS{
		"index.html": {Data: []byte("home")}, "404.html": {Data: []byte("lost")},
		"a/index.html": {Data: []byte("a")}, "b.bin": {Data: []byte("0123456789")},
	}
	if err := os.CopyFS(o.Dir, files); err != nil {
		t.Fatal(err)
	}
	h, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func ask(t *testing.T, url, ranges string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if ranges != "" {
		r.Header.Set("Range", ranges)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, ""
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestHost(t *testing.T) {
	plain := start(t, Options{Path: "/kho-tin/", NoRanges: true})
	ranges := start(t, Options{})
	ranges.Fail(func(name string) bool { return name == "a/" }, 503)
	ranges.Replace("c.js", File{"text/javascript", []byte("c")})
	cases := []struct {
		why, url, ranges string
		status           int
		body             string
	}{
		{"a folder's page", plain.URL, "", 200, "home"},
		{"a folder without its slash", plain.URL + "a", "", 200, "a"},
		{"no such file", plain.URL + "no", "", 404, "lost"},
		{"outside the folder", plain.URL + "../host.go", "", 404, "lost"},
		{"beside the folder's path", strings.TrimSuffix(plain.URL, "kho-tin/"), "", 404, "404 page not found\n"},
		{"a host without ranges", plain.URL + "b.bin", "bytes=2-3", 200, "0123456789"},
		{"a host with ranges", ranges.URL + "b.bin", "bytes=2-3", 206, "23"},
		{"a file that fails", ranges.URL + "a/", "", 503, "Service Unavailable\n"},
		{"a file in another's place", ranges.URL + "c.js", "", 200, "c"},
	}
	for _, c := range cases {
		if status, body := ask(t, c.url, c.ranges); status != c.status || body != c.body {
			t.Errorf("%s: %d %q, want %d %q", c.why, status, body, c.status, c.body)
		}
	}
	ranges.Recover()
	if status, _ := ask(t, ranges.URL+"a/", ""); status != 200 {
		t.Errorf("after Recover: %d", status)
	}
	ranges.Fail(func(name string) bool { return name == "b.bin" }, 0)
	if status, _ := ask(t, ranges.URL+"b.bin", ""); status != 0 {
		t.Errorf("a broken connection gives status %d", status)
	}
	if want := []string{"b.bin", "a/", "c.js", "a/", "b.bin"}; !slices.Equal(dedup(ranges.Requests()), want) {
		t.Errorf("requests are not what was asked for, in order")
	}
}

// dedup drops repetitions: a client may try a broken connection again.
func dedup(names []string) []string { return slices.Compact(names) }

// askTogether asks for several files at once and waits for all answers.
func askTogether(h *Host, names ...string) {
	var all sync.WaitGroup
	for _, name := range names {
		all.Go(func() {
			if answer, err := h.server.Client().Get(h.URL + name); err == nil {
				io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
			}
		})
	}
	all.Wait()
}

// What a host compresses, and sends late over a narrow line, is in its log as it
// was sent.
func TestSlowHost(t *testing.T) {
	const delay = 40 * time.Millisecond
	h := start(t, Options{Gzip: true, Line: Line{Delay: delay, BitsPerSecond: 8000}})
	began := time.Now()
	askTogether(h, "b.bin")
	askTogether(h, "index.html", "b.bin", "a/")
	if took, least := time.Since(began), 2*delay+60*time.Millisecond; took < least {
		t.Errorf("two rounds and more than 60 bytes took %v, less than %v", took, least)
	}
	log := h.Log()
	if len(log) != 4 {
		t.Errorf("%d requests, want 4", len(log))
	}
	for _, r := range log {
		if plain := strings.HasSuffix(r.Name, ".bin"); plain != (r.Bytes == 10) || r.Status != 200 {
			t.Errorf("%s: status %d, %d bytes", r.Name, r.Status, r.Bytes)
		}
	}
}

// What is asked for without waiting is one round, however long it takes to ask.
func TestRounds(t *testing.T) {
	h := start(t, Options{HTTP2: true, Gather: 100 * time.Millisecond})
	askTogether(h, "index.html")
	var late sync.WaitGroup
	late.Go(func() { time.Sleep(30 * time.Millisecond); askTogether(h, "b.bin") })
	askTogether(h, "index.html", "b.bin", "a/", "no", "a/", "a/", "a/", "a/")
	late.Wait()
	askTogether(h, "a/")
	if log := h.Log(); Rounds(log) != 3 || len(log) != 11 || log[0].Round != 1 || log[10].Round != 3 {
		t.Errorf("%d rounds, want 3: %+v", Rounds(log), log)
	}
}
