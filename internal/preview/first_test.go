package preview

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A slow build shows the page that is open before it is done.
type slow struct {
	*archive
	looks chan Look
	ended chan struct{} // lets the build end
}

func startSlow(t *testing.T) *slow {
	t.Helper()
	source, dir := t.TempDir(), t.TempDir()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &slow{archive: &archive{url: "http://" + listener.Addr().String(), source: filepath.Join(source, "a.md")},
		looks: make(chan Look, 1), ended: make(chan struct{})}
	for _, name := range []string{"a/index.html", "b/index.html"} {
		write(t, filepath.Join(dir, name), "old")
	}
	go Serve(t.Context(), listener, Options{Dir: dir, Watch: []string{source}, Describe: error.Error,
		Build: func(_ context.Context, look Look) error {
			s.looks <- look
			<-s.ended
			data, _ := os.ReadFile(s.source)
			return os.WriteFile(filepath.Join(dir, "a", "index.html"), data, 0o644)
		}})
	<-s.looks
	s.ended <- struct{}{}
	s.await(t, "/b/", "old")
	return s
}

// open listens as the page at an address does.
func (s *slow) open(t *testing.T, address string) (next func() string) {
	t.Helper()
	events, err := http.Get(s.url + "/_khotin/events?page=" + address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { events.Body.Close() })
	lines := bufio.NewScanner(events.Body)
	return func() string {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return data
			}
		}
		t.Fatal("the stream ended")
		return ""
	}
}

func (s *slow) expect(t *testing.T, next func() string, what, want string) {
	t.Helper()
	if got := next(); got != want {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}

func TestThePageThatIsOpenIsShownFirst(t *testing.T) {
	s := startSlow(t)
	a, b := s.open(t, "/a/"), s.open(t, "/b/")
	s.expect(t, a, "a opened", `{"build":1,"problems":""}`)
	s.expect(t, b, "b opened", `{"build":1,"problems":""}`)

	write(t, s.source, "new")
	look := <-s.looks
	if strings.Join(look.Pages, " ") != "/a/ /b/" {
		t.Errorf("pages that are open: %q", look.Pages)
	}
	look.Show(map[string][]byte{"a/index.html": []byte("new"), "css/x.css": []byte("p{}")})
	s.expect(t, a, "a was made", `{"build":2,"problems":""}`)
	for path, want := range map[string]string{"/a/": "new", "/css/x.css": "p{}", "/b/": "old"} {
		if response, body := s.get(t, path); response.StatusCode != 200 || !strings.HasPrefix(body, want) {
			t.Errorf("while the build is under way, %s: %d %q, want %q", path, response.StatusCode, body, want)
		}
	}
	s.ended <- struct{}{}
	s.expect(t, b, "the build is done", `{"build":3,"problems":""}`)
	s.expect(t, a, "a is as it was shown", `{"build":2,"problems":""}`)

	write(t, s.source, "another")
	(<-s.looks).Show(map[string][]byte{"a/index.html": []byte("not quite it")})
	s.expect(t, a, "a was made again", `{"build":4,"problems":""}`)
	s.ended <- struct{}{}
	s.expect(t, a, "a came out different", `{"build":5,"problems":""}`)
	if _, body := s.get(t, "/a/"); !strings.HasPrefix(body, "another") {
		t.Errorf("a is %q", body)
	}
}

// A picture shows in the bytes of no page: who looks at one waits for the build.
func TestNoPageIsShownFirstWhenAPictureHasChanged(t *testing.T) {
	s := startSlow(t)
	s.expect(t, s.open(t, "/a/"), "a opened", `{"build":1,"problems":""}`)
	write(t, filepath.Join(filepath.Dir(s.source), "a.png"), "picture")
	if look := <-s.looks; look.Pages != nil {
		t.Errorf("pages to be shown first: %q", look.Pages)
	}
	s.ended <- struct{}{}
}
