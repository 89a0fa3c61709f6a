package part

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/deploy/store"
	"github.com/khotin/khotin/internal/treetest"
)

// A badStore is as much of an S3-compatible store as the steps need. Every third answer is
// a fault: it is busy, breaks down, hangs up, or ends in the middle of a file.
type badStore struct {
	mu       sync.Mutex
	files    map[string][]byte
	requests int
	faults   int
}

func (s *badStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/kho"), "/")
	data, err := io.ReadAll(r.Body)
	if s.requests++; s.requests%3 == 0 {
		s.faults++
		s.fail(w, r, key)
		return
	}
	switch file, there := s.files[key]; {
	case err != nil:
		w.WriteHeader(http.StatusBadRequest)
	case r.Method == http.MethodPut:
		s.files[key] = data
	case r.Method == http.MethodDelete:
		delete(s.files, key)
		w.WriteHeader(http.StatusNoContent)
	case there:
		w.Header().Set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
		w.Header().Set("Content-Length", fmt.Sprint(len(file)))
		_, _ = w.Write(file)
	default:
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, "<Error><Code>NoSuchKey</Code></Error>")
	}
}

func (s *badStore) fail(w http.ResponseWriter, r *http.Request, key string) {
	switch file := s.files[key]; {
	case s.faults%4 == 0:
		w.WriteHeader(http.StatusServiceUnavailable)
	case s.faults%4 == 1:
		w.WriteHeader(http.StatusInternalServerError)
	case s.faults%4 == 2 && r.Method == http.MethodGet && len(file) > 1:
		w.Header().Set("Content-Length", fmt.Sprint(len(file)))
		_, _ = w.Write(file[:len(file)/2]) // and the server hangs up
	default:
		if c, _, err := w.(http.Hijacker).Hijack(); err == nil {
			c.Close()
		}
	}
}

// address serves the store.
func (s *badStore) address(t *testing.T) string {
	t.Helper()
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull} {
		t.Setenv(name, value)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return "s3://kho?" + url.Values{"endpoint": {server.URL}, "region": {"auto"}, "use_path_style": {"true"},
		"request_checksum_calculation": {"when_required"}, "response_checksum_validation": {"when_required"}}.Encode()
}

// Through a store of which every third answer is a fault, the steps make the site that one
// process makes.
func TestThroughABadStore(t *testing.T) {
	pauses = func(context.Context, time.Duration) {}
	t.Cleanup(func() { pauses = store.Wait })
	s := &badStore{files: map[string][]byte{}}
	o := archive(t, 12)
	want := whole(t, o)
	o.Work, o.Parts = s.address(t), 2
	inParts(t, o, rand.New(rand.NewPCG(1, 1)), func(Options, stepFunc) {})
	same(t, treetest.Files(t, o.Destination), want)
	if s.faults < 10 {
		t.Errorf("only %d faults in %d requests", s.faults, s.requests)
	}
}

// A file that is damaged is told, removed, and made again by the step that wrote it.
func TestADamagedFileIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	f, err := openFolder(t.Context(), filepath.Join(dir, "work"), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.store.Close()
	given := filepath.Join(dir, "given")
	if err := os.WriteFile(given, []byte("giáo dục"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := f.put(t.Context(), given)
	if err != nil {
		t.Fatal(err)
	}
	name, err := f.get(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("giáo dụx"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.get(t.Context(), file); err == nil || !strings.Contains(err.Error(), "K4406") {
		t.Error("a damaged file is taken:", err)
	}
	if there, err := f.has(t.Context(), file); there || err != nil {
		t.Errorf("it is still there: %t, %v", there, err)
	}
	if _, err := f.put(t.Context(), given); err != nil {
		t.Fatal(err)
	}
	if _, err := f.get(t.Context(), file); err != nil {
		t.Error(err)
	}
}
