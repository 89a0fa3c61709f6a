package shard

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// However few pairs are sorted at a time, the bigrams are the same.
func TestBigramsInParts(t *testing.T) {
	source := searchtest.NewSource(searchtest.MadeUp(rand.New(rand.NewPCG(3, 1)), 80))
	p, err := newPublication(t.Context(), source, Options{})
	if err != nil {
		t.Fatal(err)
	}
	forward, err := corpus.ForwardOf(source)
	if err != nil {
		t.Fatal(err)
	}
	keyOf := (&inverted{}).addKeys(forward.Terms())
	for _, most := range []int{1, 50, 1000} {
		w := walk{forward, source.Documents(), p.documents, keyOf, make([]uint32, len(p.keys))}
		if got := findBigrams(w, most); !reflect.DeepEqual(got, p.bigrams) {
			t.Errorf("at most %d pairs at a time: %d groups, want %d, or others", most, len(got.groups), len(p.groups))
		}
	}
}

// Few and many pairs are sorted alike.
func TestSortPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	var other []uint64
	for _, n := range []int{0, 1, fewPairs - 1, fewPairs, 5000} {
		for _, keys := range []uint64{1, 200, 70_000} {
			pairs := make([]uint64, n)
			for i := range pairs { // as a walk meets them: by docID
				pairs[i] = r.Uint64N(keys)<<32 | uint64(i/3)<<pairFlags
			}
			want := slices.Clone(pairs)
			slices.Sort(want)
			other = sortPairs(pairs, other)
			if !slices.Equal(pairs, want) {
				t.Errorf("%d pairs of %d keys are not sorted", n, keys)
			}
		}
	}
}

func TestSortRares(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	rares := make([]rare, 3000)
	for i := range rares {
		rares[i] = rare{at: r.Uint64N(1 << 37), group: uint32(i)}
	}
	want := slices.SortedFunc(slices.Values(rares), func(a, b rare) int { return int(a.at) - int(b.at) })
	if got := sortRares(rares, 37); !slices.Equal(got, want) {
		t.Error("pairs are not sorted by page and fingerprint")
	}
}
