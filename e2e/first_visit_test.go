package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/khotin/khotin/e2e/browser"
	"github.com/khotin/khotin/e2e/host"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/vi"
)

// What a first visit to a long write-up may cost without its pictures.
const (
	longSyllables = 1500
	mostRequests  = 6
	mostBytes     = 25 << 10
)

// longWriteUp builds an archive whose first write-up has as many syllables and
// gives the folder of the site and the page's path.
func longWriteUp(t *testing.T) (dir, page string) {
	t.Helper()
	source := t.TempDir()
	if err := madeup.Write(source, 40, 1); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	text := ""
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		if text == "" {
			text = string(data)
		} else if len(vi.Tokenize(text)) < longSyllables+150 { // the front matter counts too
			text += body
		}
	}
	if err := os.WriteFile(files[0], []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(source, "public")
	if err := build(pipeline.Options{Source: source, CacheDir: filepath.Join(source, ".cache"), BaseURL: "https://example.org/"}); err != nil {
		t.Fatal(err)
	}
	return dir, longestPage(t, dir)
}

// longestPage is the page with the largest file among those of write-ups.
func longestPage(t *testing.T, dir string) string {
	t.Helper()
	most, found := int64(0), ""
	for _, page := range pages(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(page), "index.html"))
		if err == nil && strings.Contains(string(data), `<article class="write-up">`) && int64(len(data)) > most {
			most, found = int64(len(data)), page
		}
	}
	return found
}

// wholeBrowser gives a Chromium with its window, which asks for a page's icon.
func wholeBrowser(t *testing.T) *browser.Browser {
	t.Helper()
	program, err := browser.Find()
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := browser.Open(program, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func TestFirstVisit(t *testing.T) {
	t.Parallel()
	scenario(t, "a first visit to a write-up of 1,500 syllables takes at most 6 requests and 25 KB", func(t *testing.T) {
		dir, page := longWriteUp(t)
		r := visitIn(t, wholeBrowser(t), host.Options{Dir: dir, Gzip: true})
		r.opens(page)
		if n := len(vi.Tokenize(value[string](r, "document.querySelector('.body').textContent"))); n < longSyllables {
			t.Fatalf("the write-up has %d syllables", n)
		}
		names, bytes := r.asked()
		t.Logf("%d requests, %d bytes: %q", len(names), bytes, names)
		if len(names) > mostRequests || bytes > mostBytes || slices.ContainsFunc(names, func(name string) bool { return strings.HasSuffix(name, ".png") }) {
			t.Errorf("%d requests, %d bytes: %q", len(names), bytes, names)
		}
	})
}

// asked gives the files that were asked for, and their bytes on the line, once
// the page is at rest, its icon was fetched and the service worker has kept it:
// these are the last that a browser does about a page.
func (r *reader) asked() (names []string, bytes int) {
	r.Helper()
	r.rests()
	r.keepsThisPage()
	icon := value[string](r, "document.querySelector('link[rel=icon]').getAttribute('href')")
	for end := time.Now().Add(time.Minute); !slices.Contains(names, strings.TrimPrefix(icon, "/")); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			r.Fatalf("the icon %s was not fetched, only %q", icon, names)
		}
		for _, request := range r.host.Log() {
			names, bytes = append(names, request.Name), bytes+request.Bytes
		}
	}
	return names, bytes
}
