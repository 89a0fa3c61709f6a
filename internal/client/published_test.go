package client

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

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

// The client answers from published files as Go does from the index.
func TestPublishedAnswers(t *testing.T) {
	for _, c := range []struct {
		name string
		docs int
		host func(http.Handler) http.Handler
	}{{"few write-ups", 12, asIs}, {"some hundreds", 400, asIs}, {"a host without ranges", 400, withoutRanges}} {
		t.Run(c.name, func(t *testing.T) {
			archive := makeArchive(c.docs, uint64(c.docs))
			base := host(t, publish(t, archive), c.host)
			store, err := search.NewSourceStore(searchtest.NewSource(archive), labels)
			if err != nil {
				t.Fatal(err)
			}
			questions := makeQuestions(archive, 800, 77)
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
			compare(t, store, questions, got, false)
		})
	}
}
