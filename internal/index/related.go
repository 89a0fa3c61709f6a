package index

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/khotin/khotin/internal/search"
)

// Related gives the addresses of up to n other write-ups that are about the
// same things as the given one, the nearest first; of two that are equally
// near the newer one, then the one whose address comes first. What shares no
// more than a few words is not among them: nothing may be. The first call
// reads the whole index.
func (ix *Index) Related(address string, n int) ([]string, error) {
	a, err := ix.affinity()
	if err != nil {
		return nil, fmt.Errorf("related to %s: %w", address, err)
	}
	doc, ok := ix.number(address)
	if !ok {
		return nil, fmt.Errorf("related to %s: no such document in the index", address)
	}
	return a.newScorer().nearest(doc, n), nil
}

// RelatedAll gives what Related gives, for all documents by their address.
func (ix *Index) RelatedAll(n int) (map[string][]string, error) {
	a, err := ix.affinity()
	if err != nil {
		return nil, fmt.Errorf("related write-ups: %w", err)
	}
	all := make([][]string, len(a.documents))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			s := a.newScorer()
			for doc := next.Add(1) - 1; doc < int64(len(all)); doc = next.Add(1) - 1 {
				all[doc] = s.nearest(uint32(doc), n)
			}
		})
	}
	workers.Wait()
	byAddress := make(map[string][]string, len(all))
	for doc, related := range all {
		byAddress[a.documents[doc].Address] = related
	}
	return byAddress, nil
}

func (ix *Index) affinity() (*affinity, error) {
	if ix.view == nil {
		return &affinity{}, nil
	}
	return ix.view.related()
}

func (ix *Index) number(address string) (uint32, bool) {
	if ix.view == nil {
		return 0, false
	}
	n, ok := ix.view.numbers[address]
	return n, ok
}

// An affinity knows which write-ups share their strongest features. Two are
// as near as the angle between their features' weights is small.
type affinity struct {
	documents []search.Document
	features  [][]holding // by document
	holders   [][]holding // by feature
	norms     []uint64    // by document: the length of its vector of weights
}

// A holding is one document's weight of one feature; other is the number of
// the document or the feature, whichever the list is not about.
type holding struct{ other, weight uint32 }

func newAffinity(v *view) (*affinity, error) {
	r, err := newReading(v)
	if err != nil {
		return nil, err
	}
	a := &affinity{
		documents: v.documents,
		features:  make([][]holding, len(v.documents)),
		norms:     make([]uint64, len(v.documents)),
	}
	s := selector{reading: r}
	numbers := map[uint64]uint32{}
	for doc := range v.documents {
		sum := uint64(0)
		for _, f := range s.features(doc, v.documents[doc].Locality) {
			n, ok := numbers[f.key]
			if !ok {
				n = uint32(len(a.holders))
				numbers[f.key] = n
				a.holders = append(a.holders, nil)
			}
			a.features[doc] = append(a.features[doc], holding{n, f.weight})
			a.holders[n] = append(a.holders[n], holding{uint32(doc), f.weight})
			sum += uint64(f.weight) * uint64(f.weight)
		}
		a.norms[doc] = uint64(math.Sqrt(float64(sum))) // exact on every machine
	}
	for n := range a.holders {
		a.holders[n] = strongestHolders(a.holders[n])
	}
	return a, nil
}

// maxHolders bounds the work for each document and feature, which would grow
// with the square of the archive: 10,000 news articles cost 2.8 s of CPU with
// it and without, ten times as many 16 and 21 s.
const maxHolders = 256

// leastCosine, in 1/256, is how near a write-up must be to be shown: where the
// cosine is 1/8 or more, 84 in 100 of the nearest paragraphs of the encyclopaedia
// in the shared question sets are of the same page, below 30; of the articles
// of laws 89 in 100 are of the same law, below 57. Of 10,000 news articles 47
// in 100 have five so near, 17 none.
const leastCosine = 32

// strongestHolders keeps those for which the feature weighs most, of equals
// the later ones in the fixed order, which are the newer ones.
func strongestHolders(holders []holding) []holding {
	if len(holders) <= maxHolders {
		return holders
	}
	slices.SortFunc(holders, func(a, b holding) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.other, a.other))
	})
	return slices.Clone(holders[:maxHolders])
}

// A scorer compares one document after another with all that share a feature.
type scorer struct {
	*affinity
	products []uint64 // by document
	touched  []uint32 // documents with a product
}

func (a *affinity) newScorer() *scorer {
	return &scorer{affinity: a, products: make([]uint64, len(a.documents))}
}

func (s *scorer) nearest(doc uint32, n int) []string {
	if n < 1 {
		return nil
	}
	for _, f := range s.features[doc] {
		for _, h := range s.holders[f.other] {
			if s.products[h.other] == 0 {
				s.touched = append(s.touched, h.other)
			}
			s.products[h.other] += uint64(f.weight) * uint64(h.weight)
		}
	}
	candidates := s.touched[:0]
	for _, other := range s.touched {
		if other != doc {
			s.products[other] = s.products[other] << 8 / s.norms[other]
			candidates = append(candidates, other)
		}
	}
	best := s.best(candidates, leastCosine*s.norms[doc], n)
	for _, other := range candidates {
		s.products[other] = 0
	}
	s.products[doc] = 0
	s.touched = s.touched[:0]
	return best
}

// best gives the addresses of the n nearest candidates, none below the least.
func (s *scorer) best(candidates []uint32, least uint64, n int) []string {
	var nearest []uint32
	for _, c := range candidates {
		if s.products[c] < least || len(nearest) == n && s.compare(nearest[n-1], c) < 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(nearest, c, s.compare)
		nearest = slices.Insert(nearest, i, c)
		nearest = nearest[:min(n, len(nearest))]
	}
	var addresses []string
	for _, other := range nearest {
		addresses = append(addresses, s.documents[other].Address)
	}
	return addresses
}

// compare puts the nearer one first, of equals the newer, then by address.
func (s *scorer) compare(a, b uint32) int {
	if order := cmp.Compare(s.products[b], s.products[a]); order != 0 {
		return order // nearly always: the strings below are rarely looked at
	}
	return cmp.Or(
		cmp.Compare(s.documents[b].Date, s.documents[a].Date),
		cmp.Compare(s.documents[a].Address, s.documents[b].Address),
	)
}
