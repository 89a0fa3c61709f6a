package corpus

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/search"
)

// A school year that is still open has gaps between its docIDs as long as every
// reader can be told which of them are taken: some four bits for each write-up, so
// 0.5 KB for fewOpen of them and never more than 4 KB.
const (
	fewOpen  = 1024
	mostOpen = 8192
	openPart = 4 // … or a quarter of the archive
	slack    = 4 // docIDs for each write-up: three of four are free, so that two seldom meet
	minSize  = 16
)

// assignDocIDs gives every school year its docIDs and every document one of them.
func assignDocIDs(years []search.SchoolYear, docs []Document, days []int32) []uint32 {
	docIDs := make([]uint32, len(docs))
	done, base := 0, uint32(0)
	for i := range years {
		y := &years[i]
		y.Base, y.Size = base, y.Count
		own := docIDs[done : done+int(y.Count)]
		if i == len(years)-1 && int(y.Count) <= min(max(fewOpen, len(docs)/openPart), mostOpen) {
			y.Size = 1 << bits.Len32(max(minSize, slack*y.Count)-1)
			scatter(own, docs[done:], days[done:], *y)
		} else {
			for j := range own {
				own[j] = base + uint32(j)
			}
		}
		done += int(y.Count)
		base += y.Size
	}
	return docIDs
}

// openDocIDs tells which docIDs of the newest school year are taken; nil if all are.
func openDocIDs(years []search.SchoolYear, docIDs []uint32) []bool {
	if len(years) == 0 || years[len(years)-1].Dense() {
		return nil
	}
	newest := years[len(years)-1]
	taken := make([]bool, newest.Size)
	for _, d := range docIDs[len(docIDs)-int(newest.Count):] {
		taken[d-newest.Base] = true
	}
	return taken
}

// maxDoc is one more than the highest docID.
func maxDoc(years []search.SchoolYear) uint32 {
	if len(years) == 0 {
		return 0
	}
	last := years[len(years)-1]
	return last.Base + last.Size
}

// scatter gives each document the docID that its address hashes to, or the next
// free one. The newest come last: a write-up of today gives way to the others.
func scatter(docIDs []uint32, docs []Document, days []int32, y search.SchoolYear) {
	order := make([]int, len(docIDs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(days[a], days[b]), cmp.Compare(docs[a].Address, docs[b].Address))
	})
	taken := make([]bool, y.Size)
	for _, i := range order {
		d := Hash32(1, docs[i].Address) % y.Size
		for taken[d] {
			d = (d + 1) % y.Size
		}
		taken[d] = true
		docIDs[i] = y.Base + d
	}
}

// Hash32 spreads strings: FNV-1a from a start of its own for each seed, its
// bits mixed at the end, as MurmurHash3 does, so that every one of them can be used.
func Hash32[T string | []byte](seed uint32, s T) uint32 { return addTo(NewHash(seed), s).Sum() }

// A Hash is Hash32 of a string that is not whole yet: strings that begin alike
// need not be read from the start again.
type Hash uint32

// NewHash is the Hash of the empty string.
func NewHash(seed uint32) Hash { return Hash(0x811c9dc5 ^ seed) }

// Add gives the Hash of the string with s behind it.
func (h Hash) Add(s string) Hash { return addTo(h, s) }

func addTo[T string | []byte](h Hash, s T) Hash {
	for i := range len(s) {
		h = (h ^ Hash(s[i])) * 0x01000193
	}
	return h
}

// Sum gives what Hash32 gives.
func (h Hash) Sum() uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return uint32(h ^ h>>16)
}
