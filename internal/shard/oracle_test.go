package shard_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// The published files, the index and an oracle that reads every text answer alike.
func TestAnswers(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 9))
		source, dir, _ := publish(t, searchtest.MadeUp(r, 1+r.IntN(80)))
		store, err := corpus.NewStore(source, labels)
		if err != nil {
			t.Fatal(err)
		}
		oracle, err := searchtest.NewOracle(source, labels)
		if err != nil {
			t.Fatal(err)
		}
		published, indexed := search.New(open(t, dir)), search.New(store)
		for range 60 {
			query := searchtest.MadeUpQuery(r)
			o := search.Options{Sort: []string{"", search.ByDate}[r.IntN(2)], Limit: 5, Offset: r.IntN(4)}
			got, err := published.Search(t.Context(), query, o)
			if err != nil {
				t.Fatal(err)
			}
			want, err := indexed.Search(t.Context(), query, o)
			if err != nil {
				t.Fatal(err)
			}
			cutTexts(got, want)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("query %q\npublished %+v\n  indexed %+v", query, got, want)
			}
			if plain := oracle.Search(query, o); !sameHits(got.Hits, plain.Hits) || got.Total != plain.Total {
				t.Fatalf("query %q\npublished %+v\n   oracle %+v", query, got, plain)
			}
		}
	}
}

// cutTexts takes the excerpts out: of a long text only the beginning may have been read.
func cutTexts(results ...*search.Result) {
	for _, r := range results {
		for i := range r.Hits {
			r.Hits[i].Excerpt = search.Excerpt{}
		}
	}
}

func sameHits(got, want []search.Hit) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		if got[i].URL != want[i].URL || got[i].Score != want[i].Score {
			return false
		}
	}
	return true
}
