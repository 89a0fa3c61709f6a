package search_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// The searcher and an oracle that reads every text for every query find the
// same, in the same order, with the same scores, totals and facets.
func TestOracle(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		holdAgainstOracle(t, r, searchtest.MadeUp(r, 1+r.IntN(40)), 120)
	}
}

// An archive of this size has coarse impacts, and its newest year has gaps.
func TestOracleOnManyWriteUps(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	holdAgainstOracle(t, r, searchtest.MadeUp(r, 300), 60)
}

func holdAgainstOracle(t *testing.T, r *rand.Rand, writeUps []searchtest.WriteUp, queries int) {
	t.Helper()
	source := searchtest.NewSource(writeUps)
	labels := corpus.Labels{Kinds: []search.Label{{ID: "hoi-nghi-so-ket", Label: "Sơ kết"}}}
	store, err := corpus.NewStore(source, labels)
	if err != nil {
		t.Fatal(err)
	}
	oracle, err := searchtest.NewOracle(source, labels)
	if err != nil {
		t.Fatal(err)
	}
	searcher := search.New(store)
	for range queries {
		query, o := searchtest.MadeUpQuery(r), madeUpOptions(r)
		got, err := searcher.Search(context.Background(), query, o)
		if err != nil {
			t.Fatal(err)
		}
		if g, w := summary(t, got), summary(t, oracle.Search(query, o)); g != w {
			t.Fatalf("%d write-ups, query %q, %+v\n got %s\nwant %s", len(writeUps), query, o, g, w)
		}
	}
}

// madeUpOptions chooses filters, order and page at random.
func madeUpOptions(r *rand.Rand) search.Options {
	o := search.Options{Filters: map[search.Facet][]string{}, Exact: r.IntN(8) == 0}
	if r.IntN(4) == 0 {
		o.Filters[search.FacetDistrict] = []string{"ha-noi", "thai-binh/huyen-vu-thu"}[:1+r.IntN(2)]
	}
	if r.IntN(4) == 0 {
		o.Filters[search.FacetSchoolYear] = []string{"2017-2018", "2019-2020"}[:1+r.IntN(2)]
	}
	if r.IntN(5) == 0 {
		o.Filters[search.FacetLevel] = []string{"thcs"}
	}
	if r.IntN(5) == 0 {
		o.Filters[search.FacetKind] = []string{"hoi-nghi-so-ket", "khong-co"}
	}
	for _, f := range []search.Facet{search.FacetOrganiser, search.FacetPerson, search.FacetTag} {
		if r.IntN(6) == 0 {
			o.Filters[f] = append([]string{"không ai"}, searchtest.MadeUpValues...)[r.IntN(1+len(searchtest.MadeUpValues)):][:1]
		}
		if r.IntN(4) == 0 {
			o.Facets = append(o.Facets, f)
		}
	}
	if r.IntN(5) == 0 {
		o.From = fmt.Sprintf("%d-08-02", 2016+r.IntN(4))
	}
	if r.IntN(5) == 0 {
		o.To = fmt.Sprintf("%d-08-03", 2017+r.IntN(4))
	}
	o.Sort = []string{"", search.ByRelevance, search.ByDate}[r.IntN(3)]
	o.Offset, o.Limit = r.IntN(3)*r.IntN(12), r.IntN(12)-1
	return o
}

// summary is all of a result but what only the texts tell.
func summary(t *testing.T, r *search.Result) string {
	t.Helper()
	r.Meant, r.CountError = nil, nil // the oracle knows no loose names of filters
	for i := range r.Hits {
		r.Hits[i].Excerpt, r.Hits[i].Fragment, r.Hits[i].TitleRanges, r.Hits[i].Place = search.Excerpt{}, "", nil, ""
	}
	out, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
