package site

import (
	"crypto/sha256"
	"html"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/treetest"
)

// A page is a function of what it is given: alone, in batches of any size and in
// any order its bytes are the same.
func TestPagesAreFunctions(t *testing.T) {
	source := unpack(t, "fixture.txtar")
	o := options(t, source)
	o.BaseURL, o.CacheDir, o.batch = base, t.TempDir(), 1000
	all := builtWithRelated(t, o)
	for _, size := range []int{1, 7} {
		o.Staging, o.CacheDir, o.batch = t.TempDir(), t.TempDir(), size
		shuffle := rand.New(rand.NewPCG(uint64(size), 0))
		o.order = func(pages []int) {
			shuffle.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
		}
		sameFiles(t, all, builtWithRelated(t, o))
	}
}

// builtWithRelated makes a site in which every page leads to others.
func builtWithRelated(t *testing.T, o Options) map[string]string {
	t.Helper()
	files, _ := reported(t, o)
	return files
}

func reported(t *testing.T, o Options) (map[string]string, Report) {
	t.Helper()
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.ForgetBodies()
	defer func() { // the archive is used again
		if err := s.recallBodies(s.writeUps); err != nil {
			t.Error(err)
		}
	}()
	var addresses []string
	texts := publishedOf(t, s)
	for _, p := range texts {
		addresses = append(addresses, p.Address)
	}
	if err := s.Write(func(string) []string { return addresses }); err != nil {
		t.Fatal(err)
	}
	files := treetest.Files(t, o.Staging)
	for _, p := range texts {
		files["the text of "+p.File] = p.Text
	}
	return files, s.Report()
}

func sameFiles(t *testing.T, want, got map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if want[name] != got[name] {
			t.Errorf("%s differs at %s", name, firstDifference(got[name], want[name]))
		}
	}
	if len(want) != len(got) {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

func TestWhatIsUnchangedIsNotMadeAgain(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL, o.CacheDir = base, t.TempDir()
	first, report := reported(t, o)
	if len(report.Made) != report.Pages || report.Texts != len(o.Archive.WriteUps) {
		t.Errorf("the first build made %d of %d pages and %d texts", len(report.Made), report.Pages, report.Texts)
	}
	o.Staging = t.TempDir()
	again, report := reported(t, o)
	sameFiles(t, first, again)
	if len(report.Made) != 0 || report.Texts != 0 {
		t.Errorf("made again, though nothing has changed: %+v", report)
	}
	var mu sync.Mutex
	var taken []string
	published := map[string]bool{"index.html": true, "ha-noi/feed.json": true}
	o.Staging, o.Take = t.TempDir(), func(name string, digest [32]byte) bool {
		if sha256.Sum256([]byte(first[name])) != digest {
			t.Errorf("%s is to be taken with another digest", name)
		}
		if published[name] {
			mu.Lock()
			defer mu.Unlock()
			taken = append(taken, name)
		}
		return published[name]
	}
	again, _ = reported(t, o)
	for _, name := range taken {
		if _, written := again[name]; written {
			t.Errorf("%s was taken from the published site and written as well", name)
		}
		again[name] = first[name]
	}
	if sameFiles(t, first, again); len(taken) != len(published) {
		t.Errorf("%q were taken", taken)
	}
}

// One sentence more: the page of the write-up, and nothing else. A title: what
// names it as well.
func TestWhatAChangeMakesAgain(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL, o.CacheDir = base, t.TempDir()
	reported(t, o)
	entry := o.Archive.WriteUps[2]
	entry.Body += "\nMột câu nữa.\n"
	o.Staging = t.TempDir()
	_, report := reported(t, o)
	want := []Made{{Address: entry.Address, Kind: WriteUpPage, Why: OtherText}}
	if !slices.Equal(report.Made, want) || report.Texts != 1 {
		t.Errorf("one sentence made %+v and %d texts, want %+v", report.Made, report.Texts, want)
	}
	entry.Title += " dựng"
	o.Staging = t.TempDir()
	_, report = reported(t, o)
	reasons := map[Kind]Reason{}
	for _, made := range report.Made {
		reasons[made.Kind] = made.Why
	}
	if reasons[ListPage] != OtherEntry || reasons[WriteUpPage] == "" || len(report.Made) == report.Pages {
		t.Errorf("a title made %+v", report.Made)
	}
	write(t, filepath.Join(o.Source, "assets", "css", "90-own.css"), ".x{color:red}")
	o.Staging = t.TempDir()
	files, report := reported(t, o)
	if len(report.Made) != report.Pages || report.Made[0].Why != OtherSettings || report.Texts != 0 {
		t.Errorf("a style sheet made %d of %d pages and %d texts", len(report.Made), report.Pages, report.Texts)
	}
	clean := o
	clean.Staging, clean.CacheDir = t.TempDir(), t.TempDir()
	cleanly, _ := reported(t, clean)
	sameFiles(t, cleanly, files)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Whatever happens to the files of the cache, the site is the same.
func TestDamagedCacheIsMadeAgain(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL, o.CacheDir = base, t.TempDir()
	want, _ := reported(t, o)
	damages := map[string]func([]byte) []byte{
		"emptied": func([]byte) []byte { return nil },
		"cut off": func(b []byte) []byte { return b[:len(b)/2] },
		"flipped": func(b []byte) []byte {
			for i := 40; i < len(b); i += 97 {
				b[i] ^= 1
			}
			return b
		},
	}
	for _, name := range slices.Sorted(maps.Keys(damages)) {
		kept, _ := filepath.Glob(filepath.Join(o.CacheDir, "pages", "*"))
		if len(kept) < 2 {
			t.Fatalf("kept %q", kept)
		}
		for _, file := range kept {
			if filepath.Base(file) == "lock" {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, "index") && name == "flipped" {
				continue // so that the values themselves are looked at
			}
			write(t, file, string(damages[name](data)))
		}
		o.Staging = t.TempDir()
		got, report := reported(t, o)
		sameFiles(t, want, got)
		if len(report.Made) == 0 {
			t.Errorf("%s: nothing was made again", name)
		}
	}
}

// A layout that reaches other pages is told of, and such a site is made as a whole.
func TestLayoutsThatReachOtherPages(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "layouts/_partials/footer.html",
		"<footer>\n{{ range site.RegularPages }}{{ .Title }} {{ end }}{{ with site.GetPage \"/ha-noi\" }}{{ .Title }}{{ end }}</footer>"))
	o.BaseURL, o.CacheDir = base, t.TempDir()
	var warned []string
	o.Warn = func(p diag.Problem) { warned = append(warned, p.File) }
	for range 2 {
		warned, o.Staging = nil, t.TempDir()
		files, report := reported(t, o)
		for _, entry := range o.Archive.WriteUps {
			if !strings.Contains(html.UnescapeString(files["gioi-thieu/index.html"]), entry.Title) {
				t.Errorf("the page about the archive does not name %s", entry.Title)
			}
		}
		if !report.Whole || len(report.Made) != report.Pages {
			t.Errorf("%d of %d pages were made", len(report.Made), report.Pages)
		}
		if !slices.Contains(warned, "layouts/_partials/footer.html") {
			t.Errorf("warned of %q", warned)
		}
		entry := o.Archive.WriteUps[0]
		entry.Title = "Tên khác " + entry.Title
	}
}

