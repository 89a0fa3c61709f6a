package deploy

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"encoding/xml"
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
)

// fakeStore is as much of an S3-compatible store as a deploy needs. Each sixth
// answer to a file that is sent is that it is busy.
type fakeStore struct {
	mu      sync.Mutex
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
		if s.puts++; s.puts%6 == 0 || err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
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

// A store that is busy now and then, over HTTP, gets the site with the types and
// times of its files; texts compressed if asked for.
func TestS3(t *testing.T) {
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_EC2_METADATA_DISABLED": "true",
		"AWS_CONFIG_FILE": os.DevNull, "AWS_SHARED_CREDENTIALS_FILE": os.DevNull} {
		t.Setenv(name, value)
	}
	s := &fakeStore{files: map[string][]byte{}, headers: map[string]http.Header{}}
	server := httptest.NewServer(s)
	defer server.Close()
	target := "s3://kho?" + url.Values{"endpoint": {server.URL}, "region": {"auto"}, "use_path_style": {"true"},
		"request_checksum_calculation": {"when_required"}}.Encode()
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
