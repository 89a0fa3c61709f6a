package client

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

// publish writes the search of an archive and gives the folder of the site.
func publish(t *testing.T, archive []searchtest.WriteUp) (site string) {
	t.Helper()
	site = t.TempDir()
	if _, err := shard.Write(t.Context(), searchtest.NewSource(archive), shard.Options{Dir: filepath.Join(site, "search"), Labels: labels}); err != nil {
		t.Fatal(err)
	}
	return site
}

// host serves a folder at a path of its own; it gives the address of the search.
func host(t *testing.T, site string, wrap func(http.Handler) http.Handler) (base string) {
	t.Helper()
	files := http.StripPrefix("/kho-tin/", http.FileServer(http.Dir(site)))
	server := httptest.NewServer(wrap(files))
	t.Cleanup(server.Close)
	return server.URL + "/kho-tin/search/"
}

func asIs(h http.Handler) http.Handler { return h }

func withoutRanges(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Header.Del("Range")
		h.ServeHTTP(w, r)
	})
}

// reader opens the same files for Go.
func reader(t *testing.T, site string) *shard.Reader {
	t.Helper()
	r, err := shard.Open(t.Context(), shard.FromFS(os.DirFS(filepath.Join(site, "search"))))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ask gives the client's answers, with addresses as Go has them.
func ask(t *testing.T, base string, questions []question) []search.Result {
	t.Helper()
	var got []search.Result
	jstest.Run(t, "testdata/client.ts", map[string]any{"base": base, "queries": questions}, &got)
	for i := range got {
		for j := range got[i].Hits {
			hit := &got[i].Hits[j]
			if !strings.HasPrefix(hit.URL, "/kho-tin/") {
				t.Fatalf("url %q", hit.URL)
			}
			hit.URL = strings.TrimPrefix(hit.URL, "/kho-tin/")
		}
	}
	return got
}

// Over the same published files, TypeScript and Go give the same answers, to
// the last character of the excerpts; and but for these, what the index gives.
func TestPublishedAnswers(t *testing.T) {
	for _, c := range []struct {
		name string
		docs int
		host func(http.Handler) http.Handler
	}{{"few write-ups", 12, asIs}, {"some hundreds", 400, asIs}, {"a host without ranges", 400, withoutRanges}} {
		t.Run(c.name, func(t *testing.T) {
			archive := makeArchive(c.docs, uint64(c.docs))
			for i := range archive {
				if c.docs == 12 {
					archive[i].Kind = ""
				} else if c.name != "some hundreds" {
					archive[i].Levels = nil
				}
			}
			site := publish(t, archive)
			questions := makeQuestions(archive, 300, 77)
			got := ask(t, host(t, site, c.host), questions)
			compare(t, reader(t, site), questions, got, true)
			store, err := corpus.NewStore(searchtest.NewSource(archive), labels)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, store, questions, got, false)
		})
	}
}
