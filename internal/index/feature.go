package index

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A feature is something that a write-up is about: a syllable, or a pair of
// neighbours, which in Vietnamese is where most of the meaning sits. Its key is
// the pair's term numbers; a syllable alone has the first one zero.
type feature struct {
	key    uint64
	weight uint32
}

const (
	// maxFeatures is how many of its strongest features stand for a write-up.
	maxFeatures = 24
	// minHolders: what no other write-up has relates nothing.
	minHolders = 2
	// termBits and shareBits: two term numbers and a share in 64 bits. The news
	// corpus has 28,000 terms, which is 15 bits; it ten times over 17.
	termBits, shareBits = 28, 8
	// A syllable alone says less than it seems: its pairs say the rest again.
	singleShare, pairShare = 1, 2
)

// fieldShare weighs a field's occurrences.
var fieldShare = [search.NumFields]uint64{search.Title: 4, search.Summary: 2, search.Body: 1}

// A reading is the archive's text again, made of bleve's postings: each
// document's terms in their order.
type reading struct {
	terms   []string // by term number; number 0 is none
	numeric []bool
	keys    []uint32 // the key's number, by term number
	holders []uint32 // documents that hold the term

	text    []uint32 // term numbers by place; block ends and field ends are 0
	start   [][search.NumFields]uint32
	keyOf   map[string]uint32
	pairs   []uint16 // documents that hold a pair, by its hash; see count
	pairsIn int      // bits of the hash

	found, order []uint64 // used again for each document
	weighed      []feature
}

