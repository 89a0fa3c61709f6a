package shard

import (
	"math/bits"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// bigrams are all pairs of neighbouring keys with the documents that they are in.
type bigrams struct {
	groups  []group  // by first key and then second
	groupAt []uint32 // by key: where the groups begin whose first it is; one more at the end
	entries []uint32 // what groups point into: docID << pairFlags | flags, ascending
}

// A group is the pairs of one first and one second key: entries[from:to].
type group struct{ second, from, to uint32 }

func (g group) df() int { return int(g.to - g.from) }

// What is said of a pair in one place; of several places, what all have in common.
const (
	onlySynonym  uint32 = 1 << iota // it stands behind the text, in a reading
	outsideTitle                    // it stands in summary or body
	pairFlags    = 2                // bits
)

// A neighbour is one pair in one place.
type neighbour struct{ first, second, entry uint32 }

// Pairs are sorted in parts, each of the pairs of some first keys: smaller parts
// take less memory, but each costs a walk through all texts.
const (
	leastPart = 1 << 20
	mostParts = 16
)

// findBigrams finds all pairs of neighbours. They are sorted by counting, twice:
// 10,000 news articles with 5.4 million pairs take 0.2 s.
func findBigrams(f *corpus.Forward, docs []corpus.Document, order []document, keyOf []uint32, keys int) bigrams {
	w := walk{f, docs, order, keyOf}
	perKey, total := make([]uint32, keys), 0
	w.eachPair(0, uint32(keys), func(n neighbour) { perKey[n.first]++; total++ })
	b := bigrams{groupAt: make([]uint32, 1, keys+1), entries: make([]uint32, 0, total)}
	var s neighbourSorter
	for from := 0; from < keys; {
		to, size := from, 0
		for to < keys && (to == from || size+int(perKey[to]) <= max(leastPart, total/mostParts)) {
			size += int(perKey[to])
			to++
		}
		s.reset(size)
		w.eachPair(uint32(from), uint32(to), func(n neighbour) { s.pairs = append(s.pairs, n) })
		s.sort(keys, from, to)
		b.add(s.pairs, from, to)
		from = to
	}
	return b
}

// A walk goes through the texts of documents in the order of their docIDs.
type walk struct {
	forward *corpus.Forward
	docs    []corpus.Document
	order   []document
	keyOf   []uint32
}

// eachPair visits all neighbours of which the first is a key from … to-1.
func (w *walk) eachPair(from, to uint32, visit func(neighbour)) {
	for _, d := range w.order {
		for field, end := range w.docs[d.index].Ends {
			entry := d.number << pairFlags
			if corpus.Field(field) != corpus.Title {
				entry |= outsideTitle
			}
			before := uint32(0)
			for position, term := range w.forward.Tokens(d.index, corpus.Field(field)) {
				key := w.keyOf[term]
				if before > from && before <= to && key > 0 {
					if position > int(end) {
						entry |= onlySynonym
					}
					visit(neighbour{before - 1, key - 1, entry})
				}
				before = key
			}
		}
	}
}

// A neighbourSorter sorts pairs by first and second key and leaves those of one
// group in the order in which they came, in memory that it uses again.
type neighbourSorter struct{ pairs, other []neighbour }

func (s *neighbourSorter) reset(size int) {
	if cap(s.pairs) < size {
		s.pairs, s.other = make([]neighbour, size), make([]neighbour, size)
	}
	s.pairs, s.other = s.pairs[:0], s.other[:size]
}

// sort sorts pairs whose first keys are from … to-1, of so many keys in all.
func (s *neighbourSorter) sort(keys, from, to int) {
	next := make([]uint32, keys+1)
	for _, n := range s.pairs {
		next[n.second+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	for _, n := range s.pairs {
		s.other[next[n.second]] = n
		next[n.second]++
	}
	next = make([]uint32, to-from+1)
	for _, n := range s.other {
		next[int(n.first)-from+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	for _, n := range s.other {
		at := &next[int(n.first)-from]
		s.pairs[*at] = n
		*at++
	}
}

// add makes groups of sorted pairs, and one entry of those in one document.
func (b *bigrams) add(pairs []neighbour, from, to int) {
	key := from
	var last neighbour
	for i, n := range pairs {
		sameGroup := i > 0 && n.first == last.first && n.second == last.second
		if sameGroup && n.entry>>pairFlags == last.entry>>pairFlags {
			b.entries[len(b.entries)-1] &= n.entry
			continue
		}
		last = n
		if !sameGroup {
			for ; key < int(n.first); key++ {
				b.groupAt = append(b.groupAt, uint32(len(b.groups)))
			}
			b.groups = append(b.groups, group{n.second, uint32(len(b.entries)), uint32(len(b.entries))})
		}
		b.entries = append(b.entries, n.entry)
		b.groups[len(b.groups)-1].to++
	}
	for ; key < to; key++ {
		b.groupAt = append(b.groupAt, uint32(len(b.groups)))
	}
}

// groupsOf lists the pairs that begin with a key.
func (b *bigrams) groupsOf(key int) []group { return b.groups[b.groupAt[key]:b.groupAt[key+1]] }

// pairList gives the list of a group.
func (b *bigrams) pairList(g group) search.BigramPostings {
	list := search.BigramPostings{DocIDs: make([]uint32, g.df()), InTitle: make([]bool, g.df()), InText: make([]bool, g.df())}
	for i, entry := range b.entries[g.from:g.to] {
		list.DocIDs[i], list.InTitle[i], list.InText[i] = entry>>pairFlags, entry&outsideTitle == 0, entry&onlySynonym == 0
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
