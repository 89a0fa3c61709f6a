package shard

import (
	"fmt"
	"math/bits"

	"github.com/khotin/khotin/internal/search"
)

// The names under which the table of write-ups is written.
const (
	nameTaken name = iota
	namePlace
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
			place := uint32(c.Locality[n])
			if y.Dense() {
				w.num(namePlace, place-last)
				last = place
			} else {
				w.direct(place, placeBits(c))
			}
			w.describe(c, n)
		}
	}
	return w.finish()
}

// placeBits is how many bits the largest index of a place has.
func placeBits(c *search.Catalogue) int { return bits.Len(uint(max(0, len(c.Localities)-1))) }

func (w writer) describe(c *search.Catalogue, n uint32) {
	kind, levels := before(c, n)
	w.flag(nameSameKind, c.Kind[n] == kind)
	if c.Kind[n] != kind {
		w.num(nameKind, uint32(c.Kind[n]))
	}
	w.flag(nameSameLevels, c.LevelSet[n] == levels)
	if c.LevelSet[n] != levels {
		w.num(nameLevels, c.LevelSet[n])
	}
}

// before gives kind and levels of the number before; a number that nobody has, has none.
func before(c *search.Catalogue, n uint32) (uint16, uint32) {
	if n == 0 {
		return 0, 0
	}
	return c.Kind[n-1], c.LevelSet[n-1]
}

// decodeTable fills in the numbers of a catalogue whose years and labels are known.
func decodeTable(c *search.Catalogue, data []byte, size uint32) error {
	c.Locality, c.Kind, c.LevelSet = make([]uint16, size), make([]uint16, size), make([]uint32, size)
	r := newReader(data, tableNames)
	for _, y := range c.SchoolYears {
		place, count := uint32(0), uint32(0)
		for n := y.Base; n < y.Base+y.Size; n++ {
			c.Locality[n] = search.NoLocality
			if !y.Dense() && !r.flag(nameTaken) {
				continue
			}
			if y.Dense() {
				place += r.num(namePlace)
			} else {
				place = r.direct(placeBits(c))
			}
			if place >= uint32(len(c.Localities)) {
				return fmt.Errorf("table: place %d of %d", place, len(c.Localities))
			}
			c.Locality[n] = uint16(place)
			count++
			if err := r.describe(c, n); err != nil {
				return err
			}
		}
		if count != y.Count {
			return fmt.Errorf("table: %d write-ups in %s, not %d", count, y, y.Count)
		}
	}
	return r.end()
}

func (r symbolReader) describe(c *search.Catalogue, n uint32) error {
	c.Kind[n], c.LevelSet[n] = before(c, n)
	if !r.flag(nameSameKind) {
		kind := r.num(nameKind)
		if kind > uint32(len(c.Kinds)) {
			return fmt.Errorf("table: kind %d of %d", kind, len(c.Kinds))
		}
		c.Kind[n] = uint16(kind)
	}
	if !r.flag(nameSameLevels) {
		c.LevelSet[n] = r.num(nameLevels)
		if c.LevelSet[n]>>len(c.Levels) != 0 {
			return fmt.Errorf("table: levels %b of %d", c.LevelSet[n], len(c.Levels))
		}
	}
	return r.err
}
