package host

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"
)

// folder gives a folder with some files.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := fstest.MapFS{
		"index.html": {Data: []byte("home")}, "404.html": {Data: []byte("lost")},
		"a/index.html": {Data: []byte("a")}, "b.bin": {Data: []byte("0123456789")},
	}
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

func start(t *testing.T, o Options) *Host {
	t.Helper()
	o.Dir = folder(t)
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

// askConcurrently asks for several files at once and waits for all answers. It goes
// past the network, which a test's own clock knows nothing of.
func askConcurrently(h *Host, names ...string) {
	var all sync.WaitGroup
	for _, name := range names {
		all.Go(func() { h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/"+name, nil)) })
	}
	all.Wait()
}

// What a host compresses, and sends late over a narrow line, is in its log as it
// was sent.
func TestSlowHost(t *testing.T) {
	const delay = 40 * time.Millisecond
	dir := folder(t)
	synctest.Test(t, func(t *testing.T) {
		h := makeHost(Options{Dir: dir, Line: Line{Delay: delay, BitsPerSecond: 8000}})
		began := time.Now()
		askConcurrently(h, "b.bin")
		askConcurrently(h, "index.html", "b.bin", "a/")
		// 25 bytes at a thousand a second.
		if took, want := time.Since(began), 2*delay+25*time.Millisecond; took != want {
			t.Errorf("two rounds of 10 and 15 bytes took %v, want %v", took, want)
		}
		for _, r := range h.Log() {
			if want := map[string]int{"b.bin": 10, "index.html": 4, "a/": 1}[r.Name]; r.Bytes != want || r.Status != 200 {
				t.Errorf("%s: status %d, %d bytes, want %d", r.Name, r.Status, r.Bytes, want)
			}
		}
	})
}

func TestPackedTexts(t *testing.T) {
	h := start(t, Options{Gzip: true})
	for _, name := range []string{"b.bin", "index.html", "index.html"} {
		ask(t, h.URL+name, "")
	}
	log := h.Log()
	if len(log) != 3 || log[0].Bytes != 10 || log[1].Bytes == 4 || log[2] != log[1] {
		t.Errorf("only texts are compressed, alike each time: %+v", log)
	}
}

// What is asked for without waiting is one round, however long it takes to ask;
// the clock is the test's own.
func TestRounds(t *testing.T) {
	dir := folder(t)
	synctest.Test(t, func(t *testing.T) {
		const quiet = 100 * time.Millisecond
		h := makeHost(Options{Dir: dir, Gather: quiet})
		askConcurrently(h, "index.html")
		var late sync.WaitGroup
		for _, after := range []time.Duration{quiet - 1, 2*quiet - 2} {
			late.Go(func() { time.Sleep(after); askConcurrently(h, "b.bin") })
		}
		askConcurrently(h, "index.html", "b.bin", "a/", "no", "a/", "a/", "a/", "a/")
		late.Wait()
		askConcurrently(h, "a/")
		var rounds []int
		for _, r := range h.Log() {
			rounds = append(rounds, r.Round)
		}
		if want := []int{1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3}; !slices.Equal(rounds, want) {
			t.Errorf("rounds %v, want %v", rounds, want)
		}
	})
}

// What stalls is answered when the host recovers; what does not is answered at once.
func TestStall(t *testing.T) {
	h := start(t, Options{})
	h.Stall(func(name string) bool { return name == "b.bin" })
	answers := make(chan string)
	go func() {
		_, body := ask(t, h.URL+"b.bin", "")
		answers <- body
	}()
	if _, body := ask(t, h.URL+"a/", ""); body != "a" {
		t.Errorf("a/ answers %q", body)
	}
	select {
	case body := <-answers:
		t.Errorf("what stalls answers %q", body)
	default:
	}
	h.Recover()
	if body := <-answers; body != "0123456789" {
		t.Errorf("after it stalled: %q", body)
	}
}
