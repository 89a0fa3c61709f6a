package hosting

import (
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin"
)

const (
	digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	style  = "style.min." + digest + ".css"
)

func TestThePolicyIsThatOfThePages(t *testing.T) {
	head, err := khotin.Defaults.ReadFile("layouts/_partials/head-common.html")
	if err != nil {
		t.Fatal(err)
	}
	in := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindSubmatch(head)
	if in == nil || string(in[1]) != Policy {
		t.Errorf("pages have the policy %q, hosts are told %q", in, Policy)
	}
}

func TestCacheControl(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": "no-cache", "search/manifest.json": "no-cache", "sw.js": "no-cache", "js/own.js": "no-cache",
		"search/k-fda42079c3.bin": "public, max-age=31536000, immutable", style: "public, max-age=31536000, immutable",
		"search/k.bin": "no-cache", "a/card.png": "public, max-age=3600", "a/bao-cao.pdf": "public, max-age=3600",
	} {
		if got := CacheControl(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// moved is a site with old addresses, one of which would be more than an address
// in a server's configuration.
var moved = Site{BaseURL: "https://example.org/kho-tin/", Files: []string{"index.html", "search/k-fda42079c3.bin", "search/t-fda42079c3.bin", style},
	Redirects: map[string]string{"/cu/": "/moi/", "/a; } evil { /": "/moi/", "/b/": "/x\nY: z/"}}

func TestFiles(t *testing.T) {
	headers := moved.HeadersFile()
	for _, want := range []string{"\n/kho-tin/*\n  Content-Security-Policy: default-src 'none'", "frame-ancestors 'self'\n",
		"\n/kho-tin/search/*.bin\n  Cache-Control: public, max-age=31536000, immutable\n", "\n/kho-tin/" + style + "\n"} {
		if strings.Count(headers, want) != 1 {
			t.Errorf("not once %q in\n%s", want, headers)
		}
	}
	if got := moved.RedirectsFile(); got != "/kho-tin/cu/ /kho-tin/moi/ 301\n" {
		t.Errorf("redirects: %q", got)
	}
	for _, format := range Formats {
		if got := moved.Snippet(format); strings.Contains(got, "evil") || strings.Contains(got, "Y:") || !strings.Contains(got, "/kho-tin/moi/") {
			t.Errorf("%s:\n%s", format, got)
		}
	}
}

// published is a site on the disk.
func published(t *testing.T) (Site, string) {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{"index.html": "trang", "404.html": "không có", "moi/index.html": "mới", "manifest.webmanifest": "{}",
		"search/k-fda42079c3.bin": "x", style: "a{}", "card.png": "x"}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(files[name]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for at := dir; at != filepath.Dir(at) && at != os.TempDir(); at = filepath.Dir(at) {
		os.Chmod(at, 0o755) // a server may be another user
	}
	return Site{BaseURL: "/", Redirects: map[string]string{"/cu/": "/moi/"}}, dir
}

// serve runs a server that writes its configuration to dir, and asks it what a
// browser would.
func serve(t *testing.T, program string, configure func(address, conf string) []string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed: what it makes of its snippet was not tried", program)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address, conf := l.Addr().String(), t.TempDir()
	l.Close()
	server := exec.Command(program, configure(address, conf)...)
	server.Env = append(os.Environ(), "HOME="+conf, "XDG_CONFIG_HOME="+conf, "XDG_DATA_HOME="+conf)
	var said strings.Builder
	server.Stdout, server.Stderr = &said, &said
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	get := func(path string) *http.Response {
		for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
			answer, err := client.Get("http://" + address + path)
			if err == nil {
				answer.Body.Close()
				return answer
			}
			if time.Now().After(deadline) {
				server.Process.Kill()
				server.Wait()
				t.Fatalf("%v\n%s", err, said.String())
			}
		}
	}
	for path, want := range map[string]struct {
		status      int
		cache, kind string
	}{
		"/": {200, "no-cache", "text/html"}, "/khong-co/": {404, "no-cache", "text/html"}, "/" + style: {200, "public, max-age=31536000, immutable", "text/css"},
		"/search/k-fda42079c3.bin": {200, "public, max-age=31536000, immutable", ""}, "/card.png": {200, "public, max-age=3600", "image/png"},
		"/manifest.webmanifest": {200, "no-cache", "application/manifest+json"},
	} {
		answer := get(path)
		if answer.StatusCode != want.status || answer.Header.Get("Cache-Control") != want.cache && want.status == 200 || !strings.HasPrefix(answer.Header.Get("Content-Type"), want.kind) {
			t.Errorf("%s: %d %q %q", path, answer.StatusCode, answer.Header.Get("Cache-Control"), answer.Header.Get("Content-Type"))
		}
		for _, h := range Security {
			if got := answer.Header.Values(h.Name); len(got) != 1 || got[0] != h.Value {
				t.Errorf("%s: %s is %q", path, h.Name, got)
			}
		}
	}
	if answer := get("/cu/"); answer.StatusCode != 301 || !strings.HasSuffix(answer.Header.Get("Location"), "/moi/") {
		t.Errorf("the old address: %d %q", answer.StatusCode, answer.Header.Get("Location"))
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestNginx(t *testing.T) {
	site, dir := published(t)
	serve(t, "nginx", func(address, conf string) []string {
		write(t, filepath.Join(conf, "kho-tin.conf"), site.Snippet("nginx"))
		temps := ""
		for _, of := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
			temps += fmt.Sprintf("%s_temp_path %s/%s;\n", of, conf, of)
		}
		return []string{"-e", filepath.Join(conf, "error.log"), "-p", conf, "-c", write(t, filepath.Join(conf, "nginx.conf"), fmt.Sprintf(
			"daemon off; master_process off; pid %s/pid;\nevents { }\nhttp { access_log off; %s types { text/html html; text/css css; image/png png; }\nserver { listen %s; root %s; include kho-tin.conf; } }\n",
			conf, temps, address, dir))}
	})
}

func TestCaddy(t *testing.T) {
	site, dir := published(t)
	serve(t, "caddy", func(address, conf string) []string {
		snippet := write(t, filepath.Join(conf, "kho-tin.caddy"), site.Snippet("caddy"))
		return []string{"run", "--adapter", "caddyfile", "--config", write(t, filepath.Join(conf, "Caddyfile"), fmt.Sprintf(
			"{\n\tadmin off\n\tauto_https off\n}\nhttp://%s {\n\troot * %s\n\timport %s\n}\n", address, dir, snippet))}
	})
}

// What browsers refuse or save under a wrong type has its own, in capitals, too.
func TestContentTypes(t *testing.T) {
	for name, want := range map[string]string{
		"admin/app.mjs": "text/javascript; charset=utf-8", "font/chu.WOFF2": "font/woff2", "favicon.ico": "image/x-icon", "x.wasm": "application/wasm",
		"feed.json": "application/feed+json", "ha-noi/feed.json": "application/feed+json", "khotin.json": "application/json", "du-lieu/bai.jsonl": "application/jsonl",
		"search/t-0.bin": "application/octet-stream", "CNAME": "application/octet-stream",
	} {
		if got := ContentType(name); got != want {
			t.Errorf("%s is a %s, want %s", name, got, want)
		}
	}
}
