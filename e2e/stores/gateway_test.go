package stores

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
)

const (
	bucket      = "kho-tin"
	user, sesam = "editor", "a secret of this test"
	region      = "us-east-1"
)

// gateway is the one of this process: Versity's allows no second.
var gateway struct {
	folder string // what it keeps, a folder a bucket
	socket string
}

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "stores-")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		gateway.folder, gateway.socket = filepath.Join(dir, "objects"), filepath.Join(dir, "socket")
		if khotin, err = build(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		if err := startGateway(filepath.Join(dir, "about")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

// startGateway serves the folder on a socket, until the process ends. It changes the working
// folder of the process.
func startGateway(about string) error {
	for _, dir := range []string{filepath.Join(gateway.folder, bucket), about} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	beside, err := meta.NewSideCar(about) // not every file system keeps attributes
	if err != nil {
		return err
	}
	files, err := posix.New(gateway.folder, beside, posix.PosixOpts{SideCarDir: about})
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() {
		ended <- embedgw.RunVersityGW(context.Background(), files, &embedgw.Config{
			RootUserAccess: user, RootUserSecret: sesam, Region: region, Ports: []string{gateway.socket},
			MaxConnections: 1000, MaxRequests: 1000, MultipartMaxParts: 1000, KeepAlive: true, Quiet: true, DisableACLs: true,
		})
	}()
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		if c, err := net.Dial("unix", gateway.socket); err == nil {
			return c.Close()
		}
		select {
		case err := <-ended:
			return fmt.Errorf("the gateway ended: %w", err)
		default:
		}
		if time.Since(began) > time.Minute {
			return fmt.Errorf("the gateway does not answer at %s", gateway.socket)
		}
	}
}

// line is the way to the gateway.
type line struct {
	store http.Handler

	mu       sync.Mutex
	faulty   bool // every third request is answered by a fault
	requests int
	faults   int
	writes   int
	onWrite  func(n int)  // called before a file is sent on; may be nil
	after    func(string) // called when a file was sent or deleted; may be nil
}

// newLine gives the way to an empty bucket, and its address for khotin.
func newLine(t *testing.T) (*line, string) {
	t.Helper()
	entries, err := os.ReadDir(stored())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(stored(), e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.Out.URL.Scheme, r.Out.URL.Host = "http", "gateway"
			r.Out.Host = r.In.Host // it is signed
		},
		Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", gateway.socket)
		}},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
	}
	l := &line{store: proxy}
	server := httptest.NewServer(l)
	t.Cleanup(server.Close)
	return l, "s3://" + bucket + "?" + url.Values{"endpoint": {server.URL}, "region": {region}, "use_path_style": {"true"},
		"request_checksum_calculation": {"when_required"}, "response_checksum_validation": {"when_required"}}.Encode()
}

// stored is the folder that holds the bucket's objects.
func stored() string { return filepath.Join(gateway.folder, bucket) }

func (l *line) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	write := r.Method == http.MethodPut || r.Method == http.MethodDelete
	l.mu.Lock()
	l.requests++
	kind := -1
	if l.faulty && l.requests%3 == 0 {
		kind = l.faults % len(faults)
		l.faults++
	}
	n, onWrite, after := l.writes, l.onWrite, l.after
	if write {
		l.writes++
	}
	l.mu.Unlock()
	if write && onWrite != nil {
		onWrite(n)
	}
	if kind >= 0 {
		faults[kind](l, w, r)
	} else {
		l.store.ServeHTTP(w, r)
	}
	if write && after != nil {
		after(r.Method + " " + r.URL.Path)
	}
}

// faults are the ways in which lines and stores fail.
var faults = []func(*line, http.ResponseWriter, *http.Request){
	func(_ *line, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
	func(_ *line, w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
	// cut before anything has arrived
	func(_ *line, _ http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
	// the store has done it, and who asked for it is not told
	func(l *line, _ http.ResponseWriter, r *http.Request) {
		l.store.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	},
	// the answer ends in the middle
	func(l *line, w http.ResponseWriter, r *http.Request) {
		l.store.ServeHTTP(&half{ResponseWriter: w}, r)
		panic(http.ErrAbortHandler)
	},
	func(l *line, w http.ResponseWriter, r *http.Request) {
		time.Sleep(500 * time.Millisecond)
		l.store.ServeHTTP(w, r)
	},
}

// half sends on one half of each piece of an answer.
type half struct{ http.ResponseWriter }

func (h *half) Write(data []byte) (int, error) {
	_, err := h.ResponseWriter.Write(data[:len(data)/2])
	return len(data), err
}
