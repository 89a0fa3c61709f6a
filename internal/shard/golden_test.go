package shard_test

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/shard"
)

var update = flag.Bool("update", false, "write testdata/v4 anew (a change of the format needs a new version)")

// fixture is the archive whose published files are kept in testdata/v4, as
// version 4 of the format wrote them.
func fixture() []searchtest.WriteUp { return searchtest.MadeUp(rand.New(rand.NewPCG(2026, 1)), 60) }

const (
	fixtureFiles = "testdata/v4/search"
	fixtureCases = "testdata/v4/vectors.json"
)

// A vector is one query to the kept files, and what it gives.
type vector struct {
	Query   string         `json:"query"`
	Options vectorOptions  `json:"options"`
	Result  *search.Result `json:"result"`
}

// vectorOptions are the options as the browser's client takes them.
type vectorOptions struct {
	Filters map[search.Facet][]string `json:"filters,omitempty"`
	Sort    string                    `json:"sort,omitempty"`
	Offset  int                       `json:"offset,omitempty"`
	Limit   int                       `json:"limit,omitempty"`
	Exact   bool                      `json:"exact,omitempty"`
	From    string                    `json:"from,omitempty"`
	To      string                    `json:"to,omitempty"`
	Facets  []search.Facet            `json:"facets,omitempty"`
}

func (o vectorOptions) options() search.Options {
	return search.Options{Filters: o.Filters, Sort: o.Sort, Offset: o.Offset, Limit: o.Limit, Exact: o.Exact, From: o.From, To: o.To, Facets: o.Facets}
}

// The writer gives the same bytes as ever.
func TestGoldenFiles(t *testing.T) {
	_, dir, _ := publish(t, fixture())
	if *update {
		if err := os.RemoveAll(fixtureFiles); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(fixtureFiles, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	got, want := load(t, dir), load(t, fixtureFiles)
	for name, file := range want {
		if got[name] == nil {
			t.Errorf("%s is not written any more", name)
		} else if string(got[name].Data) != string(file.Data) {
			t.Errorf("%s has other bytes", name)
		}
	}
	if len(got) > len(want) {
		t.Errorf("%d files are written, not %d", len(got), len(want))
	}
}

// Readers of every version of khotin answer from the kept files as the first
// did. The TypeScript client runs the same cases.
func TestVectors(t *testing.T) {
	reader, err := shard.Open(t.Context(), shard.FromFS(os.DirFS(fixtureFiles)))
	if err != nil {
		t.Fatal(err)
	}
	searcher := search.New(reader)
	if *update {
		writeVectors(t, searcher)
	}
	data, err := os.ReadFile(fixtureCases)
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(data, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		result, err := searcher.Search(t.Context(), v.Query, v.Options.options())
		if err != nil {
			t.Fatal(err)
		}
		got, want := asJSON(t, result), asJSON(t, v.Result)
		if got != want {
			t.Errorf("query %q, %+v\n got %s\nwant %s", v.Query, v.Options, got, want)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func writeVectors(t *testing.T, searcher *search.Searcher) {
	t.Helper()
	r := rand.New(rand.NewPCG(2026, 2))
	cases := []vector{
		{Query: ""}, {Query: "hội nghị tổng kết"}, {Query: "hoi nghi tong ket nam hoc"}, {Query: "hội ngh"},
		{Query: `"giáo dục và đào tạo"`}, {Query: `"giao duc"`}, {Query: "học -hội"}, {Query: `năm -"năm học"`},
		{Query: "tooongr keets"}, {Query: "nghij "}, {Query: "khong co gi het"},
		{Query: `trường district:"Long Biên"`}, {Query: "school_year:2017–2018 level:thcs đường"},
		{Query: "đào tạo", Options: vectorOptions{Sort: search.ByDate, Limit: 3, Offset: 2}},
		{Query: "và", Options: vectorOptions{Filters: map[search.Facet][]string{search.FacetKind: {"hoi-nghi-so-ket"}}}},
		{Query: `năm tag:"thi đua"`, Options: vectorOptions{Facets: []search.Facet{search.FacetPerson, search.FacetTag}}},
		{Query: `person:"hoa binh"`, Options: vectorOptions{From: "2017-08-02", To: "2018-2019"}},
		{Query: `học district:"Quận Long Biên, Hà Nội"`}, {Query: "học organiser:khong-co"},
	}
	for range 60 {
		cases = append(cases, vector{Query: searchtest.MadeUpQuery(r), Options: vectorOptions{Limit: 4}})
	}
	for i := range cases {
		result, err := searcher.Search(t.Context(), cases[i].Query, cases[i].Options.options())
		if err != nil {
			t.Fatal(err)
		}
		cases[i].Result = result
	}
	lines := make([]string, len(cases))
	for i, c := range cases {
		lines[i] = asJSON(t, c)
	}
	data := "[\n" + strings.Join(lines, ",\n") + "\n]\n"
	if err := os.MkdirAll(filepath.Dir(fixtureCases), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(fixtureCases, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
