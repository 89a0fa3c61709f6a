// Package host serves a folder over HTTP as static hosts do.
//
// What goes in: a folder and the path at which it lives. What comes out: a
// server on this machine, with a record of what was asked for. On demand it is
// as poor as the plainest of hosts, which know nothing of byte ranges, or fails
// for files of one's choice.
package host

import (
	"fmt"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// Options say what to serve.
type Options struct {
	Dir      string
	Path     string // where the folder lives, "/" or "/kho-tin/"; "" for "/"
	NoRanges bool   // answer every request with the whole file
}

// A Host is a running server.
type Host struct {
	URL string // of the folder, with the slash at its end

	options Options
	server  *http.Server

	mu       sync.Mutex
	requests []string
	replaced map[string]File
	failing  map[string]int
	delay    map[string]time.Duration
}

// A File is what a host answers instead of a file of the folder.
type File struct {
	Type string // media type
	Body []byte
}

// Start serves on a free port of this machine until Close.
func Start(o Options) (*Host, error) {
	if o.Path == "" {
		o.Path = "/"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serve %s: %w", o.Dir, err)
	}
	h := &Host{URL: "http://" + listener.Addr().String() + o.Path, options: o,
		replaced: map[string]File{}, failing: map[string]int{}, delay: map[string]time.Duration{}}
	h.server = &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go h.server.Serve(listener)
	return h, nil
}

// Close ends the server and its connections.
func (h *Host) Close() error { return h.server.Close() }

// Replace answers requests for a file, named by its path below the folder,
// with another one.
func (h *Host) Replace(name string, file File) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.replaced[name] = file
}

// Fail answers requests for files that match the pattern of path.Match, such
// as "search/*", with an HTTP status; 0 breaks the connection.
func (h *Host) Fail(pattern string, status int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.failing[pattern] = status
}

// Slow delays answers for files that match the pattern.
func (h *Host) Slow(pattern string, by time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.delay[pattern] = by
}

// Recover ends all that Fail and Slow began.
func (h *Host) Recover() {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.failing)
	clear(h.delay)
}

// Requests gives the paths below the folder that were asked for since the last
// call, in order.
func (h *Host) Requests() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	asked := h.requests
	h.requests = nil
	return asked
}

// fate is what happens to a request.
type fate struct {
	fails  bool
	status int
	delay  time.Duration
	file   *File
}

func (h *Host) fate(name string) fate {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.requests = append(h.requests, name)
	var f fate
	for pattern, status := range h.failing {
		if ok, _ := path.Match(pattern, name); ok {
			f.fails, f.status = true, status
		}
	}
	for pattern, by := range h.delay {
		if ok, _ := path.Match(pattern, name); ok {
			f.delay = by
		}
	}
	if file, ok := h.replaced[name]; ok {
		f.file = &file
	}
	return f
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, below := strings.CutPrefix(r.URL.Path, h.options.Path)
	if !below {
		http.NotFound(w, r)
		return
	}
	f := h.fate(name)
	time.Sleep(f.delay)
	switch {
	case f.fails && f.status == 0:
		panic(http.ErrAbortHandler) // the way to break a connection
	case f.fails:
		http.Error(w, http.StatusText(f.status), f.status)
	case f.file != nil:
		w.Header().Set("Content-Type", f.file.Type)
		w.Write(f.file.Body)
	default:
		h.serveFile(w, r, name)
	}
}
