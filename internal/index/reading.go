package index

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A reading is the archive's text again, made of bleve's postings: each
// document's terms in their order, numbered in byte order.
type reading struct {
	numeric []bool            // by term number, which counts from 1: it is all digits
	holders []uint32          // by term number: documents that hold it
	keys    []uint32          // by term number: its key's number
	keyOf   map[string]uint32 // the number of a key

	text  []uint32                   // term numbers by place, 0 between blocks and fields
	start [][search.NumFields]uint32 // by document: the place before each field's first

	pairs    []uint16 // by hash: documents that hold the pair
	hashBits int
}

func newReading(v *view) (*reading, error) {
	r := &reading{numeric: make([]bool, 1), holders: make([]uint32, 1), keys: make([]uint32, 1), keyOf: map[string]uint32{}}
	r.layOut(v.places)
	err := v.eachList(func(term string, postings []search.Posting) error {
		number, last := uint32(0), notLive
		for _, p := range postings {
			start, end := r.start[p.Doc][p.Field], v.places[p.Doc].record.ends[p.Field]
			if p.Positions[0] > end {
				continue // behind the text stand other forms of what it says
			}
			if number == 0 {
				number = r.addTerm(term)
			}
			for _, at := range p.Positions {
				if at <= end {
					r.text[start+at] = number
				}
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

// addTerm gives a term its number.
func (r *reading) addTerm(term string) uint32 {
	key := vi.Key(term)
	n, ok := r.keyOf[key]
	if !ok {
		n = uint32(len(r.keyOf)) + 1
		r.keyOf[key] = n
	}
	r.keys = append(r.keys, n)
	r.numeric = append(r.numeric, strings.IndexFunc(term, unicode.IsLetter) < 0)
	r.holders = append(r.holders, 0)
	return uint32(len(r.keys) - 1)
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

// pairKey packs the numbers of two neighbouring terms. The news corpus has
// 28,000 terms, which takes 15 bits; it ten times over takes 17.
func pairKey(first, second uint32) uint64 { return uint64(first)<<termBits | uint64(second) }

const termBits = 28

// countPairs counts in how many documents each pair is. The counts are kept by
// hash, in half as many places as there are tokens, which leaves two thirds of
// them empty: two pairs in one place only make each other look more common.
func (r *reading) countPairs() {
	r.hashBits = max(10, bits.Len(uint(len(r.text)/2)))
	r.pairs = make([]uint16, 1<<r.hashBits)
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
func (r *reading) hash(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> (64 - r.hashBits) }
