package related

import (
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

// fieldBoost weights the occurrences in a field; an occurrence keeps it in
// boostBits.
var fieldBoost = [corpus.NumFields]uint64{corpus.Title: 4, corpus.Summary: 2, corpus.Body: 1, corpus.Names: 1, corpus.Facts: 1}

const boostBits = 8

// A selector finds the features of one document after another, in memory that
// it uses again.
type selector struct {
	*forwardIndex
	found, order []uint64
	weighted     []feature
}

// features gives the strongest features of a document, strongest first.
func (s *selector) features(doc int, locality string) []feature {
	own := s.ownKeys(locality)
	s.found = s.found[:0]
	for f := range corpus.Field(corpus.NumFields) {
		terms := s.terms(doc, f)
		for i := 1; i < len(terms); i++ {
			if terms[i] != 0 {
				s.find(terms[i-1], terms[i], f, own)
			}
		}
	}
	return s.strongest()
}

// find takes a term and its bigram with the one before it, if there is one.
// Numbers alone are no features, and neither is the name of the write-up's own
// locality: that other write-ups name the same district is no relation that a
// reader needs to be shown.
func (s *selector) find(before, term uint32, f corpus.Field, own []uint32) {
	isOwn := slices.Contains(own, s.keys[term])
	if !isOwn && !s.numeric[term] {
		s.found = append(s.found, occurrence(bigramKey(0, term), f))
	}
	if before == 0 || s.numeric[term] && s.numeric[before] || isOwn && slices.Contains(own, s.keys[before]) {
		return
	}
	s.found = append(s.found, occurrence(bigramKey(before, term), f))
}

// occurrence packs a feature's key with the boost of the field it is in, so
// that occurrences sort as numbers.
func occurrence(key uint64, f corpus.Field) uint64 { return key<<boostBits | fieldBoost[f] }

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

// strongest adds up the occurrences of each feature, weights it and keeps the
// best.
func (s *selector) strongest() []feature {
	slices.Sort(s.found)
	s.weighted, s.order = s.weighted[:0], s.order[:0]
	for i := 0; i < len(s.found); {
		key, tf := s.found[i]>>boostBits, uint64(0)
		for ; i < len(s.found) && s.found[i]>>boostBits == key; i++ {
			tf += s.found[i] & (1<<boostBits - 1)
		}
		if weight := s.weight(key, tf); weight > 0 {
			s.order = append(s.order, uint64(^weight)<<32|uint64(len(s.weighted)))
			s.weighted = append(s.weighted, feature{key, weight})
		}
	}
	slices.Sort(s.order) // by falling weight, then key
	best := make([]feature, min(len(s.order), maxFeatures))
	for i := range best {
		best[i] = s.weighted[uint32(s.order[i])]
	}
	return best
}

// weight is idf × damped tf, in 1/256; 0 for what is no feature.
func (s *selector) weight(key, tf uint64) uint32 {
	first, second := key>>termBits, key&(1<<termBits-1)
	df := s.df[second]
	if first != 0 {
		df = uint32(s.bigramDF[s.hash(key)])
	}
	if df < minDF {
		return 0
	}
	return s.idf(df) * uint32(256*10*tf/(10*tf+damping)) >> 8
}

// idf is log2(documents/df) in 1/256, 0 for what is everywhere.
func (ix *forwardIndex) idf(df uint32) uint32 {
	documents := uint32(len(ix.start))
	df = max(df, min(rarest, documents/rarest))
	return log2(documents) - min(log2(documents), log2(df))
}

// log2 in 1/256, linear between the powers of two. No floating point, so that
// every processor relates the same write-ups.
func log2(n uint32) uint32 {
	whole := uint32(bits.Len32(n)) - 1
	return whole<<8 | n<<(32-whole)>>24
}
