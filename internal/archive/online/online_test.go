package online

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// hosts stand for the network: every name leads to one server, but for those whose
// errors are given. It keeps what was asked.
type hosts struct {
	server *httptest.Server
	errors map[string]error
	mutex  sync.Mutex
	asked  []string
}

func newHosts(t *testing.T, answer http.HandlerFunc) *hosts {
	h := &hosts{}
	h.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mutex.Lock()
		h.asked = append(h.asked, r.Method+" "+r.Host+r.URL.String())
		h.mutex.Unlock()
		answer(w, r)
	}))
	t.Cleanup(h.server.Close)
	return h
}

func (h *hosts) dial(ctx context.Context, network, address string) (net.Conn, error) {
	name, _, _ := net.SplitHostPort(address)
	if err := h.errors[name]; err != nil {
		return nil, &net.OpError{Op: "dial", Err: err}
	}
	return (&net.Dialer{}).DialContext(ctx, network, h.server.Listener.Addr().String())
}

// questions is what was asked so far, a line each.
func (h *hosts) questions() string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return strings.Join(h.asked, "\n")
}

// check asks for sources, each of a write-up of its own.
func (h *hosts) check(t *testing.T, addresses ...string) string {
	t.Helper()
	return check(t, Options{Dial: h.dial, Pause: 1}, addresses...)
}

