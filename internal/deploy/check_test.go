package deploy

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/hosting"
)

// What a host gives out is compared file by file: what is missing, old or of a
// wrong type is named by its address; a host that is busy now and then is asked
// again.
func TestCheck(t *testing.T) {
	dir := site(t, "một", "a/")
	var (
		mu   sync.Mutex
		busy = map[string]int{"/kho/card.png": 2, "/kho/a/": 1}
	)
	host := func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		name := strings.TrimPrefix(r.URL.Path, "/kho/")
		if strings.HasSuffix(name, "/") || name == "" {
			name += "index.html"
		}
		if busy[r.URL.Path]--; busy[r.URL.Path] >= 0 {
			if busy[r.URL.Path] == 0 {
				w.Header().Set("Content-Length", "1000") // more than comes
				return
			}
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", hosting.ContentType(name))
		w.Write(data)
	}
	server := httptest.NewServer(http.HandlerFunc(host))
	defer server.Close()
	quick := func(context.Context, time.Duration) {}
	o := CheckOptions{Source: dir, URL: server.URL + "/kho"}
	c, err := check(t.Context(), o, quick)
	if err != nil || len(c.Problems) > 0 || c.Files != 9 {
		t.Errorf("a good host: %+v, %v", c, err)
	}

	old := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/kho/":
			w.Write([]byte("<html>the site of last year"))
		case r.URL.Path == "/kho/a/":
			http.NotFound(w, r)
		case strings.HasSuffix(r.URL.Path, ".css"):
			w.Header().Set("Content-Type", "text/plain")
			data, _ := os.ReadFile(filepath.Join(dir, strings.TrimPrefix(r.URL.Path, "/kho/")))
			w.Write(data)
		default:
			host(w, r)
		}
	}))
	defer old.Close()
	o.URL = old.URL + "/kho/"
	if c, err = check(t.Context(), o, quick); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range c.Problems {
		name, _ := strings.CutPrefix(p.File, old.URL)
		got = append(got, name+" "+p.Message.Code().String())
	}
	slices.Sort(got)
	if len(got) != 3 || got[0] != "/kho/ K6062" || got[1] != "/kho/a/ K6061" || !strings.HasSuffix(got[2], ".css K6063") {
		t.Errorf("%q", got)
	}
	if said := c.Problems[0].Format(diag.Vietnamese) + c.Problems[1].Format(diag.Vietnamese); !strings.Contains(said, "máy chủ trả lời 404") {
		t.Error(said)
	}
}
