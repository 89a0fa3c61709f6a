package deploy

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/md5"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/khotin/khotin/internal/diag"
)

// fakeStore is as much of an S3-compatible store as a deploy needs. Of files that are
// sent each sixth is answered that it is busy, and others as badly in other ways.
type fakeStore struct {
	mu      sync.Mutex
	faulty  bool // in all ways, not only busy
	files   map[string][]byte
	headers map[string]http.Header
	puts    int
}

func (s *fakeStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/kho"), "/")
	switch {
	case r.Method == http.MethodPut:
		data, err := io.ReadAll(r.Body)
		s.puts++
		if s.fails(w) || err != nil {
			return
		}
		s.files[key], s.headers[key] = data, r.Header.Clone()
		w.Header().Set("ETag", fmt.Sprintf(`"%x"`, md5.Sum(data)))
	case r.Method == http.MethodDelete:
		delete(s.files, key)
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Query().Get("list-type") == "2":
		type contents struct {
			Key, ETag    string
			Size         int
			LastModified string
		}
		var list struct {
			XMLName  xml.Name `xml:"ListBucketResult"`
			Contents []contents
		}
		for _, key := range slices.Sorted(maps.Keys(s.files)) {
			list.Contents = append(list.Contents, contents{key, fmt.Sprintf(`"%x"`, md5.Sum(s.files[key])), len(s.files[key]), "2026-01-01T00:00:00Z"})
		}
		w.Header().Set("Content-Type", "application/xml")
		xml.NewEncoder(w).Encode(list)
	case s.files[key] != nil:
		w.Header().Set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
		w.Write(s.files[key])
	default:
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusNotFound)
		io.WriteString(w, "<Error><Code>NoSuchKey</Code></Error>")
	}
}

// fails answers as stores do in their bad moments: busy, broken, or not at all; one
// has got the file and cannot say so any more.
func (s *fakeStore) fails(w http.ResponseWriter) bool {
	switch {
	case s.puts%6 == 0:
		w.WriteHeader(http.StatusServiceUnavailable)
	case s.faulty && s.puts%6 == 2:
		w.WriteHeader(http.StatusInternalServerError)
	case s.faulty && s.puts%6 == 4:
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			c.Close()
		}
	default:
		return false
	}
	return true
}

// s3 is the address of a store that is served here.
func (s *fakeStore) s3(t *testing.T) string {
	t.Helper()
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_EC2_METADATA_DISABLED": "true",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull} {
		t.Setenv(name, value)
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return "s3://kho?" + url.Values{"endpoint": {server.URL}, "region": {"auto"}, "use_path_style": {"true"},
		"request_checksum_calculation": {"when_required"}}.Encode()
}

// Every second answer of the store is a fault, each of another kind: the site is
// there in the end.
func TestS3Faults(t *testing.T) {
	s := &fakeStore{files: map[string][]byte{}, headers: map[string]http.Header{}, faulty: true}
	address := s.s3(t)
	dir := site(t, "một")
	to, err := open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	var pauses []time.Duration
	if err := paused(dir, to, &pauses).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, data := range files(t, dir) {
		if !bytes.Equal(s.files[name], data) {
			t.Errorf("%s is not as it was built", name)
		}
	}
}

// A store that never answers ends with an error that says what was being sent, as
// soon as who waits for it gives up.
func TestS3Silence(t *testing.T) {
	s := &fakeStore{files: map[string][]byte{}, headers: map[string]http.Header{}}
	address := s.s3(t)
	s.mu.Lock() // no request gets any further
	ctx, stop := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer stop()
	_, err := Run(ctx, Options{Source: site(t, "một"), Target: address, Now: day})
	s.mu.Unlock()
	if err == nil {
		t.Error("a site was sent to nowhere")
	}
}

// Compressed texts go in the place of plain ones, in one form only.
func TestS3Brotli(t *testing.T) {
	s := &fakeStore{files: map[string][]byte{}, headers: map[string]http.Header{}}
	o := Options{Source: site(t, "một"), Target: s.s3(t), Now: day, Brotli: true}
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(o.Source, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(brotli.NewReader(bytes.NewReader(s.files["index.html"])))
	if err != nil || !bytes.Equal(got, want) || s.headers["index.html"].Get("Content-Encoding") != "br" {
		t.Errorf("%q, %v, %v", got, s.headers["index.html"], err)
	}
	o.Gzip = true
	var fault *diag.Fault
	if _, err := Run(t.Context(), o); !errors.As(err, &fault) || fault.Message.Code() != diag.K6054 {
		t.Errorf("two forms: %v", err)
	}
}

// A store that is busy now and then, over HTTP, gets the site with the types and
// times of its files; texts compressed if asked for.
func TestS3(t *testing.T) {
	s := &fakeStore{files: map[string][]byte{}, headers: map[string]http.Header{}}
	target := s.s3(t)
	dir := site(t, "một", "a/")
	o := Options{Source: dir, Target: target, Now: day, Gzip: true, Grace: DefaultGrace}
	report, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if report.Sent != report.Files || len(s.files) != report.Files {
		t.Errorf("%+v, %d files are there", report, len(s.files))
	}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		data := s.files[name]
		want, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if s.headers[name].Get("Content-Encoding") == "gzip" {
			r, err := gzip.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			data, _ = io.ReadAll(r)
		}
		if !bytes.Equal(data, want) {
			t.Errorf("%s is not as it was built", name)
		}
	}
	for name, want := range map[string][3]string{
		"index.html":           {"text/html; charset=utf-8", "no-cache", "gzip"},
		"card.png":             {"image/png", "public, max-age=3600", ""},
		"search/manifest.json": {"application/json", "no-cache", "gzip"},
	} {
		h := s.headers[name]
		if got := [3]string{h.Get("Content-Type"), h.Get("Cache-Control"), h.Get("Content-Encoding")}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if report, err = Run(t.Context(), o); err != nil || report.Sent != 0 {
		t.Errorf("nothing has changed: %+v, %v", report, err)
	}
	o.Source = site(t, "hai")
	if report, err = Run(t.Context(), o); err != nil || report.Deleted != 1 || s.files["a/index.html"] != nil {
		t.Errorf("a page is gone: %+v, %v", report, err)
	}
}