func TestOwnLayoutsThatAskForNoOtherPage(t *testing.T) {
	for text, want := range map[string]string{
		`{{ .Params.earlier.title }}{{ .Page.Store.Get "x" }}{{ .Lastmod }}`: "",
		"\n{{ with .Site.RegularPages }}{{ end }}":                           "layouts/x.html:2",
		`{{ $s := site }}{{ range first 3 $s.Pages }}{{ end }}`:              "layouts/x.html:1",
		`{{ if (site.GetPage "/x").Title }}{{ end }}`:                        "layouts/x.html:1",
		"{{ define \"a\" }}\n{{ .Parent.Title }}{{ end }}":                   "layouts/x.html:2",
		`{{ site.Store.Set "a" 1 }}`:                                         "layouts/x.html:1",
	} {
		source := unpack(t, "", "layouts/x.html", text)
		own, err := readOwnLayouts(source)
		got := ""
		if len(own.problems) > 0 {
			got = own.problems[0].File + ":" + string(rune('0'+own.problems[0].Line))
		}
		if err != nil || got != want || own.whole != (want != "") {
			t.Errorf("%s: %q, %v, want %q", text, got, err, want)
		}
	}
}

// The examples of docs/layouts.md work as they stand there.
func TestExamplesOfLayouts(t *testing.T) {
	page, err := os.ReadFile("../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)<!-- example: (\\S+) -->\n```[a-z-]+\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	wants := map[string][]string{
		"layouts/_partials/card.html": {"/ha-noi/", `<article class="card line">`},
		"layouts/write-up.html":       {"/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/", `<article class="plain">`},
	}
	if len(examples) != len(wants) {
		t.Errorf("%d examples, want %d", len(examples), len(wants))
	}
	for _, example := range examples {
		site := build(t, options(t, unpack(t, "fixture.txtar", example[1], example[2])))
		if want := wants[example[1]]; !strings.Contains(site.page(t, want[0]), want[1]) {
			t.Errorf("%s: the page %s has no %s", example[1], want[0], want[1])
		}
	}
}
