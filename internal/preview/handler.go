package preview

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/hosting"
)

// ownPrefix is where the preview's own files are; no published address begins
// with an underscore.
const ownPrefix = "/_khotin/"

// loopback are the names by which a browser on this machine asks for it.
var loopback = []string{"localhost", "127.0.0.1", "::1"}

// named answers only requests for one of the hosts: a page of another site,
// whose own name was made to lead to this machine (DNS rebinding), could else
// read an editor's drafts.
func named(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u := url.URL{Host: r.Host}
		host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
		if !slices.Contains(loopback, host) && !slices.Contains(hosts, host) {
			http.Error(w, http.StatusText(http.StatusMisdirectedRequest), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// handler serves a folder as a static host does, and the preview's own files.
func handler(dir string, s *state, desk http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(ownPrefix+"reload.js", serveScript)
	mux.HandleFunc(ownPrefix+"events", s.serveEvents)
	if desk != nil {
		mux.Handle(ownPrefix, named(nil, desk))
	}
	mux.Handle("/", files{dir, s, scriptTag(desk != nil)})
	return mux
}

// files serves the built site.
type files struct {
	dir    string
	state  *state
	script string // what pages get besides
}

func (f files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if now := f.state.now(""); now.build == 0 {
		f.waitingPage(w, now.problems)
		return
	}
	name := fileOf(r.URL.Path)
	if data, ok := f.state.file(name); ok {
		f.serveContent(w, r, name, time.Time{}, bytes.NewReader(data), http.StatusOK)
		return
	}
	root, err := os.OpenRoot(f.dir) // anew each time: a build puts another folder in its place
	if err != nil {
		http.Error(w, http.StatusText(http.StatusServiceUnavailable), http.StatusServiceUnavailable)
		return
	}
	defer root.Close()
	if info, err := root.Stat(filepath.FromSlash(name)); err == nil && info.IsDir() {
		http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
		return
	}
	if !f.serveFile(w, r, root, name, http.StatusOK) && !f.serveFile(w, r, root, "404.html", http.StatusNotFound) {
		http.NotFound(w, r)
	}
}

// fileOf is the file of the site that an address leads to.
func fileOf(address string) string {
	name := strings.TrimPrefix(path.Clean("/"+address), "/")
	if name == "" || strings.HasSuffix(address, "/") {
		name = path.Join(name, "index.html")
	}
	return name
}

// serveFile answers with a file of the site and reports whether there is one.
func (f files) serveFile(w http.ResponseWriter, r *http.Request, root *os.Root, name string, status int) bool {
	file, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return f.serveContent(w, r, name, info.ModTime(), file, status)
}

func (f files) serveContent(w http.ResponseWriter, r *http.Request, name string, changed time.Time, content io.ReadSeeker, status int) bool {
	w.Header().Set("Content-Type", hosting.ContentType(name))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if path.Ext(name) == ".html" {
		return f.servePage(w, content, status)
	}
	http.ServeContent(w, r, name, changed, content)
	return true
}

// scriptTag makes a page listen for builds, and ask the desk about itself.
func scriptTag(desk bool) string {
	if desk {
		return `<script src="` + ownPrefix + `reload.js" defer data-desk></script>`
	}
	return `<script src="` + ownPrefix + `reload.js" defer></script>`
}

// servePage answers with a page and the reload script at the end of its body.
func (f files) servePage(w http.ResponseWriter, file io.Reader, status int) bool {
	page, err := io.ReadAll(file)
	if err != nil {
		return false
	}
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	w.WriteHeader(status)
	w.Write(page[:at])
	io.WriteString(w, f.script)
	w.Write(page[at:])
	return true
}

// waitingPage stands for every page until the first good build.
func (f files) waitingPage(w http.ResponseWriter, problems string) {
	w.Header().Set("Content-Type", hosting.ContentType(".html"))
	w.Header().Set("Retry-After", "1")
	w.WriteHeader(http.StatusServiceUnavailable)
	fmt.Fprintf(w, "<!doctype html><html><head><meta charset=utf-8><title>khotin</title></head><body><p>…</p><pre>%s</pre>%s</body></html>",
		html.EscapeString(problems), f.script)
}

// serveScript answers with the script that listens.
func serveScript(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", hosting.ContentType(".js"))
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, "reload.js", time.Time{}, strings.NewReader(script))
}
