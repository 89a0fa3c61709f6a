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

// addCatalogue reads years, labels and the table of write-ups.
func (l *layout) addCatalogue(m *manifest) error {
	c := &search.Catalogue{NumDocs: m.Documents, Lexicon: lexicon.Unpack(m.Lexicon)}
	c.Columns[search.FacetDistrict].Values = convertLabels[search.Label](m.Places)
	c.Columns[search.FacetKind].Values = labels(m.Kinds)
	c.Columns[search.FacetLevel].Values = labels(m.Levels)
	base, start, documents := 0, 0, 0
	for _, y := range m.Years {
		first, count, numbers, length := y[0], y[1], y[2], y[5]
		if count <= 0 || numbers < count || base+numbers > maxNumbers || length < 0 || length > maxRecordBytes {
			return fmt.Errorf("school year %d: %d write-ups with %d numbers", first, count, numbers)
		}
		c.SchoolYears = append(c.SchoolYears, search.SchoolYear{First: first, Base: uint32(base), Size: uint32(numbers), Count: uint32(count),
			FirstDay: int32(y[3]), LastDay: int32(y[4])})
		l.sections = append(l.sections, span{uint32(start), uint32(start + length)})
		base, start, documents = base+numbers, start+length, documents+count
	}
	if documents != m.Documents {
		return fmt.Errorf("%d write-ups in the school years, not %d", documents, m.Documents)
	}
	if base > maxNumbersPerByte*(len(m.Table)+ahead) {
		return fmt.Errorf("%d numbers in a table of %d bytes", base, len(m.Table))
	}
	l.catalogue = c
	return decodeTable(c, m.Table, uint32(base))
}

func labels(pairs [][2]string) []search.Label {
	out := make([]search.Label, len(pairs))
	for i, p := range pairs {
		out[i] = search.Label{ID: p[0], Label: p[1]}
	}
	return out
}

func pairsOf(labels []search.Label) [][2]string {
	out := make([][2]string, len(labels))
	for i, l := range labels {
		out[i] = [2]string{l.ID, l.Label}
	}
	return out
}
