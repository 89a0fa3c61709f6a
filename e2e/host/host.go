// Package host serves a folder over HTTP as static hosts do.
//
// What goes in: a folder and the path at which it lives. What comes out: a
// server on this machine, with a record of what was asked for, when, and what it
// weighed. On demand it is as poor as the plainest of hosts, which know nothing
// of byte ranges, or as good as the best, which compress and speak HTTP/2; it
// lies at the end of a slow line, or fails for files of one's choice.
package host

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say what to serve.
type Options struct {
	Dir      string
	Path     string // where the folder lives, "/" or "/kho-tin/"; "" for "/"
	NoRanges bool   // answer every request with the whole file
	Gzip     bool   // compress texts, and let browsers keep files for an hour
	HTTP2    bool   // over TLS with a certificate of its own; else HTTP/1.1
	Line     Line

	// Gather holds all files of the folder until nothing was asked for so long:
	// then they go out together. Over HTTP/2, where requests need not wait for a free
	// connection, each such round is one that readers depended on.
	Gather time.Duration
}

// A Host is a running server.
type Host struct {
	URL string // of the folder, with the slash at its end

	options Options
	server  *httptest.Server
	packed  packer
	line    shaper
	gate    gate

	mu       sync.Mutex
	requests []*Request
	replaced map[string]File
	failing  func(name string) bool
	status   int
	stalling func(name string) bool
	resumed  chan struct{} // closed when what stalls goes on
}

// A File is what a host answers instead of a file of the folder.
type File struct {
	Type string // media type
	Body []byte
}

// Start serves on a free port of this machine until Close.
func Start(o Options) (*Host, error) {
	h := makeHost(o)
	h.server = httptest.NewUnstartedServer(h)
	h.server.Config.ReadHeaderTimeout = time.Minute
	// Of connections that browsers open and do not use nobody wants to read.
	h.server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	if o.HTTP2 {
		h.server.EnableHTTP2 = true
		h.server.StartTLS()
	} else {
		h.server.Start()
	}
	h.URL = h.server.URL + h.options.Path
	return h, nil
}

// makeHost makes a host that nobody can reach yet.
func makeHost(o Options) *Host {
	if o.Path == "" {
		o.Path = "/"
	}
	return &Host{options: o, replaced: map[string]File{}, line: shaper{line: o.Line}, gate: gate{quiet: o.Gather}}
}

// Close ends the server and its connections.
func (h *Host) Close() error {
	h.server.CloseClientConnections()
	return h.server.Config.Close()
}

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

// Stall leaves requests for the files that match without an answer until
// Recover: a line that is up and carries nothing.
func (h *Host) Stall(match func(name string) bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stalling, h.resumed = match, make(chan struct{})
}

// Recover ends what Fail and Stall began; what stalled goes on.
func (h *Host) Recover() {
	h.Fail(nil, 0)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.resumed != nil {
		close(h.resumed)
	}
	h.stalling, h.resumed = nil, nil
}

// waitStalled waits as long as a file stalls, or until nobody wants it any more.
func (h *Host) waitStalled(r *http.Request, name string) {
	h.mu.Lock()
	stalls, resumed := h.stalling != nil && h.stalling(name), h.resumed
	h.mu.Unlock()
	if !stalls {
		return
	}
	select {
	case <-resumed:
	case <-r.Context().Done():
	}
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, below := strings.CutPrefix(r.URL.Path, h.options.Path)
	if !below {
		http.NotFound(w, r)
		return
	}
	h.waitStalled(r, name)
	meter := &meter{ResponseWriter: w, line: &h.line, gate: &h.gate, note: h.begin(name)}
	switch instead, replaced, fails, status := h.obstacle(name); {
	case fails && status == 0:
		panic(http.ErrAbortHandler) // the way to break a connection
	case fails:
		http.Error(meter, http.StatusText(status), status)
	case replaced:
		meter.gate = &gate{} // what stands beside the folder need not wait
		sendReplaced(meter, instead)
	default:
		h.serveFile(meter, r, name)
	}
}

// obstacle gives what stands in the way of a file.
func (h *Host) obstacle(name string) (instead File, replaced, fails bool, status int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	instead, replaced = h.replaced[name]
	return instead, replaced, h.failing != nil && h.failing(name), h.status
}

func sendReplaced(w http.ResponseWriter, file File) {
	w.Header().Set("Content-Type", file.Type)
	w.Header().Set("Content-Length", strconv.Itoa(len(file.Body)))
	w.Write(file.Body)
}
