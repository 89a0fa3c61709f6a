package search

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/khotin/khotin/internal/lexicon"
)

// Labels names the values of the closed fields for readers.
type Labels struct {
	Kinds, Levels []Label             // the archive's lists, in its order
	Locality      func(string) string // "ha-noi/quan-long-bien" → "Quận Long Biên, Hà Nội"; nil gives the value itself
}

// maxLevels is how many levels fit into a set in JavaScript's integers.
const maxLevels = 31

// CatalogueOf makes the catalogue of a source, as NewCatalogue does, with its lexicon.
func CatalogueOf(source Source, labels Labels) (*Catalogue, []uint32, error) {
	c, docIDs, err := NewCatalogue(source.Documents(), labels)
	if err == nil {
		c.Lexicon, err = source.Lexicon().UsedBy(source.Forms)
	}
	return c, docIDs, err
}

// NewCatalogue gives the documents, which must be in the order of Source, their
// docIDs. The second result holds that of each.
func NewCatalogue(docs []Document, labels Labels) (*Catalogue, []uint32, error) {
	c := &Catalogue{NumDocs: len(docs), Lexicon: lexicon.None()}
	days, err := c.addSchoolYears(docs)
	if err != nil {
		return nil, nil, err
	}
	docIDs := c.assignDocIDs(docs, days)
	c.addColumn(FacetDistrict, docs, docIDs, localities(docs, labels.Locality), func(d *Document) []string { return []string{d.Locality} })
	c.addColumn(FacetKind, docs, docIDs, labels.Kinds, func(d *Document) []string {
		if d.Kind == "" {
			return nil
		}
		return []string{d.Kind}
	})
	c.addColumn(FacetLevel, docs, docIDs, labels.Levels, func(d *Document) []string { return d.Levels })
	c.AddSchoolYears()
	if n := len(c.Columns[FacetLevel].Values); n > maxLevels {
		return nil, nil, fmt.Errorf("catalogue of %d levels: at most %d can be published", n, maxLevels)
	}
	for f := range c.Columns {
		if n := len(c.Columns[f].Sets); n > math.MaxUint16 {
			return nil, nil, fmt.Errorf("catalogue of %d values of the facet %s: at most %d can be published", n, Facet(f), math.MaxUint16)
		}
	}
	return c, docIDs, nil
}

// addSchoolYears finds the school years and their days; the result is each document's day.
func (c *Catalogue) addSchoolYears(docs []Document) ([]int32, error) {
	days := make([]int32, len(docs))
	for i := range docs {
		first, day, err := when(&docs[i])
		if err != nil {
			return nil, err
		}
		days[i] = day
		if len(c.SchoolYears) == 0 || c.SchoolYears[len(c.SchoolYears)-1].First != first {
			c.SchoolYears = append(c.SchoolYears, SchoolYear{First: first, FirstDay: day, LastDay: day})
		}
		y := &c.SchoolYears[len(c.SchoolYears)-1]
		y.Count++
		y.FirstDay, y.LastDay = min(y.FirstDay, day), max(y.LastDay, day)
	}
	if !slices.IsSortedFunc(c.SchoolYears, func(a, b SchoolYear) int { return cmp.Compare(a.First, b.First) }) {
		return nil, fmt.Errorf("number the write-ups: they are not in the order of their school years")
	}
	return days, nil
}

// when reads a document's school year and day.
func when(d *Document) (first int, day int32, err error) {
	if len(d.SchoolYear) != len("2018-2019") {
		return 0, 0, fmt.Errorf("write-up %s: school year %q", d.Address, d.SchoolYear)
	}
	if first, err = strconv.Atoi(d.SchoolYear[:4]); err != nil {
		return 0, 0, fmt.Errorf("write-up %s: school year %q: %w", d.Address, d.SchoolYear, err)
	}
	date, err := time.Parse(time.DateOnly, d.Date)
	if err != nil {
		return 0, 0, fmt.Errorf("write-up %s: %w", d.Address, err)
	}
	return first, int32(date.Unix() / (24 * 60 * 60)), nil
}

// localities labels the localities of documents, in byte order.
func localities(docs []Document, label func(string) string) []Label {
	if label == nil {
		label = func(id string) string { return id }
	}
	labels := map[string]Label{}
	for i := range docs {
		if id := docs[i].Locality; labels[id].ID == "" {
			labels[id] = Label{id, label(id)}
		}
	}
	return slices.SortedFunc(maps.Values(labels), func(a, b Label) int { return cmp.Compare(a.ID, b.ID) })
}

// addColumn makes the column of a facet. It lists the labels that are in use,
// since every reader pays for a label; an id that the labels do not know goes to
// their end.
func (c *Catalogue) addColumn(f Facet, docs []Document, docIDs []uint32, labels []Label, of func(*Document) []string) {
	used := map[string]bool{}
	var unknown []Label
	for i := range docs {
		for _, id := range of(&docs[i]) {
			if !used[id] && !slices.ContainsFunc(labels, func(l Label) bool { return l.ID == id }) {
				unknown = append(unknown, Label{id, id})
			}
			used[id] = true
		}
	}
	values := slices.DeleteFunc(slices.Concat(labels, unknown), func(l Label) bool { return !used[l.ID] })
	indexes := make(map[string]uint16, len(values))
	for i, v := range values {
		indexes[v.ID] = uint16(i)
	}
	maxDoc := uint32(0)
	for _, y := range c.SchoolYears {
		maxDoc += y.Size
	}
	column := NewColumn(values, maxDoc)
	for i := range docs {
		var set []uint16
		for _, id := range of(&docs[i]) {
			set = append(set, indexes[id])
		}
		slices.Sort(set)
		column.Set(docIDs[i], slices.Compact(set)...)
	}
	c.Columns[f] = column
}
