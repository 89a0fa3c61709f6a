package shard

import (
	"fmt"
	"math/bits"

	"github.com/khotin/khotin/internal/search"
)

// The names under which the columns are written.
const (
	nameLocality name = iota
	nameSameKind
	nameKind
	nameSameLevels
	nameLevels
	columnNames
)

// encodeColumns writes where and what each write-up is, by number.
func encodeColumns(c *search.Catalogue, columns *search.Columns) []byte {
	w := newWriter(columnNames)
	for _, y := range c.SchoolYears {
		var last uint32
		for n := y.Base; n < y.Base+y.Size; n++ {
			if !c.Taken(n) {
				continue
			}
			place := uint32(columns[search.FacetDistrict].Codes[n]) - 1
			if y.Dense() {
				w.num(nameLocality, place-last)
				last = place
			} else {
				w.direct(place, localityBits(columns))
			}
			w.describe(columns, n)
		}
	}
	return withChecksum(w.finish())
}

// localityBits is how many bits the largest index of a place has.
func localityBits(c *search.Columns) int {
	return bits.Len(uint(max(0, len(c[search.FacetDistrict].Values)-1)))
}

func (w writer) describe(c *search.Columns, n uint32) {
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
func described(c *search.Columns, n uint32) (kind, levels uint32) {
	column := &c[search.FacetLevel]
	for _, i := range column.Sets[column.Codes[n]] {
		levels |= 1 << i
	}
	return uint32(c[search.FacetKind].Codes[n]), levels
}

// before describes the number before; a number that nobody has, has nothing.
func before(c *search.Columns, n uint32) (kind, levels uint32) {
	if n == 0 {
		return 0, 0
	}
	return described(c, n-1)
}

// decodeColumns reads the columns of which the labels are known.
func decodeColumns(c *search.Catalogue, labels labels, data []byte) (*search.Columns, error) {
	payload, err := checkedPayload(data)
	if err != nil {
		return nil, err
	}
	if int64(c.NumDocs) > maxNumbersPerByte*int64(len(payload)+ahead) {
		return nil, errTruncated
	}
	columns := &search.Columns{}
	for i, f := range labelled {
		columns[f] = search.NewColumn(labels[i], c.MaxDoc())
	}
	localities := &columns[search.FacetDistrict]
	r := newReader(payload, columnNames)
	for _, y := range c.SchoolYears {
		place := uint32(0)
		for n := y.Base; n < y.Base+y.Size; n++ {
			switch {
			case !c.Taken(n):
				continue
			case y.Dense():
				place += r.num(nameLocality)
			default:
				place = r.direct(localityBits(columns))
			}
			if place >= uint32(len(localities.Values)) {
				return nil, fmt.Errorf("place %d of %d", place, len(localities.Values))
			}
			localities.Set(n, uint16(place))
			if err := r.describe(columns, n); err != nil {
				return nil, err
			}
		}
	}
	columns.AddSchoolYears(c)
	return columns, r.end()
}

func (r symbolReader) describe(c *search.Columns, n uint32) error {
	kinds, levels := &c[search.FacetKind], &c[search.FacetLevel]
	kind, set := before(c, n)
	if !r.flag(nameSameKind) {
		kind = r.num(nameKind)
		if kind > uint32(len(kinds.Values)) {
			return fmt.Errorf("kind %d of %d", kind, len(kinds.Values))
		}
	}
	if !r.flag(nameSameLevels) {
		set = r.num(nameLevels)
		if set>>len(levels.Values) != 0 {
			return fmt.Errorf("levels %b of %d", set, len(levels.Values))
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
