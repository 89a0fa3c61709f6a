package shard

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// An inverted is the source as it is published: every key's lists, and every
// pair of keys, by number. It is made of one walk through the source's terms.
type inverted struct {
	size sizes
	keys []string             // in byte order
	list []search.KeyPostings // by key
	// The pairs that begin with key i are pairs[from[i]:to[i]], each
	// second key << 32 | number << 2 | outsideTitle | onlySynonym, ascending.
	pairs    []uint64
	from, to []int
}

func invert(ctx context.Context, source corpus.Source, c *search.Catalogue, numbers []uint32) (*inverted, error) {
	w := &walk{ids: map[string]int{}, docs: source.Documents(), numbers: numbers}
	w.meter = corpus.NewQuantiser(w.docs)
	w.tokens = make([][corpus.NumFields][]uint32, len(w.docs))
	if err := source.Terms(w.term); err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	v := &inverted{size: sizes{c.NumDocs, c.MaxDoc()}, keys: slices.Clone(w.keys)}
	slices.Sort(v.keys)
	rank := make([]uint32, len(w.keys))
	v.list = make([]search.KeyPostings, len(v.keys))
	for i, key := range v.keys {
		id := w.ids[key]
		rank[id] = uint32(i)
		v.list[i] = w.list[id]
		slices.Sort(v.list[i].TitleStarts)
	}
	return v, v.addPairs(ctx, w, rank, byNumber(numbers))
}

// byNumber lists the documents in the order of their numbers.
func byNumber(numbers []uint32) []document {
	order := make([]document, len(numbers))
	for doc, n := range numbers {
		order[doc] = document{n, doc}
	}
	slices.SortFunc(order, func(a, b document) int { return int(a.number) - int(b.number) })
	return order
}

type document struct {
	number uint32
	index  int
}

// A walk takes in the terms of a source, one after the other.
type walk struct {
	docs    []corpus.Document
	numbers []uint32
	meter   *corpus.Quantiser
	ids     map[string]int // of keys, as they come
	keys    []string
	list    []search.KeyPostings
	tokens  [][corpus.NumFields][]uint32 // by document, field and position − 1: 1 + id of the key, 0 in gaps
}

func (w *walk) term(term string, postings []corpus.Posting) error {
	term = strings.Clone(term)
	key := vi.Key(term)
	id, known := w.ids[key]
	if !known {
		id = len(w.keys)
		w.ids[key] = id
		w.keys = append(w.keys, key)
		w.list = append(w.list, search.KeyPostings{})
	}
	list := &w.list[id]
	list.Forms = append(list.Forms, corpus.MakeForm(term, postings, w.numbers, w.meter))
	for _, p := range postings {
		w.place(p, uint32(id)+1)
		if p.Field == corpus.Title && p.Positions[0] == 1 {
			list.TitleStarts = append(list.TitleStarts, w.numbers[p.Doc])
		}
	}
	return nil
}

// place puts a key where its tokens stand in a document.
func (w *walk) place(p corpus.Posting, id uint32) {
	tokens := &w.tokens[p.Doc][p.Field]
	if last := int(p.Positions[len(p.Positions)-1]); last > len(*tokens) {
		want := max(last, int(w.docs[p.Doc].Lengths[p.Field]))
		*tokens = append(*tokens, make([]uint32, want-len(*tokens))...)
	}
	for _, position := range p.Positions {
		(*tokens)[position-1] = id
	}
}

// addPairs finds every pair of neighbours: counted first, so that all of them
// lie in one array.
func (v *inverted) addPairs(ctx context.Context, w *walk, rank []uint32, order []document) error {
	v.from, v.to = make([]int, len(v.keys)), make([]int, len(v.keys))
	total := 0
	for _, d := range order {
		w.eachPair(d.index, func(first, _ uint32, _ uint64) { v.to[rank[first]]++; total++ })
	}
	at := 0
	for i, n := range v.to {
		v.from[i], v.to[i] = at, at
		at += n
	}
	v.pairs = make([]uint64, total)
	for _, d := range order {
		w.eachPair(d.index, func(first, second uint32, flags uint64) {
			end := &v.to[rank[first]]
			v.pairs[*end] = uint64(rank[second])<<32 | uint64(d.number)<<2 | flags
			*end++
		})
	}
	return parallel.Each(ctx, len(v.keys), func(i int) error {
		v.to[i] = v.from[i] + distinct(v.pairs[v.from[i]:v.to[i]])
		return nil
	})
}

// What is said of a pair in one place; of several places, what all have in common.
const (
	onlySynonym  uint64 = 1 << iota // it stands behind the text, in a reading
	outsideTitle                    // it stands in summary or body
	pairFlags    = 2                // bits
)

// eachPair visits the neighbours of a document.
func (w *walk) eachPair(doc int, do func(first, second uint32, flags uint64)) {
	for f, tokens := range w.tokens[doc] {
		flags := uint64(0)
		if corpus.Field(f) != corpus.Title {
			flags = outsideTitle
		}
		end := int(w.docs[doc].Ends[f])
		for i := 1; i < len(tokens); i++ {
			if i >= end {
				flags |= onlySynonym
			}
			if tokens[i-1] != 0 && tokens[i] != 0 {
				do(tokens[i-1]-1, tokens[i]-1, flags)
			}
		}
	}
}

// distinct sorts the pairs of one key and makes one of those in one document.
func distinct(pairs []uint64) int {
	slices.Sort(pairs)
	n := 0
	for _, pair := range pairs {
		if n > 0 && pairs[n-1]>>pairFlags == pair>>pairFlags {
			pairs[n-1] &= pair
			continue
		}
		pairs[n] = pair
		n++
	}
	return n
}

// A group is the pairs of one first and one second key.
type group struct {
	second   uint32
	from, to int
}

// groups lists the pairs that begin with a key.
func (v *inverted) groups(key int) []group {
	var groups []group
	for i := v.from[key]; i < v.to[key]; {
		g := group{second: uint32(v.pairs[i] >> 32), from: i}
		for i < v.to[key] && uint32(v.pairs[i]>>32) == g.second {
			i++
		}
		g.to = i
		groups = append(groups, g)
	}
	return groups
}

// pairList gives the list of a group.
func (v *inverted) pairList(from, to int) search.BigramPostings {
	n := to - from
	list := search.BigramPostings{DocIDs: make([]uint32, n), InTitle: make([]bool, n), InText: make([]bool, n)}
	for i, pair := range v.pairs[from:to] {
		list.DocIDs[i], list.InTitle[i], list.InText[i] = uint32(pair)>>pairFlags, pair&outsideTitle == 0, pair&onlySynonym == 0
	}
	return list
}

// frequentBits is what a pair's list must outweigh to lie with its first key,
// or half a bit for each write-up, if that is more. At 1,000 write-ups, 512
// bits make the median query of the benchmark 29.4 KB and 16 requests; 4,096
// made it 31.5 and 17, 256 make it 31.9 and 16. Half of half a bit makes
// the dearest query a tenth dearer at 10,000 (every query for "năm" reads all
// its frequent pairs); twice as much makes packs whose pages are mostly room
// for one long list.
const frequentBits = 512

// frequent tells which pairs lie with their first key. Only the octave of the
// archive's size goes into it, so that one more write-up moves few of them.
func frequent(documents, df int) bool {
	octave := 1 << (bits.Len(uint(documents)) - 1)
	return df*(bits.Len(uint(octave/df))+1) > max(frequentBits, octave/2)
}
