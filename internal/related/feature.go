package related

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/vi"
)

// A feature is something that a write-up is about: a syllable, or a bigram,
// which is where most of the meaning sits in Vietnamese. Its key is bigramKey
// of the two; of a syllable alone the first is 0.
type feature struct {
	key    uint64
	weight uint32 // tf × idf in 1/256
}

// Chosen on the 2,489 documents of the shared question sets, by how many of the
// four nearest are of the same law, or of the same page of the encyclopaedia:
// .887 and .583. With 24 features .870 and .559, with damping 12 (k1 of BM25)
// .865 and .565, with rarest 1 .886 and .568, with bigrams counted twice as much
// as syllables .888 and .525.
const (
	// maxFeatures is how many of its strongest features stand for a write-up.
	maxFeatures = 64
	// damping is k1 of BM25's term frequency, in tenths: each further occurrence
	// counts less. Much higher than for ranking, as what is said once is mostly
	// said by the way.
	damping = 60
	// minDF: what no other write-up has relates nothing.
	minDF = 2
	// rarest: what so many have, or fewer, has the highest idf (in an archive of
	// few write-ups, fewer). Two neighbours by chance are rarer than subjects.
	rarest = 4
)

// fieldBoost weights the occurrences in a field. What the front matter says apart
// from the texts does not count: "nay thuộc …", an office or a kind make no two
// write-ups be about the same thing.
var fieldBoost = [corpus.NumFields]uint32{corpus.Title: 4, corpus.Summary: 2, corpus.Body: 1}

// A selector finds the features of one document after another, in memory that
// it uses again. It is for one goroutine.
type selector struct {
	*texts
	idfs     []uint32   // by document frequency
	damped   [64]uint32 // by term frequency
	occurs   *counter   // how often each feature of the document occurs
	weighted []feature
	perRank  [maxWeight + 1]uint32 // how many of the weighted features have each weight
}

func newSelector(t *texts) *selector {
	s := &selector{texts: t, occurs: newCounter(), idfs: make([]uint32, len(t.documents)+1)}
	for df := minDF; df < len(s.idfs); df++ {
		s.idfs[df] = t.idf(uint32(df))
	}
	for tf := range s.damped {
		s.damped[tf] = damp(uint64(tf))
	}
	return s
}

// features gives the strongest features of a document, in the order of their
// keys.
func (s *selector) features(doc int) []feature {
	own := s.ownKeys(s.documents[doc].Locality)
	s.occurs.reset()
	for f := range corpus.Field(corpus.NumFields) {
		before, beforeIsOwn := uint32(0), false
		for _, number := range s.tokens(doc, f) {
			term := s.own[number]
			isOwn := term != 0 && slices.Contains(own, s.keys[term])
			if term != 0 {
				s.find(before, term, beforeIsOwn, isOwn, fieldBoost[f])
			}
			before, beforeIsOwn = term, isOwn
		}
	}
	return s.strongest()
}

// find takes a term and its bigram with the one before it, if there is one.
// Numbers alone are no features, and neither is the name of the write-up's own
// locality: that other write-ups name the same district is no relation that a
// reader needs to be shown.
func (s *selector) find(before, term uint32, beforeIsOwn, isOwn bool, boost uint32) {
	if !isOwn && !s.numeric[term] {
		*s.occurs.at(bigramKey(0, term)) += boost
	}
	if before == 0 || s.numeric[term] && s.numeric[before] || isOwn && beforeIsOwn {
		return
	}
	*s.occurs.at(bigramKey(before, term)) += boost
}

// ownKeys gives the keys of the syllables in a locality's address part.
func (s *selector) ownKeys(locality string) []uint32 {
	var own []uint32
	for token := range vi.Tokens(locality) {
		if n, ok := s.keyOf[vi.Key(vi.Term(token.Text))]; ok {
			own = append(own, n)
		}
	}
	return own
}

// strongest weights the features and keeps the best; of those that are equally
// strong the ones whose keys come first.
func (s *selector) strongest() []feature {
	for _, f := range s.weighted {
		s.perRank[f.weight] = 0
	}
	s.weighted = s.weighted[:0]
	most := uint32(0)
	for _, at := range s.occurs.used {
		key := s.occurs.keys[at]
		if weight := s.weight(key, uint64(s.occurs.counts[at])); weight > 0 {
			s.weighted = append(s.weighted, feature{key, weight})
			s.perRank[weight]++
			most = max(most, weight)
		}
	}
	least, above := s.least(most)
	best, equal := make([]feature, 0, maxFeatures), []feature(nil)
	for _, f := range s.weighted {
		switch {
		case f.weight > least:
			best = append(best, f)
		case f.weight == least:
			equal = append(equal, f)
		}
	}
	byKey := func(a, b feature) int { return cmp.Compare(a.key, b.key) }
	slices.SortFunc(equal, byKey)
	best = append(best, equal[:min(len(equal), maxFeatures-above)]...)
	slices.SortFunc(best, byKey)
	return best
}

// least gives the weight of the weakest feature that is kept, and how many are
// stronger. None weighs more than most.
func (s *selector) least(most uint32) (weight uint32, above int) {
	for weight := most; weight > 0; weight-- {
		n := int(s.perRank[weight])
		if above+n >= maxFeatures {
			return weight, above
		}
		above += n
	}
	return 0, above
}

// maxWeight is more than a feature can weigh: idf is at most 32 × 256.
const maxWeight = 1 << 13

// weight is idf × damped tf, in 1/256; 0 for what is no feature.
func (s *selector) weight(key, tf uint64) uint32 {
	first, second := key>>termBits, key&(1<<termBits-1)
	df := s.df[second]
	if first != 0 {
		df = s.frequency(key)
	}
	if df < minDF {
		return 0
	}
	idf := s.idfs[min(int(df), len(s.idfs)-1)]
	if tf < uint64(len(s.damped)) {
		return idf * s.damped[tf] >> 8
	}
	return idf * damp(tf) >> 8
}

// damp gives a term frequency's part of the weight, in 1/256.
func damp(tf uint64) uint32 { return uint32(256 * 10 * tf / (10*tf + damping)) }

// idf is log2(documents/df) in 1/256, 0 for what is everywhere.
func (t *texts) idf(df uint32) uint32 {
	documents := uint32(len(t.documents))
	df = max(df, min(rarest, documents/rarest))
	return log2(documents) - min(log2(documents), log2(df))
}

// log2 in 1/256, linear between the powers of two. No floating point, so that
// every processor relates the same write-ups.
func log2(n uint32) uint32 {
	whole := uint32(bits.Len32(n)) - 1
	return whole<<8 | n<<(32-whole)>>24
}
