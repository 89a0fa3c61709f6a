package shard

import (
	"fmt"
	"math/bits"

	"github.com/khotin/khotin/internal/search"
)

// The names under which the table of write-ups is written.
const (
	nameTaken name = iota
	nameLocality
	nameSameKind
	nameKind
	nameSameLevels
	nameLevels
	tableNames
)

// encodeTable writes where and what each write-up is, by number.
func encodeTable(c *search.Catalogue) []byte {
	w := newWriter(tableNames)
	for _, y := range c.SchoolYears {
		var last uint32
		for n := y.Base; n < y.Base+y.Size; n++ {
			if !y.Dense() {
				w.flag(nameTaken, c.Taken(n))
			}
			if !c.Taken(n) {
				continue
			}
			place := uint32(c.Columns[search.FacetDistrict].Codes[n]) - 1
			if y.Dense() {
				w.num(nameLocality, place-last)
				last = place
			} else {
				w.direct(place, localityBits(c))
			}
			w.describe(c, n)
		}
	}
	return w.finish()
}

// localityBits is how many bits the largest index of a place has.
func localityBits(c *search.Catalogue) int {
	return bits.Len(uint(max(0, len(c.Columns[search.FacetDistrict].Values)-1)))
}

func (w writer) describe(c *search.Catalogue, n uint32) {
	kind, levels := described(c, n)
	kindBefore, levelsBefore := before(c, n)
	w.flag(nameSameKind, kind == kindBefore)
	if kind != kindBefore {
		w.num(nameKind, kind)
	}
	w.flag(nameSameLevels, levels == levelsBefore)
	if levels != levelsBefore {
		w.num(nameLevels, levels)
	}
}

// described gives what a number is: 1 + the index of its kind, 0 for none, and
// its levels, bit i for the index i.
func described(c *search.Catalogue, n uint32) (kind, levels uint32) {
	column := &c.Columns[search.FacetLevel]
	for _, i := range column.Sets[column.Codes[n]] {
		levels |= 1 << i
	}
	return uint32(c.Columns[search.FacetKind].Codes[n]), levels
}

// before describes the number before; a number that nobody has, has nothing.
func before(c *search.Catalogue, n uint32) (kind, levels uint32) {
	if n == 0 {
		return 0, 0
	}
	return described(c, n-1)
}

// decodeTable fills in the numbers of a catalogue whose years and labels are known.
func decodeTable(c *search.Catalogue, data []byte, size uint32) error {
	for _, f := range []search.Facet{search.FacetDistrict, search.FacetKind, search.FacetLevel} {
		c.Columns[f] = search.NewColumn(c.Columns[f].Values, size)
	}
	localities := &c.Columns[search.FacetDistrict]
	r := newReader(data, tableNames)
	for _, y := range c.SchoolYears {
		place, count := uint32(0), uint32(0)
		for n := y.Base; n < y.Base+y.Size; n++ {
			if !y.Dense() && !r.flag(nameTaken) {
				continue
			}
			if y.Dense() {
				place += r.num(nameLocality)
			} else {
				place = r.direct(localityBits(c))
			}
			if place >= uint32(len(localities.Values)) {
				return fmt.Errorf("table: place %d of %d", place, len(localities.Values))
			}
			localities.Set(n, uint16(place))
			count++
			if err := r.describe(c, n); err != nil {
				return err
			}
		}
		if count != y.Count {
			return fmt.Errorf("table: %d write-ups in %s, not %d", count, y, y.Count)
		}
	}
	c.AddSchoolYears()
	return r.end()
}

func (r symbolReader) describe(c *search.Catalogue, n uint32) error {
	kinds, levels := &c.Columns[search.FacetKind], &c.Columns[search.FacetLevel]
	kind, set := before(c, n)
	if !r.flag(nameSameKind) {
		kind = r.num(nameKind)
		if kind > uint32(len(kinds.Values)) {
			return fmt.Errorf("table: kind %d of %d", kind, len(kinds.Values))
		}
	}
	if !r.flag(nameSameLevels) {
		set = r.num(nameLevels)
		if set>>len(levels.Values) != 0 {
			return fmt.Errorf("table: levels %b of %d", set, len(levels.Values))
		}
	}
	kinds.Codes[n] = uint16(kind)
	var indexes []uint16
	for ; set != 0; set &= set - 1 {
		indexes = append(indexes, uint16(bits.TrailingZeros32(set)))
	}
	levels.Set(n, indexes...)
	return r.err
}