func newReading(v *view) (*reading, error) {
	r := &reading{terms: []string{""}, numeric: []bool{true}, keys: []uint32{0}, holders: []uint32{0}, keyOf: map[string]uint32{}}
	r.layOut(v.places)
	err := v.eachList(func(term string, postings []search.TermPosting) error {
		number := r.addTerm(term)
		last := notLive
		for _, p := range postings {
			start := r.start[p.Doc][p.Field]
			for _, at := range p.Positions {
				r.text[start+at] = number
			}
			if p.Doc != last {
				r.holders[number]++
				last = p.Doc
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	r.countPairs()
	return r, nil
}

// layOut makes room for every field, with an empty place before it.
func (r *reading) layOut(places []place) {
	r.start = make([][search.NumFields]uint32, len(places))
	size := uint32(0)
	for doc := range places {
		for f, end := range places[doc].record.ends {
			r.start[doc][f] = size
			size += end + 1
		}
	}
	r.text = make([]uint32, size+1)
}

func (r *reading) addTerm(term string) uint32 {
	key := vi.Key(term)
	n, ok := r.keyOf[key]
	if !ok {
		n = uint32(len(r.keyOf)) + 1
		r.keyOf[strings.Clone(key)] = n
	}
	r.terms = append(r.terms, term)
	r.keys = append(r.keys, n)
	r.numeric = append(r.numeric, strings.IndexFunc(term, unicode.IsLetter) < 0)
	r.holders = append(r.holders, 0)
	return uint32(len(r.terms) - 1)
}

// span gives the places of a field, with the empty one before it.
func (r *reading) span(doc int, f search.Field) []uint32 {
	next := uint32(len(r.text) - 1)
	if f+1 < search.NumFields {
		next = r.start[doc][f+1]
	} else if doc+1 < len(r.start) {
		next = r.start[doc+1][0]
	}
	return r.text[r.start[doc][f]:next]
}

func pairKey(first, second uint32) uint64 { return uint64(first)<<termBits | uint64(second) }

// occurrence packs a feature's key with the share of the field it is in, so
// that occurrences sort as numbers.
func occurrence(key uint64, f search.Field) uint64 { return key<<shareBits | fieldShare[f] }

// countPairs counts in how many documents each pair is. The counts are kept by
// hash, in half as many places as there are tokens, which leaves two thirds of
// them empty: two pairs in one place only make each other look more common.
func (r *reading) countPairs() {
	r.pairsIn = max(10, bits.Len(uint(len(r.text)/2)))
	r.pairs = make([]uint16, 1<<r.pairsIn)
	var keys []uint64
	for doc := range r.start {
		keys = keys[:0]
		for f := range search.Field(search.NumFields) {
			span := r.span(doc, f)
			for i := 1; i < len(span); i++ {
				if span[i-1] != 0 && span[i] != 0 {
					keys = append(keys, pairKey(span[i-1], span[i]))
				}
			}
		}
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			if n := &r.pairs[r.hash(key)]; *n < 1<<16-1 {
				*n++
			}
		}
	}
}

// hash spreads pair keys over the counts (multiplication by 2^64/φ).
func (r *reading) hash(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> (64 - r.pairsIn) }

// rarity is log2(documents/holders) in 1/256, 0 for what is everywhere.
func (r *reading) rarity(holders uint32) uint32 {
	all := log2(uint32(len(r.start)))
	return all - min(all, log2(holders))
}

// log2 in 1/256, straight between the powers of two. No floating point, so
// that every machine relates the same write-ups.
func log2(n uint32) uint32 {
	whole := uint32(bits.Len32(n)) - 1
	return whole<<8 | n<<(32-whole)>>24
}

// features gives the strongest features of a document, strongest first. The
// name of its own locality is none of them: that the neighbours' write-ups
// name the same district is no relation that a reader needs to be shown.
func (r *reading) features(doc int, locality string) []feature {
	own := r.ownKeys(locality)
	r.found = r.found[:0]
	for f := range search.Field(search.NumFields) {
		span := r.span(doc, f)
		for i := 1; i < len(span); i++ {
			first, second := span[i-1], span[i]
			if second == 0 || r.numeric[second] && (first == 0 || r.numeric[first]) {
				continue
			}
			secondOwn := slices.Contains(own, r.keys[second])
			if !secondOwn && !r.numeric[second] {
				r.found = append(r.found, occurrence(pairKey(0, second), f))
			}
			if first != 0 && !(secondOwn && slices.Contains(own, r.keys[first])) {
				r.found = append(r.found, occurrence(pairKey(first, second), f))
			}
		}
	}
	return r.strongest()
}

// ownKeys gives the keys of the syllables in a locality's address part.
func (r *reading) ownKeys(locality string) []uint32 {
	var own []uint32
	for token := range vi.Tokens(locality) {
		if n, ok := r.keyOf[vi.Key(vi.Term(token.Text))]; ok {
			own = append(own, n)
		}
	}
	return own
}

// strongest adds up the occurrences of each feature, weighs it and keeps the
// best.
func (r *reading) strongest() []feature {
	slices.Sort(r.found)
	r.weighed, r.order = r.weighed[:0], r.order[:0]
	for i := 0; i < len(r.found); {
		key, count := r.found[i]>>shareBits, uint64(0)
		for ; i < len(r.found) && r.found[i]>>shareBits == key; i++ {
			count += r.found[i] & (1<<shareBits - 1)
		}
		if weight := r.weigh(key, count); weight > 0 {
			r.order = append(r.order, uint64(^weight)<<32|uint64(len(r.weighed)))
			r.weighed = append(r.weighed, feature{key, weight})
		}
	}
	slices.Sort(r.order) // by falling weight, then key
	best := make([]feature, min(len(r.order), maxFeatures))
	for i := range best {
		best[i] = r.weighed[uint32(r.order[i])]
	}
	return best
}

// weigh gives rarity × saturated count, count/(count+1.2) as in BM25, in
// 1/256.
func (r *reading) weigh(key, count uint64) uint32 {
	first, second := key>>termBits, key&(1<<termBits-1)
	holders, share := r.holders[second], uint32(singleShare)
	if first != 0 {
		holders, share = uint32(r.pairs[r.hash(key)]), pairShare
	}
	if holders < minHolders {
		return 0
	}
	return r.rarity(holders) * share * uint32(2560*count/(10*count+12)) >> 8
}
