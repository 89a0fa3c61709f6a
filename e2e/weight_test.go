package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
)

// mostPageBytes is what any page may take, uncompressed: an old phone reads and
// lays out that much in a second.
const mostPageBytes = 100 << 10

func TestPagesAreLight(t *testing.T) {
	t.Parallel()
	scenario(t, "a first visit to a long write-up moves nothing and loads nothing of the search", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkward.dir(t), Gzip: true}, browser.Width(360))
		r.opens(awkwardText)
		r.sees("h1", "Rấtdài")
		r.shiftsNothing()
		for _, name := range r.host.Requests() {
			if strings.HasPrefix(name, "search/") || strings.HasPrefix(name, "js/search") {
				t.Errorf("loaded %s", name)
			}
		}
	})

	scenario(t, "all of a long write-up can be read without scripts", func(t *testing.T) {
		r := visitHost(t, host.Options{Dir: awkward.dir(t)}, browser.NoScript)
		r.opens(awkwardText)
		r.sees(".body", "Phần sau 0 tiếng")
		r.sees(".body table", "Chỉ tiêu thi đua")
	})

	scenario(t, "no page takes more than an old phone can bear", func(t *testing.T) {
		for _, site := range []string{atRoot, awkward.dir(t), madeUp.dir(t)} {
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
	info, err := os.Stat(pageFile(site, page))
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Size())
}

// pageText gives a page's HTML.
func pageText(t *testing.T, site, page string) string {
	t.Helper()
	text, err := os.ReadFile(pageFile(site, page))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func pageFile(site, page string) string {
	name := filepath.Join(site, filepath.FromSlash(page))
	if filepath.Ext(name) != ".html" {
		name = filepath.Join(name, "index.html")
	}
	return name
}
