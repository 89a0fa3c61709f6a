package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
)

// A Catalogue says which docIDs the archive's documents have, by school year.
//
// A docID is the document's place in the order of school year, locality, day and
// address. In the newest school year docIDs may have gaps, so that one more
// write-up does not move the others.
type Catalogue struct {
	NumDocs     int              // how many documents there are
	SchoolYears []SchoolYear     // oldest first
	Open        []bool           // which docIDs of the newest school year are taken; nil if all are
	Lexicon     *lexicon.Lexicon // the abbreviations that the archive uses
}

// A SchoolYear is one school year and its docIDs.
type SchoolYear struct {
	First             int    // 2018 for 2018-2019
	Base, Size        uint32 // its docIDs are Base … Base+Size-1
	Count             uint32 // how many of them are taken
	FirstDay, LastDay int32  // of its documents, days since 1970-01-01
}

// String writes the school year as it is written everywhere, "2018-2019".
func (y SchoolYear) String() string { return fmt.Sprintf("%d-%d", y.First, y.First+1) }

// Dense reports whether every docID of the year is taken.
func (y SchoolYear) Dense() bool { return y.Count == y.Size }

// A Label is an id, what readers see for it, and what people call it besides, as slugs.
type Label struct {
	ID, Label string
	Also      []string
}

// Columns are the values of every closed facet: where, when and what each document
// is. It is all that filters and facets need, and nothing else does.
type Columns [NumColumns]Column

// A Column holds one facet's values of every document, encoded by a dictionary
// of the sets that occur: a filter is looked up once for each set, not for each
// document.
type Column struct {
	Values []Label    // that documents have, in the order of the archive's list
	Sets   [][]uint16 // sets of values, as ascending indexes into Values: none, each one, then several
	Codes  []uint16   // by docID: index into Sets
}

// NewColumn makes the column of maxDoc documents that have none of the values yet.
func NewColumn(values []Label, maxDoc uint32) Column {
	c := Column{values, make([][]uint16, 1+len(values)), make([]uint16, maxDoc)}
	for i := range values {
		c.Sets[i+1] = []uint16{uint16(i)}
	}
	return c
}

// Set gives a document its values, as ascending indexes into Values.
func (c *Column) Set(docID uint32, values ...uint16) {
	code := 0
	if len(values) == 1 {
		code = int(values[0]) + 1
	} else if code = slices.IndexFunc(c.Sets, func(set []uint16) bool { return slices.Equal(set, values) }); code < 0 {
		code = len(c.Sets)
		c.Sets = append(c.Sets, values)
	}
	c.Codes[docID] = uint16(code)
}

// IDs gives the ids of the column's values.
func (c *Column) IDs() []string {
	ids := make([]string, len(c.Values))
	for i, v := range c.Values {
		ids[i] = v.ID
	}
	return ids
}

// MaxDoc is one more than the highest docID.
func (c *Catalogue) MaxDoc() uint32 {
	if len(c.SchoolYears) == 0 {
		return 0
	}
	newest := c.SchoolYears[len(c.SchoolYears)-1]
	return newest.Base + newest.Size
}

// Taken reports whether a document has the docID.
func (c *Catalogue) Taken(docID uint32) bool {
	base := c.MaxDoc() - uint32(len(c.Open))
	return docID < base || docID < c.MaxDoc() && c.Open[docID-base]
}

// Locality gives where a document belongs; its docID must be taken.
func (c *Columns) Locality(docID uint32) Label {
	localities := &c[FacetDistrict]
	return localities.Values[localities.Codes[docID]-1]
}

// SchoolYearOf is the index of a docID's school year.
func (c *Catalogue) SchoolYearOf(docID uint32) int {
	i, found := slices.BinarySearchFunc(c.SchoolYears, docID, func(y SchoolYear, d uint32) int { return cmp.Compare(y.Base, d) })
	if !found {
		i--
	}
	return i
}

// AddSchoolYears fills in the column of the school years.
func (columns *Columns) AddSchoolYears(c *Catalogue) {
	values := make([]Label, len(c.SchoolYears))
	for i, y := range c.SchoolYears {
		values[i] = Label{ID: y.String(), Label: strings.Replace(y.String(), "-", "–", 1)}
	}
	column := NewColumn(values, c.MaxDoc())
	for i, y := range c.SchoolYears {
		for d := y.Base; d < y.Base+y.Size; d++ {
			column.Codes[d] = uint16(i + 1)
		}
	}
	columns[FacetSchoolYear] = column
}
