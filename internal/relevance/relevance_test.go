package relevance

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/madeup"
	"github.com/khotin/khotin/internal/pipeline"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/shard"
)

var update = flag.Bool("update", false, "write testdata/figures.txt and testdata/ndcg.txt anew")

const (
	content     = "../../content"
	figuresFile = "testdata/figures.txt"
	// madeUpCount is how many made-up write-ups stand around those of the cases, so
	// that there is something to mistake them for.
	madeUpCount = 150
	// digits are kept of figures: with a hundred queries, less than a hundredth is chance.
	digits = 2
	// knownCount is how many queries are made of every kind.
	knownCount = 100
)

// A built archive is asked over its index and over its published files.
type built struct {
	index, published *search.Searcher
	address          map[string]string // by file below content/
	texts            []Text
}

// TestRelevance holds all cases, over the index and over the published files,
// and the figures.
func TestRelevance(t *testing.T) {
	cases := readCases(t)
	b := buildArchive(t, cases)
	var held Figures
	for _, c := range cases {
		held.Add(c.Kind, b.hold(t, b.index, c))
		b.hold(t, b.published, c)
	}
	// That both give the same hits on all kinds of queries is tested where they
	// are made; the files are the slower ones to ask.
	var made Figures
	for _, k := range KnownItems(b.texts, knownCount, 1) {
		a, err := Ask(t.Context(), b.index, k.Query, 10, k.Address)
		if err != nil {
			t.Fatal(err)
		}
		made.Add(k.Kind, a.Rank)
	}
	compareFigures(t, figuresFile, "# The cases of testdata/cases\n"+held.Table(digits)+"\n# Queries made of the write-ups\n"+made.Table(digits))
}

func readCases(t *testing.T) (all []Case) {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := Parse(file, string(data))
		if err != nil {
			t.Error(err)
		}
		for _, c := range cases {
			for _, expected := range c.Expect {
				if _, err := os.Stat(filepath.Join(content, filepath.FromSlash(expected))); err != nil {
					t.Errorf("%s:%d: expect: %v", c.File, c.Line, err)
				}
			}
		}
		all = append(all, cases...)
	}
	if t.Failed() {
		t.FailNow()
	}
	return all
}

// hold asks what a case asks and gives the rank of what it expects.
func (b *built) hold(t *testing.T, s *search.Searcher, c Case) int {
	t.Helper()
	var expected []string
	for _, file := range c.Expect {
		expected = append(expected, b.address[file])
	}
	a, err := Ask(t.Context(), s, c.Query, 10, expected...)
	if err != nil {
		t.Fatal(err)
	}
	if a.Rank != 1 {
		why, err := Explain(t.Context(), s, c.Query, expected...)
		if err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s:%d: %s: %q\nwhy:         %s\n%s", c.File, c.Line, c.Kind, c.Query, c.Why, why)
	}
	corrected, suggested := "", ""
	if suggestion := a.Result.Suggestion; suggestion != nil && suggestion.Applied {
		corrected = suggestion.Query
	} else if suggestion != nil {
		suggested = suggestion.Query
	}
	if corrected != c.Corrected || suggested != c.Suggested {
		t.Errorf("%s:%d: %q is corrected to %q and %q is suggested, want %q and %q", c.File, c.Line, c.Query, corrected, suggested, c.Corrected, c.Suggested)
	}
	return a.Rank
}

func compareFigures(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the figures have changed; if that is meant, run: go test ./internal/relevance -update\n got\n%swant\n%s", got, want)
	}
}

// buildArchive builds the write-ups that the cases name among made-up ones.
func buildArchive(t *testing.T, cases []Case) *built {
	t.Helper()
	dir := t.TempDir()
	if err := madeup.Write(dir, madeUpCount, 1); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		for _, file := range c.Expect {
			copyFile(t, filepath.Join(content, filepath.FromSlash(file)), filepath.Join(dir, "content", filepath.FromSlash(file)))
		}
	}
	return build(t, dir)
}

// build builds a source folder as editors do.
func build(t *testing.T, dir string) *built {
	t.Helper()
	o := pipeline.Options{Source: dir, CacheDir: filepath.Join(dir, ".cache"), Version: "test"}
	result, err := pipeline.Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	b := &built{address: map[string]string{}}
	b.open(t, pipeline.IndexDir(o.CacheDir), result.Destination)
	b.nameFiles(t, dir)
	return b
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err == nil {
		err = os.WriteFile(to, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (b *built) open(t *testing.T, indexDir, site string) {
	t.Helper()
	ix, err := index.Open(indexDir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	overIndex, err := corpus.NewStore(ix, corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	published, err := shard.Open(t.Context(), shard.FromFS(os.DirFS(filepath.Join(site, "search"))))
	if err != nil {
		t.Fatal(err)
	}
	b.index, b.published = search.New(overIndex), search.New(published)
	for i, d := range ix.Documents() {
		_, body, err := ix.Text(uint32(i))
		if err != nil {
			t.Fatal(err)
		}
		b.texts = append(b.texts, Text{d.Address, d.Title, body})
	}
	slices.SortFunc(b.texts, func(a, b Text) int { return strings.Compare(a.Address, b.Address) })
}

// nameFiles finds the addresses of the files that cases name.
func (b *built) nameFiles(t *testing.T, source string) {
	t.Helper()
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	for _, e := range a.WriteUps {
		b.address[strings.TrimPrefix(e.File, "content/")] = e.Address
	}
}
