package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// A school year that is still open is numbered with gaps as long as its table
// stays small: 13 bits a write-up, so 1.7 KB for fewOpen of them, and never
// more than half a byte for each write-up of the archive.
const (
	fewOpen  = 1024
	openPart = 4 // … or a quarter of the archive
	slack    = 4 // numbers for each write-up: three of four are free, so that two seldom meet
	minSize  = 16
)

// assign gives every year its numbers and every document one of them.
func (c *Catalogue) assignDocIDs(docs []Document, days []int32) []uint32 {
	numbers := make([]uint32, len(docs))
	done, base := 0, uint32(0)
	for i := range c.SchoolYears {
		y := &c.SchoolYears[i]
		y.Base, y.Size = base, y.Count
		own := numbers[done : done+int(y.Count)]
		if i == len(c.SchoolYears)-1 && int(y.Count) <= max(fewOpen, len(docs)/openPart) {
			y.Size = sizeFor(y.Count)
			scatter(own, docs[done:], days[done:], *y)
		} else {
			for j := range own {
				own[j] = base + uint32(j)
			}
		}
		done += int(y.Count)
		base += y.Size
	}
	return numbers
}

func sizeFor(count uint32) uint32 {
	want := max(minSize, slack*count)
	return 1 << bits.Len32(want-1)
}

// scatter puts each document into the slot that its address gives, or the next
// free one. The newest come last: a write-up of today gives way to the others.
func scatter(numbers []uint32, docs []Document, days []int32, y SchoolYear) {
	order := make([]int, len(numbers))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(days[a], days[b]), cmp.Compare(docs[a].Address, docs[b].Address))
	})
	taken := make([]bool, y.Size)
	for _, i := range order {
		slot := Hash32(1, docs[i].Address) % y.Size
		for taken[slot] {
			slot = (slot + 1) % y.Size
		}
		taken[slot] = true
		numbers[i] = y.Base + slot
	}
}

// Hash32 spreads strings: FNV-1a from a start of its own for each seed, its
// bits mixed at the end so that every one of them can be used.
func Hash32[T string | []byte](seed uint32, s T) uint32 {
	h := 0x811c9dc5 ^ seed
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 0x01000193
	}
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
