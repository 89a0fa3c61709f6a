package related

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/vi"
)

// A forwardIndex is the terms of each document in their order, made of posting
// lists. Terms are numbered from 1, in byte order; keys likewise.
type forwardIndex struct {
	numeric []bool            // by term: it has no letter
	df      []uint32          // by term: its document frequency
	keys    []uint32          // by term: its key
	keyOf   map[string]uint32 // the number of a key

	text  []uint32                   // terms by position, 0 between blocks and fields
	start [][corpus.NumFields]uint32 // by document: the 0 before each field's text

	bigramDF []uint16 // by hash: the document frequency of a bigram
	hashBits int
}

func newForwardIndex(source Source) (*forwardIndex, error) {
	ix := &forwardIndex{numeric: make([]bool, 1), df: make([]uint32, 1), keys: make([]uint32, 1), keyOf: map[string]uint32{}}
	documents := source.Documents()
	ix.layOut(documents)
	err := source.Terms(func(term string, postings []corpus.Posting) error {
		number, last := uint32(0), -1
		for _, p := range postings {
			start, end := ix.start[p.Doc][p.Field], documents[p.Doc].Ends[p.Field]
			if p.Positions[0] > end {
				continue // behind the text stand its expansions
			}
			if number == 0 {
				number = ix.addTerm(term)
			}
			for _, position := range p.Positions {
				if position <= end {
					ix.text[start+position] = number
				}
			}
			if int(p.Doc) != last {
				ix.df[number]++
				last = int(p.Doc)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	ix.countBigrams()
	return ix, nil
}

// layOut reserves a part of the text for every field, with a 0 before it.
func (ix *forwardIndex) layOut(documents []corpus.Document) {
	ix.start = make([][corpus.NumFields]uint32, len(documents))
	size := uint32(0)
	for doc := range documents {
		for f, end := range documents[doc].Ends {
			ix.start[doc][f] = size
			size += end + 1
		}
	}
	ix.text = make([]uint32, size+1)
}

// addTerm gives a term its number.
func (ix *forwardIndex) addTerm(term string) uint32 {
	key := vi.Key(term)
	n, ok := ix.keyOf[key]
	if !ok {
		n = uint32(len(ix.keyOf)) + 1
		ix.keyOf[key] = n
	}
	ix.keys = append(ix.keys, n)
	ix.numeric = append(ix.numeric, strings.IndexFunc(term, unicode.IsLetter) < 0)
	ix.df = append(ix.df, 0)
	return uint32(len(ix.keys) - 1)
}

// terms gives the terms of a field, with the 0 before them.
func (ix *forwardIndex) terms(doc int, f corpus.Field) []uint32 {
	next := uint32(len(ix.text) - 1)
	if f+1 < corpus.NumFields {
		next = ix.start[doc][f+1]
	} else if doc+1 < len(ix.start) {
		next = ix.start[doc+1][0]
	}
	return ix.text[ix.start[doc][f]:next]
}

// bigramKey packs the numbers of two neighbouring terms. The news corpus has
// 28,000 terms, which takes 15 bits; it ten times over takes 17.
func bigramKey(first, second uint32) uint64 { return uint64(first)<<termBits | uint64(second) }

const termBits = 28

// countBigrams counts in how many documents each bigram is. The counts are kept
// by hash, in half as many counters as there are tokens, which leaves two thirds
// of them empty: two bigrams in one counter only make each other look more
// frequent.
func (ix *forwardIndex) countBigrams() {
	ix.hashBits = max(10, bits.Len(uint(len(ix.text)/2)))
	ix.bigramDF = make([]uint16, 1<<ix.hashBits)
	var keys []uint64
	for doc := range ix.start {
		keys = keys[:0]
		for f := range corpus.Field(corpus.NumFields) {
			terms := ix.terms(doc, f)
			for i := 1; i < len(terms); i++ {
				if terms[i-1] != 0 && terms[i] != 0 {
					keys = append(keys, bigramKey(terms[i-1], terms[i]))
				}
			}
		}
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			if n := &ix.bigramDF[ix.hash(key)]; *n < 1<<16-1 {
				*n++
			}
		}
	}
}

// hash spreads bigrams over the counters (Fibonacci hashing: multiplication by
// 2^64/φ; Knuth, The Art of Computer Programming, volume 3, section 6.4).
func (ix *forwardIndex) hash(key uint64) uint64 {
	return key * 0x9e3779b97f4a7c15 >> (64 - ix.hashBits)
}
