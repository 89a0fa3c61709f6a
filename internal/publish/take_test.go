package publish

import (
	"crypto/sha256"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// openFor opens a staging that ends with the test.
func openFor(t *testing.T, o Options) *Staging {
	t.Helper()
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// takeAll stages a site, each file taken where it can be, and tells which were.
func takeAll(t *testing.T, s *Staging, files site) (taken []string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if s.Take(name, sha256.Sum256([]byte(files[name]))) {
			taken = append(taken, name)
		} else {
			site{name: files[name]}.write(t, s.Dir())
		}
	}
	return taken
}

func commit(t *testing.T, s *Staging) *Report {
	t.Helper()
	report, err := s.Verify(t.Context(), Check{BaseURL: "/"})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	if err := s.Commit(Manifest{Generator: "khotin test", Files: report.Files}); err != nil {
		t.Fatal(err)
	}
	return report
}

func TestTakeUsesWhatIsPublished(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	mustPublish(t, options.Destination, first, withCache(options.CacheDir))
	s := openFor(t, options)
	next := site{"index.html": first["index.html"], "a/index.html": "new", "b.css": ""}
	if got := takeAll(t, s, next); !slices.Equal(got, []string{"index.html"}) {
		t.Errorf("taken: %q", got)
	}
	report := commit(t, s)
	s.Close()
	same(t, options.Destination, next)
	anew := filepath.Join(t.TempDir(), "public")
	mustPublish(t, anew, next)
	if fresh, err := ReadManifest(filepath.Join(anew, ManifestName)); err != nil || !maps.Equal(fresh.Files, report.Files) {
		t.Errorf("the manifest is not that of a site made anew: %v, %v", report.Files, err)
	}
}

// A build that took files and did not end well leaves the published ones alone.
func TestTakenFilesOfABuildThatFails(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public")}
	mustPublish(t, options.Destination, first)
	s := openFor(t, options)
	takeAll(t, s, first)
	kill(t, s)
	same(t, options.Destination, first)
	takeAll(t, openFor(t, options), first)
	same(t, options.Destination, first)
}

func TestAPublishedFileThatWasEditedIsNotTaken(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public")}
	mustPublish(t, options.Destination, first)
	site{"a/index.html": "edited by hand"}.write(t, options.Destination)
	s := openFor(t, options)
	if got := takeAll(t, s, first); !slices.Equal(got, []string{"index.html"}) {
		t.Errorf("taken: %q", got)
	}
	commit(t, s)
	same(t, options.Destination, first)
}

// What is written to after it was taken is read again: the manifest never names
// a digest that a file does not have.
func TestATakenFileThatIsWrittenTo(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public")}
	mustPublish(t, options.Destination, first)
	s := openFor(t, options)
	takeAll(t, s, first)
	next := maps.Clone(first)
	next["index.html"] = "written to"
	site{"index.html": next["index.html"]}.write(t, s.Dir())
	if report := commit(t, s); report.Files["index.html"] == "" || report.Bytes != int64(len("written to")+len(first["a/index.html"])) {
		t.Errorf("report: %+v", report)
	}
	same(t, options.Destination, next)
}

// A page that is as it was is told of nevertheless when what it leads to goes.
func TestUnchangedPagesWithDeadLinks(t *testing.T) {
	whole := site{"index.html": `<p id=top><a href="#top">up</a><a href="a/#x">a</a><a href="/b.pdf">`, "a/index.html": `<p id=x><p id=y>`, "b.pdf": "",
		"index.xml": "<rss><link>/a/</link></rss>", "c.css": "@import 'd.css'", "d.css": "", "same/index.html": "<p id=x><p id=y>"}
	changes := map[string]struct {
		change func(site)
		want   string // "" for none
	}{
		"nothing":         {func(site) {}, ""},
		"another text":    {func(s site) { s["a/index.html"] = `<p id=x>` }, ""},
		"element gone":    {func(s site) { s["a/index.html"] = `<p id=y>` }, `no element "x"`},
		"file gone":       {func(s site) { delete(s, "b.pdf") }, `"/b.pdf" leads to nothing`},
		"style gone":      {func(s site) { delete(s, "d.css") }, `c.css: link "d.css"`},
		"page moved":      {func(s site) { s["z/index.html"] = s["index.html"] }, `z/index.html: link "a/#x"`},
		"feed not formed": {func(s site) { s["index.xml"] = "<rss>" }, "not well-formed"},
	}
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		t.Run(name, func(t *testing.T) {
			options := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
			mustPublish(t, options.Destination, whole, withCache(options.CacheDir))
			next := maps.Clone(whole)
			changes[name].change(next)
			s := openFor(t, options)
			takeAll(t, s, next)
			report, err := s.Verify(t.Context(), Check{BaseURL: "/", AllowRemoved: true})
			if err != nil {
				t.Fatal(err)
			}
			anew := openFor(t, Options{Destination: filepath.Join(t.TempDir(), "public")})
			next.write(t, anew.Dir())
			fresh, err := anew.Verify(t.Context(), Check{BaseURL: "/", AllowRemoved: true})
			if err != nil {
				t.Fatal(err)
			}
			if report.Problems.Error() != fresh.Problems.Error() || report.Links != fresh.Links || report.Bytes != fresh.Bytes {
				t.Errorf("%+v, want as anew: %+v", report, fresh)
			}
			if want := changes[name].want; !strings.Contains(report.Problems.Error(), want) || want == "" && len(report.Problems) > 0 {
				t.Errorf("problems %v, want %q", report.Problems, want)
			}
		})
	}
}

func TestDamagedReferencesAreFoundAnew(t *testing.T) {
	options := Options{Destination: filepath.Join(t.TempDir(), "public"), CacheDir: t.TempDir()}
	mustPublish(t, options.Destination, first, withCache(options.CacheDir))
	files, err := filepath.Glob(filepath.Join(options.CacheDir, referencesDir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if err := os.WriteFile(file, []byte("damaged"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	next := maps.Clone(first)
	delete(next, "a/index.html")
	problems, err := publishSite(t, options.Destination, next, withCache(options.CacheDir), func(_ *Options, c *Check) { c.AllowRemoved = true })
	if err != nil || len(problems) != 1 {
		t.Errorf("problems %v, %v", problems, err)
	}
}
