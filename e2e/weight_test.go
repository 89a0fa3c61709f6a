package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// What a first visit to a write-up of 1,500 syllables may cost a reader with a
// poor line, with gzip and without pictures.
const (
	maxVisitBytes    = 25 << 10
	maxVisitRequests = 6
)

// mostPageBytes is what any page may take, uncompressed: an old phone reads and
// lays out that much in a second.
const mostPageBytes = 100 << 10

func TestPagesAreLight(t *testing.T) {
	scenario(t, "a first visit to a long write-up is light, moves nothing and loads nothing of the search", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkwardSite(t), Gzip: true}, browser.Width(360))
		r.opens(awkwardText)
		r.sees("h1", "Rấtdài")
		if shift := value[float64](r, layoutShift); shift != 0 {
			t.Errorf("the layout shifts by %v", shift)
		}
		sum, asked := 0, []string{}
		for _, request := range r.host.Log() {
			asked = append(asked, request.Name)
			if !strings.HasSuffix(request.Name, ".png") {
				sum += request.Bytes
			}
		}
		t.Logf("%d bytes in %d requests: %q", sum, len(asked), asked)
		if sum > maxVisitBytes || len(asked) > maxVisitRequests {
			t.Errorf("%d bytes, at most %d; %d requests, at most %d: %q", sum, maxVisitBytes, len(asked), maxVisitRequests, asked)
		}
		for _, name := range asked {
			if strings.HasPrefix(name, "search/") || strings.HasPrefix(name, "js/search") {
				t.Errorf("loaded %s", name)
			}
		}
	})

	scenario(t, "all of a long write-up can be read without scripts", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkwardSite(t)}, browser.NoScript)
		r.opens(awkwardText)
		r.sees(".body", "Phần sau 0 tiếng")
		r.sees(".body table", "Chỉ tiêu thi đua")
	})

	scenario(t, "no page takes more than an old phone can bear", func(t *testing.T) {
		for _, site := range []string{atRoot, awkwardSite(t), madeUp(t)} {
			for _, page := range pages(t, site) {
				if size := pageBytes(t, site, page); size > mostPageBytes {
					t.Errorf("%s takes %d bytes, more than %d", page, size, mostPageBytes)
				}
			}
		}
	})
}

// pageBytes gives what a page takes before it is compressed.
func pageBytes(t *testing.T, site, page string) int {
	t.Helper()
	name := filepath.Join(site, filepath.FromSlash(page))
	if filepath.Ext(name) != ".html" {
		name = filepath.Join(name, "index.html")
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size())
}
