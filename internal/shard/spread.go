package shard

import (
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
)

// A rare is a pair that lies in a page.
type rare struct {
	at    uint64 // page << fingerprintBits | fingerprint
	first uint32
	group uint32 // index
}

const fingerprintBits = 24

func (r rare) page() int           { return int(r.at >> fingerprintBits) }
func (r rare) fingerprint() uint32 { return uint32(r.at) & (fingerprints - 1) }

// spread divides the pairs of all keys: the frequent ones, which lie with their
// first keys, and the others by page and fingerprint.
func (v *inverted) spread() (frequents [][]group, rares []rare, pages int) {
	frequents = make([][]group, len(v.keys))
	bytes, count := 0, 0
	for _, g := range v.groups {
		if !frequent(v.size.documents, g.df()) {
			count++
		}
	}
	rares = make([]rare, 0, count)
	for i := range v.keys {
		for j, g := range v.groupsOf(i) {
			if frequent(v.size.documents, g.df()) {
				frequents[i] = append(frequents[i], g)
				continue
			}
			rares = append(rares, rare{first: uint32(i), group: v.groupAt[i] + uint32(j)})
			bytes += 2 + listBytes(g.df(), v.size.numbers, 0)
		}
	}
	if len(rares) == 0 {
		return frequents, nil, 0
	}
	pages = 1 << bits.Len(uint(bytes/pageBytes)>>((v.growth()+1)/2))
	v.place(rares, pages)
	rares = sortRares(rares, bits.Len(uint(pages-1))+fingerprintBits)
	return frequents, v.parted(frequents, rares), pages
}

// place finds the page and the fingerprint of each pair. The rares come by first
// key, with whose name all their names begin.
func (v *inverted) place(rares []rare, pages int) {
	var page, fingerprint corpus.Hash
	for i := range rares {
		r := &rares[i]
		if i == 0 || r.first != rares[i-1].first {
			begin := pairName(v.keys[r.first], "")
			page, fingerprint = pageHash(begin), fingerprintHash(begin)
		}
		second := v.keys[v.groups[r.group].second]
		r.at = uint64(pageOf(page.Add(second), pages))<<fingerprintBits | uint64(fingerprintOf(fingerprint.Add(second)))
	}
}

// sortRares sorts by the lower bits of at, digit by digit: a million pairs take
// a quarter of what comparing them does.
func sortRares(rares []rare, width int) []rare {
	const digit = 11
	other := make([]rare, len(rares))
	for shift := 0; shift < width; shift += digit {
		var next [1<<digit + 1]uint32
		for _, r := range rares {
			next[r.at>>shift&(1<<digit-1)+1]++
		}
		for i := 1; i < len(next); i++ {
			next[i] += next[i-1]
		}
		for _, r := range rares {
			to := &next[r.at>>shift&(1<<digit-1)]
			other[*to] = r
			*to++
		}
		rares, other = other, rares
	}
	return rares
}

// parted moves pairs that one page could not tell apart to their first keys, and
// gives the others.
func (v *inverted) parted(frequents [][]group, rares []rare) []rare {
	apart, before := rares[:0], ^uint64(0)
	for i, r := range rares {
		same := r.at == before || i+1 < len(rares) && r.at == rares[i+1].at
		before = r.at
		if !same {
			apart = append(apart, r)
			continue
		}
		frequents[r.first] = append(frequents[r.first], v.groups[r.group])
		slices.SortFunc(frequents[r.first], func(a, b group) int { return int(a.second) - int(b.second) })
	}
	return apart
}
