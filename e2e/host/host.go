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
	failing  func(name string) bool
	status   int
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
	h := &Host{URL: "http://" + listener.Addr().String() + o.Path, options: o, replaced: map[string]File{}}
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

// Fail answers requests for the files that match, named by their paths below
// the folder, with an HTTP status; 0 breaks the connection.
func (h *Host) Fail(match func(name string) bool, status int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.failing, h.status = match, status
}

// Recover ends what Fail began.
func (h *Host) Recover() { h.Fail(nil, 0) }

// Requests gives the paths below the folder that were asked for since the last
// call, in order.
func (h *Host) Requests() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	asked := h.requests
	h.requests = nil
	return asked
}

// take records a request and gives what stands in the way of the file.
func (h *Host) take(name string) (instead File, replaced, fails bool, status int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.requests = append(h.requests, name)
	instead, replaced = h.replaced[name]
	return instead, replaced, h.failing != nil && h.failing(name), h.status
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, below := strings.CutPrefix(r.URL.Path, h.options.Path)
	if !below {
		http.NotFound(w, r)
		return
	}
	instead, replaced, fails, status := h.take(name)
	switch {
	case fails && status == 0:
		panic(http.ErrAbortHandler) // the way to break a connection
	case fails:
		http.Error(w, http.StatusText(status), status)
	case replaced:
		w.Header().Set("Content-Type", instead.Type)
		w.Write(instead.Body)
	default:
		h.serveFile(w, r, name)
	}
}
