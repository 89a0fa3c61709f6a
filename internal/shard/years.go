package shard

import (
	"fmt"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/search"
)

// maxNumbers is more numbers than any archive has: a manifest that says so is
// damaged, and nothing is allocated for it.
const maxNumbers = 1 << 24

// maxNumbersPerByte bounds what is allocated for a table: no number takes less
// than a decision, and no decision less than 1/730 of a byte.
const maxNumbersPerByte = 1000

// addCatalogue reads the years and their numbers. Only the newest may have gaps.
func (l *layout) addCatalogue(m *manifest) error {
	c := &search.Catalogue{NumDocs: m.Documents, Lexicon: lexicon.Unpack(m.Lexicon)}
	base, start, documents := 0, 0, 0
	for _, y := range m.Years {
		first, count, numbers, length := y[0], y[1], y[2], y[5]
		if count <= 0 || numbers < count || base+numbers > maxNumbers || length < 0 || length > maxRecordBytes {
			return fmt.Errorf("school year %d: %d write-ups with %d numbers", first, count, numbers)
		}
		if n := len(c.SchoolYears); n > 0 && !c.SchoolYears[n-1].Dense() {
			return fmt.Errorf("school year %d has gaps and is not the newest", c.SchoolYears[n-1].First)
		}
		c.SchoolYears = append(c.SchoolYears, search.SchoolYear{First: first, Base: uint32(base), Size: uint32(numbers), Count: uint32(count),
			FirstDay: int32(y[3]), LastDay: int32(y[4])})
		l.sections = append(l.sections, span{uint32(start), uint32(start + length)})
		base, start, documents = base+numbers, start+length, documents+count
	}
	if documents != m.Documents {
		return fmt.Errorf("%d write-ups in the school years, not %d", documents, m.Documents)
	}
	l.catalogue = c
	return decodeOpen(c, m.Open)
}

// The only name under which it is written which numbers are taken.
const nameTaken name = 0

// encodeOpen writes which numbers of the newest school year are taken.
func encodeOpen(c *search.Catalogue) []byte {
	w := newWriter(1)
	for _, taken := range c.Open {
		w.flag(nameTaken, taken)
	}
	return w.finish()
}

func decodeOpen(c *search.Catalogue, data []byte) error {
	r := newReader(data, 1)
	if len(c.SchoolYears) == 0 || c.SchoolYears[len(c.SchoolYears)-1].Dense() {
		return r.end()
	}
	newest, count := c.SchoolYears[len(c.SchoolYears)-1], uint32(0)
	if int64(newest.Size) > maxNumbersPerByte*int64(len(data)+ahead) {
		return errTruncated
	}
	c.Open = make([]bool, newest.Size)
	for i := range c.Open {
		if c.Open[i] = r.flag(nameTaken); c.Open[i] {
			count++
		}
	}
	if count != newest.Count {
		return fmt.Errorf("%d write-ups in %s, not %d", count, newest, newest.Count)
	}
	return r.end()
}
