package site

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/afero"

	"github.com/khotin/khotin"
)

// A layout of the archive's own leaves texts alone, unless texts are made with it.
func TestWhichLayoutsTextsAreMadeWith(t *testing.T) {
	for name, want := range map[string]bool{
		"layouts/_partials/footer.html":           false,
		"layouts/write-up.html":                   false,
		"layouts/_partials/own-address.html":      true,
		"layouts/_markup/render-heading.html":     true,
		"layouts/_default/_markup/render-tt.html": true,
		"layouts/_shortcodes/note.html":           true,
	} {
		own, err := readOwnLayouts(unpack(t, "", name, "x", "layouts/_partials/other.html", "x"))
		if err != nil || slices.Contains(own.ofTexts, name) != want {
			t.Errorf("%s: texts are made with %q, %v", name, own.ofTexts, err)
		}
	}
	own, err := readOwnLayouts(unpack(t, "", "layouts/x.html", `{{ define "_partials/own-address.html" }}x{{ end }}`))
	if err != nil || len(own.ofTexts) != 1 {
		t.Errorf("a layout defines a partial of texts: %q, %v", own.ofTexts, err)
	}
}

// What is known of khotin's own layouts of texts is so.
func TestPartialsOfTexts(t *testing.T) {
	calls := regexp.MustCompile(`\b(?:partial|partialCached|template|\.Render)\s*\(?\s*("[^"]*"|\S+)`)
	files, err := fs.Glob(khotin.Defaults, "layouts/_markup/*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range append(files, "layouts/_partials/own-address.html") {
		text, err := khotin.Defaults.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range calls.FindAllStringSubmatch(string(text), -1) {
			if !slices.Contains(textPartials, strings.TrimSuffix(strings.Trim(call[1], `"`), ".html")) {
				t.Errorf("%s calls %s, which textPartials does not name", file, call[1])
			}
		}
	}
}

// A changed layout makes pages again, and of the texts only those that it may show
// otherwise. What asks for more of a text than its HTML gets it.
func TestALayoutThatChanges(t *testing.T) {
	const name = "layouts/_partials/write-up/cite.html"
	o := options(t, unpack(t, "fixture.txtar", name, "<i>one</i>"))
	o.BaseURL, o.CacheDir = base, t.TempDir()
	reported(t, o)
	entry := o.Archive.WriteUps[2]
	for _, c := range []struct{ layout, want string }{
		{"two", "two"},
		{"{{ len .RawContent }} {{ .WordCount }}", fmt.Sprintf("%d ", len(entry.Body))},
	} {
		layout, want := c.layout, c.want
		write(t, filepath.Join(o.Source, filepath.FromSlash(name)), "<i>"+layout+"</i>")
		o.Staging = t.TempDir()
		files, report := reported(t, o)
		if report.Texts != 0 || len(report.Made) < len(o.Archive.WriteUps) {
			t.Errorf("%s: %d texts and %d of %d pages were made", layout, report.Texts, len(report.Made), report.Pages)
		}
		_, after, _ := strings.Cut(files[strings.TrimPrefix(entry.Address, "/")+"index.html"], "<i>")
		if shown, _, _ := strings.Cut(after, "</i>"); !strings.HasPrefix(shown, want) || strings.HasSuffix(shown, " 0") {
			t.Errorf("%s shows %q, want %q", layout, shown, want)
		}
		clean := o
		clean.Staging, clean.CacheDir = t.TempDir(), t.TempDir()
		cleanly, _ := reported(t, clean)
		sameFiles(t, cleanly, files)
	}
}

// To make texts Hugo is not given the layouts of pages.
func TestLayoutsThatHugoSees(t *testing.T) {
	f, err := newFolders(Options{Source: unpack(t, "", "layouts/home.html", "x"), Staging: t.TempDir(), CacheDir: cacheDir})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		shown shownLayouts
		want  map[string]bool
	}{
		{nil, map[string]bool{"home.html": true, "_markup/render-link.html": true, "_partials/own-address.html": true, "_partials/card.html": true}},
		{isOfTexts, map[string]bool{"home.html": false, "_markup/render-link.html": true, "_partials/own-address.html": true, "_partials/card.html": false}},
		{noLayouts, map[string]bool{"home.html": false, "_markup/render-link.html": false, "_partials/own-address.html": false}},
	} {
		disk := newConfined(f, test.shown)
		for _, folder := range []string{f.theme, f.own} {
			seen := map[string]bool{}
			err := afero.Walk(disk, filepath.Join(folder, "layouts"), func(name string, _ fs.FileInfo, err error) error {
				seen[filepath.ToSlash(strings.TrimPrefix(name, filepath.Join(folder, "layouts")+string(filepath.Separator)))] = true
				return err
			})
			for name, want := range test.want {
				if err != nil || seen[name] != want && (folder == f.theme || name == "home.html") {
					t.Errorf("%s of %s is seen: %t, %v", name, folder, seen[name], err)
				}
			}
		}
	}
}