func check(t *testing.T, o Options, addresses ...string) string {
	t.Helper()
	source := t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i, address := range addresses {
		text := fmt.Sprintf("---\ntitle: Hội nghị %d\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\nsource: {name: Báo, url: \"%s\"}\n---\nChữ.\n", i, address)
		if err := os.WriteFile(filepath.Join(source, "content", string(rune('a'+i))+".md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || a == nil {
		t.Fatal(problems, err)
	}
	problems, err = Check(t.Context(), a, o)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range problems {
		line, _, _ := strings.Cut(p.Format(diag.English), "\n")
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func want(t *testing.T, got string, lines ...string) {
	t.Helper()
	if want := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatHostsAnswer(t *testing.T) {
	h := newHosts(t, func(w http.ResponseWriter, r *http.Request) {
		switch path := r.URL.Path; path {
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/no-head":
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusNotFound)
			}
		case "/forbidden":
			w.WriteHeader(http.StatusForbidden)
		case "/fault":
			w.WriteHeader(http.StatusBadGateway)
		case "/old":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/today":
			http.Redirect(w, r, "/new", http.StatusFound)
		case "/home":
			http.Redirect(w, r, "/vi/", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/mail":
			http.Redirect(w, r, "ftp://b.example/", http.StatusFound)
		}
	})
	got := h.check(t, "http://a.example/gone", "http://a.example/no-head#muc", "http://a.example/forbidden", "http://a.example/fault", "http://a.example/old",
		"http://a.example/today", "http://a.example/home", "http://a.example/loop", "http://a.example/mail", "http://a.example/there", "http://a.example/")
	want(t, got,
		"content/a.md:6: warning: source.url: the page of the source is gone: http://a.example/gone [K2310]",
		"content/c.md:6: warning: source.url: the page of the source cannot be seen: http://a.example/forbidden: the host refuses programs (status 403) [K2311]",
		"content/d.md:6: warning: source.url: the page of the source cannot be seen: http://a.example/fault: the host has a fault (status 502) [K2311]",
		"content/e.md:6: warning: source.url: the page of the source has moved for good: http://a.example/old [K2312]",
		"content/g.md:6: warning: source.url: the page of the source is probably gone: http://a.example/home leads to the first page http://a.example/vi/ [K2310]",
		"content/h.md:6: warning: source.url: the page of the source cannot be seen: http://a.example/loop: it redirects without end [K2311]",
		"content/i.md:6: warning: source.url: the page of the source cannot be seen: http://a.example/mail: it redirects to what is no page of the web [K2311]")
}

// An address is asked for once, whoever names it; a host that is out of reach, too.
func TestHostsAreAskedNoMoreThanNeeded(t *testing.T) {
	h := newHosts(t, func(http.ResponseWriter, *http.Request) {})
	h.errors = map[string]error{
		"dead.example": &net.DNSError{Name: "dead.example", IsNotFound: true}, "shut.example": syscall.ECONNREFUSED, "slow.example": os.ErrDeadlineExceeded,
	}
	got := h.check(t, "http://dead.example/1", "http://dead.example/2", "http://a.example/1", "http://a.example/1", "http://a.example/1#x", "http://shut.example/", "http://slow.example/")
	want(t, got,
		"content/a.md:6: warning: source.url: the page of the source cannot be seen: http://dead.example/1: there is no host dead.example [K2311]",
		"content/b.md:6: warning: source.url: the page of the source cannot be seen: http://dead.example/2: there is no host dead.example [K2311]",
		"content/f.md:6: warning: source.url: the page of the source cannot be seen: http://shut.example/: the host refuses connections [K2311]",
		"content/g.md:6: warning: source.url: the page of the source cannot be seen: http://slow.example/: the host does not answer in time [K2311]")
	want(t, h.questions(), "HEAD a.example/1")
}

// One host is asked one question at a time.
func TestOneQuestionAtATime(t *testing.T) {
	var mutex sync.Mutex
	h := newHosts(t, func(http.ResponseWriter, *http.Request) {
		if !mutex.TryLock() {
			t.Error("two at once")
			return
		}
		defer mutex.Unlock()
		time.Sleep(time.Millisecond)
	})
	want(t, h.check(t, "http://a.example/1", "http://a.example/2", "http://a.example/3", "http://a.example/4"))
}

// A host that takes questions and gives no answers is left alone after three.
func TestAHostThatNeverAnswers(t *testing.T) {
	h := newHosts(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	got := check(t, Options{Dial: h.dial, Pause: 1, Patience: time.Millisecond}, "http://a.example/1", "http://a.example/2", "http://a.example/3", "http://a.example/4", "http://a.example/5")
	if strings.Count(got, "does not answer in time") != 5 || strings.Contains(h.questions(), "/4") {
		t.Errorf("%s\nafter %q", got, h.questions())
	}
}

func TestAMachineThatIsOffline(t *testing.T) {
	h := newHosts(t, nil)
	h.errors = map[string]error{}
	for _, name := range []string{"a", "b", "c"} {
		h.errors[name+".example"] = &net.DNSError{Name: name, IsTemporary: true}
	}
	want(t, h.check(t, "http://a.example/", "http://b.example/", "http://c.example/"), "warning: no host of any source answers (3 were asked) [K2311]")
}

// Nothing of a private network is connected to: not by number, not by name, and not
// by a redirect.
func TestPrivateNetworksAreNotAsked(t *testing.T) {
	h := newHosts(t, func(http.ResponseWriter, *http.Request) {})
	port := h.server.Listener.Addr().(*net.TCPAddr).Port
	got := check(t, Options{Pause: 1}, fmt.Sprintf("http://127.0.0.1:%d/", port), fmt.Sprintf("http://localhost:%d/x", port), fmt.Sprintf("http://[::ffff:127.0.0.1]:%d/", port), "http://10.1.2.3/")
	if strings.Count(got, "K2313") != 4 || h.questions() != "" {
		t.Errorf("%s\nand was asked %q", got, h.questions())
	}
	outside := newHosts(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, h.server.URL, http.StatusFound)
	})
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		if strings.HasPrefix(address, "a.example:") {
			return outside.dial(ctx, network, address)
		}
		return newDialer().DialContext(ctx, network, address)
	}
	if got := check(t, Options{Dial: dial, Pause: 1}, "http://a.example/"); !strings.Contains(got, "K2313") || h.questions() != "" || outside.questions() == "" {
		t.Errorf("%s\nand was asked %q", got, h.questions())
	}
}

func TestPublicAddresses(t *testing.T) {
	for _, a := range []string{"8.8.8.8", "203.162.0.1", "2402:800::1", "::ffff:8.8.8.8"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is public", a)
		}
	}
	for _, a := range []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fc00::1", "fd00::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1",
	} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s is not public", a)
		}
	}
}
