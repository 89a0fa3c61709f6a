package related

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/parallel"
)

// All gives for each document, by its address, the addresses of up to n other
// documents that are about the same things, the nearest first; of two that are
// equally near the newer one, then the one whose address comes first. What
// shares no more than a few words is not among them: a list may be empty. n is
// at least 1.
func All(ctx context.Context, source corpus.Source, n int) (map[string][]string, error) {
	t, err := newTexts(source)
	if err != nil {
		return nil, fmt.Errorf("related write-ups: %w", err)
	}
	v, err := newVectors(ctx, t)
	if err != nil {
		return nil, err
	}
	nearest := make([][]string, len(v.documents))
	err = parallel.EachWith(ctx, len(nearest), runtime.GOMAXPROCS(0), func() func(int) error {
		s := newScorer(v)
		return func(doc int) error {
			nearest[doc] = s.nearest(uint32(doc), n)
			return nil
		}
	})
	if err != nil {
		return nil, err
	}
	byAddress := make(map[string][]string, len(nearest))
	for doc, addresses := range nearest {
		byAddress[v.documents[doc].Address] = addresses
	}
	return byAddress, nil
}

// vectors are the strongest features of all documents, by document and by
// feature.
type vectors struct {
	documents []corpus.Document
	features  [][]component // by document; other is the feature
	postings  [][]component // by feature; other is the document
	norms     []uint64      // by document: the length of its vector
}

// A component is the weight of one feature in one document's vector.
type component struct{ other, weight uint32 }

func newVectors(ctx context.Context, t *texts) (*vectors, error) {
	features := make([][]feature, len(t.documents))
	err := parallel.EachWith(ctx, len(features), runtime.GOMAXPROCS(0), func() func(int) error {
		s := newSelector(t)
		return func(doc int) error {
			features[doc] = s.features(doc)
			return nil
		}
	})
	if err != nil {
		return nil, err
	}
	v := &vectors{documents: t.documents, features: make([][]component, len(features)), norms: make([]uint64, len(features))}
	v.number(features)
	v.invert()
	return v, nil
}

// number gives each feature that several documents have a number; what one
// document alone has only makes its vector longer.
func (v *vectors) number(features [][]feature) {
	frequencies := newCounter()
	for _, own := range features {
		for _, f := range own {
			*frequencies.at(f.key)++
		}
	}
	next := uint32(0)
	for _, at := range frequencies.used {
		if n := &frequencies.counts[at]; *n > 1 {
			next++
			*n = next
		} else {
			*n = 0
		}
	}
	v.postings = make([][]component, next)
	for doc, own := range features {
		sum := uint64(0)
		for _, f := range own {
			sum += uint64(f.weight) * uint64(f.weight)
			if n := *frequencies.at(f.key); n > 0 {
				v.features[doc] = append(v.features[doc], component{n - 1, f.weight})
			}
		}
		v.norms[doc] = uint64(math.Sqrt(float64(sum))) // exact on every processor
	}
}

// invert makes the postings of the features.
func (v *vectors) invert() {
	lengths := make([]int, len(v.postings))
	total := 0
	for _, own := range v.features {
		for _, f := range own {
			lengths[f.other]++
			total++
		}
	}
	all := make([]component, total)
	for n, length := range lengths {
		v.postings[n], all = all[:0:length], all[length:]
	}
	for doc, own := range v.features {
		for _, f := range own {
			v.postings[f.other] = append(v.postings[f.other], component{uint32(doc), f.weight})
		}
	}
	for n := range v.postings {
		v.postings[n] = strongestPostings(v.postings[n])
	}
}

// maxPostings bounds the work for each document and feature, which would grow
// with the square of the archive: 10,000 news articles cost 2.8 s of CPU with
// it and without, ten times as many 16 and 21 s.
const maxPostings = 256

// leastCosine, in 1/256, is how near a write-up must be to be shown: where the
// cosine is 1/8 or more, 84 in 100 of the nearest paragraphs of the encyclopaedia
// in the shared question sets are of the same page, below 30; of the articles
// of laws 89 in 100 are of the same law, below 57. Of 10,000 news articles 47
// in 100 have five so near, 17 none.
const leastCosine = 32

// strongestPostings keeps those in which the feature has the highest weight, of
// equals the later ones in the order of document IDs, which are the newer ones.
func strongestPostings(postings []component) []component {
	if len(postings) <= maxPostings {
		return postings
	}
	slices.SortFunc(postings, func(a, b component) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.other, a.other))
	})
	return slices.Clone(postings[:maxPostings])
}

// A scorer compares one document after another with all that share a feature.
type scorer struct {
	*vectors
	scores     []uint64 // by document: dot product, then of candidates cosine × the document's norm × 256
	scored     []uint32 // documents with a score
	candidates []uint32 // those of them that are near enough
}

func newScorer(v *vectors) *scorer {
	return &scorer{vectors: v, scores: make([]uint64, len(v.documents))}
}

func (s *scorer) nearest(doc uint32, n int) []string {
	for _, f := range s.features[doc] {
		for _, p := range s.postings[f.other] {
			if s.scores[p.other] == 0 {
				s.scored = append(s.scored, p.other)
			}
			s.scores[p.other] += uint64(f.weight) * uint64(p.weight)
		}
	}
	s.candidates = s.candidates[:0]
	least := leastCosine * s.norms[doc]
	for _, other := range s.scored {
		if score := s.scores[other] << 8; other != doc && score >= least*s.norms[other] {
			s.scores[other] = score / s.norms[other]
			s.candidates = append(s.candidates, other)
		}
	}
	best := s.best(s.candidates, n)
	for _, other := range s.scored {
		s.scores[other] = 0
	}
	s.scored = s.scored[:0]
	return best
}

// best gives the addresses of the n nearest candidates.
func (s *scorer) best(candidates []uint32, n int) []string {
	var nearest []uint32
	for _, c := range candidates {
		if len(nearest) == n && s.compare(nearest[n-1], c) < 0 {
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
	if order := cmp.Compare(s.scores[b], s.scores[a]); order != 0 {
		return order // nearly always: the strings below are rarely looked at
	}
	return cmp.Or(
		cmp.Compare(s.documents[b].Date, s.documents[a].Date),
		cmp.Compare(s.documents[a].Address, s.documents[b].Address),
	)
}
