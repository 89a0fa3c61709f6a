package shard

import (
	"math/bits"
	"slices"

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
	onlySynonym  = 1 << iota // it stands behind the text, in a reading
	outsideTitle             // it stands in summary or body
	pairFlags    = 2         // bits
)

// mostPairs bounds the pairs that are sorted at a time, 8 bytes each: those of
// some first keys. Each part costs a walk through all texts.
const mostPairs = 8 << 20

// findBigrams finds all pairs of neighbours. Each is a number, second key << 32 |
// entry, among those of its first key, which are sorted together; at most so many
// pairs at a time, if no key alone has more.
func findBigrams(w walk, most int) bigrams {
	keys := len(w.perKey)
	total := w.count()
	b := bigrams{groupAt: make([]uint32, 1, keys+1), entries: make([]uint32, 0, total)}
	pairs, other := make([]uint64, min(total, most)), []uint64(nil)
	for from := 0; from < keys; {
		to, size := from, 0
		for to < keys && (to == from || size+int(w.perKey[to]) <= most) {
			size += int(w.perKey[to])
			to++
		}
		if size > len(pairs) {
			pairs = make([]uint64, size)
		}
		w.collect(pairs, from, to)
		at, groups := 0, 0
		for key := from; key < to; key++ {
			own := pairs[at : at+int(w.perKey[key])]
			at += len(own)
			other = sortPairs(own, other)
			groups += countGroups(own)
		}
		b.groups = slices.Grow(b.groups, groups)
		at = 0
		for key := from; key < to; key++ {
			b.add(pairs[at : at+int(w.perKey[key])])
			at += int(w.perKey[key])
		}
		from = to
	}
	return b
}

// A walk goes through the texts of documents in the order of their docIDs.
type walk struct {
	forward *corpus.Forward
	docs    []corpus.Document
	order   []document
	keyOf   []uint32 // by term: 1 + its key
	perKey  []uint32 // how many pairs begin with it
}

// count counts the pairs of each first key, and all.
func (w *walk) count() (total int) {
	for _, d := range w.order {
		before := uint32(0)
		for _, term := range w.forward.Document(d.index) { // fields begin with a gap
			key := w.keyOf[term]
			if before > 0 && key > 0 {
				w.perKey[before-1]++
				total++
			}
			before = key
		}
	}
	return total
}

// collect puts the pairs whose first keys are from … to-1 one key behind the
// other, those of one by docID.
func (w *walk) collect(pairs []uint64, from, to int) {
	next := make([]uint32, to-from)
	for key := from + 1; key < to; key++ {
		next[key-from] = next[key-from-1] + w.perKey[key-1]
	}
	for _, d := range w.order {
		for field, end := range w.docs[d.index].Ends {
			entry := uint64(d.number) << pairFlags
			if corpus.Field(field) != corpus.Title {
				entry |= outsideTitle
			}
			before := -1 - from // of the key before: its place in next, or nothing in it
			for position, term := range w.forward.Tokens(d.index, corpus.Field(field)) {
				key := w.keyOf[term]
				if uint(before) < uint(len(next)) && key > 0 {
					if position > int(end) {
						entry |= onlySynonym
					}
					pairs[next[before]] = uint64(key-1)<<32 | entry
					next[before]++
				}
				before = int(key) - 1 - from
			}
		}
	}
}

// fewPairs are sorted by comparing them, more of them digit by digit.
const fewPairs = 256

// sortPairs sorts the pairs of one first key by the second, and leaves those with
// the same one in their order. other is memory to use again.
func sortPairs(pairs, other []uint64) []uint64 {
	if len(pairs) < fewPairs {
		slices.Sort(pairs)
		return other
	}
	if len(other) < len(pairs) {
		other = make([]uint64, len(pairs))
	}
	highest := uint64(0)
	for _, p := range pairs {
		highest = max(highest, p)
	}
	const digit = 8
	from, to := pairs, other[:len(pairs)]
	for shift := 32; highest>>shift > 0; shift += digit {
		var next [1<<digit + 1]uint32
		for _, p := range from {
			next[p>>shift&(1<<digit-1)+1]++
		}
		for i := 1; i < len(next); i++ {
			next[i] += next[i-1]
		}
		for _, p := range from {
			at := &next[p>>shift&(1<<digit-1)]
			to[*at] = p
			*at++
		}
		from, to = to, from
	}
	if &from[0] != &pairs[0] {
		copy(pairs, from)
	}
	return other
}

// countGroups counts the second keys of sorted pairs.
func countGroups(pairs []uint64) (n int) {
	for i, p := range pairs {
		if i == 0 || p>>32 != pairs[i-1]>>32 {
			n++
		}
	}
	return n
}

// add makes groups of the sorted pairs of the next key, and one entry of those in
// one document.
func (b *bigrams) add(pairs []uint64) {
	for i, p := range pairs {
		switch {
		case i == 0 || p>>32 != pairs[i-1]>>32:
			b.groups = append(b.groups, group{uint32(p >> 32), uint32(len(b.entries)), uint32(len(b.entries))})
		case uint32(p)>>pairFlags == uint32(pairs[i-1])>>pairFlags:
			b.entries[len(b.entries)-1] &= uint32(p)
			continue
		}
		b.entries = append(b.entries, uint32(p))
		b.groups[len(b.groups)-1].to++
	}
	b.groupAt = append(b.groupAt, uint32(len(b.groups)))
}

// groupsOf lists the pairs that begin with a key.
func (b *bigrams) groupsOf(key int) []group { return b.groups[b.groupAt[key]:b.groupAt[key+1]] }

// pairList gives the list of a group's entries.
func pairList(entries []uint32) search.BigramPostings {
	list := search.BigramPostings{DocIDs: make([]uint32, len(entries)), InTitle: make([]bool, len(entries)), InText: make([]bool, len(entries))}
	for i, entry := range entries {
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
