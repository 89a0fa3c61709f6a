package related

import (
	"math/bits"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/vi"
)

// texts are the documents' own terms, without the expansions behind them, and how
// frequent terms and bigrams are. Terms are numbered from 1, in byte order; keys
// likewise.
type texts struct {
	forward   *corpus.Forward
	documents []corpus.Document
	own       []uint32 // by term of the forward index: its number here; 0 of what stands in expansions only

	numeric []bool            // by term: it has no letter
	df      []uint32          // by term: its document frequency
	hashes  []uint64          // by term
	keys    []uint32          // by term: its key
	keyOf   map[string]uint32 // the number of a key

	bigramDF []uint16 // by hash: the document frequency of a bigram
	several  []uint64 // by hash, 64 in one: whether it is minDF at least; unlike bigramDF this fits into a processor's cache
	hashBits int
}

func newTexts(source corpus.Source) (*texts, error) {
	forward, err := corpus.ForwardOf(source)
	if err != nil {
		return nil, err
	}
	t := &texts{forward: forward, documents: source.Documents(), keyOf: map[string]uint32{}}
	df := t.documentFrequencies()
	t.own, t.df = make([]uint32, len(df)), make([]uint32, 1, len(df))
	t.numeric, t.keys, t.hashes = make([]bool, 1, len(df)), make([]uint32, 1, len(df)), make([]uint64, 1, len(df))
	for number, term := range forward.Terms() {
		if df[number] > 0 {
			t.own[number] = uint32(len(t.df))
			t.df = append(t.df, df[number])
			t.addTerm(term)
		}
	}
	t.countBigrams()
	return t, nil
}

// documentFrequencies counts in how many texts each term of the forward index is.
func (t *texts) documentFrequencies() []uint32 {
	df, last := make([]uint32, len(t.forward.Terms())), make([]uint32, len(t.forward.Terms()))
	for doc := range t.documents {
		for f := range corpus.Field(corpus.NumFields) {
			for _, number := range t.tokens(doc, f) {
				if number > 0 && last[number] != uint32(doc)+1 {
					last[number] = uint32(doc) + 1
					df[number]++
				}
			}
		}
	}
	return df
}

// addTerm takes down what is to be known of the next term.
func (t *texts) addTerm(term string) {
	key := vi.Key(term)
	n, ok := t.keyOf[key]
	if !ok {
		n = uint32(len(t.keyOf)) + 1
		t.keyOf[key] = n
	}
	t.keys = append(t.keys, n)
	t.hashes = append(t.hashes, hash(term))
	t.numeric = append(t.numeric, strings.IndexFunc(term, unicode.IsLetter) < 0)
}

// tokens gives a field's own terms as the forward index numbers them, 0 in gaps;
// none of a field that does not count.
func (t *texts) tokens(doc int, f corpus.Field) []uint32 {
	if fieldBoost[f] == 0 {
		return nil
	}
	tokens := t.forward.Tokens(doc, f)
	return tokens[:min(len(tokens), int(t.documents[doc].Ends[f])+1)]
}

// bigramKey packs the numbers of two neighbouring terms. The news corpus has
// 28,000 terms, which takes 15 bits; it ten times over takes 17.
func bigramKey(first, second uint32) uint64 { return uint64(first)<<termBits | uint64(second) }

const termBits = 28

// countBigrams counts in how many documents each bigram is. The counts are kept
// by hash, in about as many counters as there are tokens, which leaves five in
// six of them empty: two bigrams in one counter make each other look more
// frequent. With half as many, .37 to .39 of the encyclopaedia's paragraphs in
// the shared question sets are found instead of .42, as chance has it.
func (t *texts) countBigrams() {
	positions := 1
	for doc := range t.documents {
		for _, end := range t.documents[doc].Ends {
			positions += int(end) + 1
		}
	}
	t.hashBits = max(10, bits.Len(uint(positions)))
	t.bigramDF = make([]uint16, 1<<t.hashBits)
	c := newCounter()
	for doc := range t.documents {
		for f := range corpus.Field(corpus.NumFields) {
			before := uint32(0)
			for _, number := range t.tokens(doc, f) {
				term := t.own[number]
				if before != 0 && term != 0 {
					*c.at(bigramKey(before, term)) = 1
				}
				before = term
			}
		}
		for _, at := range c.used {
			if n := &t.bigramDF[t.place(c.keys[at])]; *n < 1<<16-1 {
				*n++
			}
		}
		c.reset()
	}
	t.several = make([]uint64, len(t.bigramDF)/64)
	for i, n := range t.bigramDF {
		if n >= minDF {
			t.several[i/64] |= 1 << (i % 64)
		}
	}
}

// frequency gives a bigram's document frequency, or 0 for less than minDF.
func (t *texts) frequency(key uint64) uint32 {
	place := t.place(key)
	if t.several[place/64]>>(place%64)&1 == 0 {
		return 0
	}
	return uint32(t.bigramDF[place])
}

// place gives a bigram's counter. It follows from the terms themselves, not from
// their numbers: a term that is new in the archive must not move the bigrams of
// all that come behind it to other counters, and so change what is related to
// what in all the archive.
func (t *texts) place(key uint64) uint64 {
	return (t.hashes[key>>termBits]*spread + t.hashes[key&(1<<termBits-1)]) * spread >> (64 - t.hashBits)
}

// hash is FNV-1a, its bits mixed at the end.
func hash(term string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(term) {
		h = (h ^ uint64(term[i])) * 0x100000001b3
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	return h ^ h>>33
}
