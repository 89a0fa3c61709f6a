package corpus

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/search"
)

// Labels names the values of the closed fields for readers.
type Labels struct {
	Kinds, Levels []search.Label      // the archive's lists, in its order
	Locality      func(string) string // "ha-noi/quan-long-bien" → "Quận Long Biên, Hà Nội"; nil gives the value itself
}

// maxLevels is how many levels fit into a set in JavaScript's integers.
const maxLevels = 31

// CatalogueOf makes the catalogue of a source, as NewCatalogue does, with its lexicon.
func CatalogueOf(source Source, labels Labels) (*search.Catalogue, *search.Columns, []uint32, error) {
	c, columns, docIDs, err := NewCatalogue(source.Documents(), labels)
	if err == nil {
		c.Lexicon, err = source.Lexicon().UsedBy(source.Forms)
	}
	return c, columns, docIDs, err
}

// NewCatalogue makes the catalogue and the columns of documents, which must be in
// the order of Source. The third result holds the docID of each.
func NewCatalogue(docs []Document, labels Labels) (*search.Catalogue, *search.Columns, []uint32, error) {
	c, columns := &search.Catalogue{NumDocs: len(docs), Lexicon: lexicon.None()}, &search.Columns{}
	years, days, err := schoolYears(docs)
	if err != nil {
		return nil, nil, nil, err
	}
	docIDs := assignDocIDs(years, docs, days)
	c.SchoolYears, c.Open = years, openDocIDs(years, docIDs)
	add := func(f search.Facet, labels []search.Label, values func(*Document) []string) {
		columns[f] = makeColumn(docs, docIDs, maxDoc(years), labels, values)
	}
	add(search.FacetDistrict, localities(docs, labels.Locality), func(d *Document) []string { return []string{d.Locality} })
	add(search.FacetKind, labels.Kinds, (*Document).kinds)
	add(search.FacetLevel, labels.Levels, func(d *Document) []string { return d.Levels })
	columns.AddSchoolYears(c)
	return c, columns, docIDs, check(columns)
}

// check reports what does not fit into a published catalogue.
func check(c *search.Columns) error {
	if n := len(c[search.FacetLevel].Values); n > maxLevels {
		return fmt.Errorf("catalogue of %d levels: at most %d can be published", n, maxLevels)
	}
	for f := range c {
		if n := len(c[f].Sets); n > math.MaxUint16 {
			return fmt.Errorf("catalogue of %d values of the facet %s: at most %d can be published", n, search.Facet(f), math.MaxUint16)
		}
	}
	return nil
}

// schoolYears finds the school years, without docIDs, and each document's day.
func schoolYears(docs []Document) (years []search.SchoolYear, days []int32, err error) {
	days = make([]int32, len(docs))
	for i := range docs {
		first, day, err := docs[i].when()
		if err != nil {
			return nil, nil, err
		}
		days[i] = day
		if len(years) == 0 || years[len(years)-1].First != first {
			years = append(years, search.SchoolYear{First: first, FirstDay: day, LastDay: day})
		}
		y := &years[len(years)-1]
		y.Count++
		y.FirstDay, y.LastDay = min(y.FirstDay, day), max(y.LastDay, day)
	}
	if !slices.IsSortedFunc(years, func(a, b search.SchoolYear) int { return cmp.Compare(a.First, b.First) }) {
		return nil, nil, fmt.Errorf("number the write-ups: they are not in the order of their school years")
	}
	return years, days, nil
}

// when reads a document's school year, by its first year, and its day, counted
// from 1970-01-01.
func (d *Document) when() (first int, day int32, err error) {
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

func (d *Document) kinds() []string {
	if d.Kind == "" {
		return nil
	}
	return []string{d.Kind}
}

// localities labels the localities of documents, in byte order.
func localities(docs []Document, label func(string) string) []search.Label {
	if label == nil {
		label = func(id string) string { return id }
	}
	labels := map[string]search.Label{}
	for i := range docs {
		if id := docs[i].Locality; labels[id].ID == "" {
			labels[id] = search.Label{ID: id, Label: label(id)}
		}
	}
	return slices.SortedFunc(maps.Values(labels), func(a, b search.Label) int { return cmp.Compare(a.ID, b.ID) })
}

// makeColumn makes the column of a facet. It lists the labels that are in use,
// since every reader pays for a label; an id that the labels do not know goes to
// their end.
func makeColumn(docs []Document, docIDs []uint32, maxDoc uint32, labels []search.Label, values func(*Document) []string) search.Column {
	used := map[string]bool{}
	var unknown []search.Label
	for i := range docs {
		for _, id := range values(&docs[i]) {
			if !used[id] && !slices.ContainsFunc(labels, func(l search.Label) bool { return l.ID == id }) {
				unknown = append(unknown, search.Label{ID: id, Label: id})
			}
			used[id] = true
		}
	}
	listed := slices.DeleteFunc(slices.Concat(labels, unknown), func(l search.Label) bool { return !used[l.ID] })
	indexes := make(map[string]uint16, len(listed))
	for i, l := range listed {
		indexes[l.ID] = uint16(i)
	}
	column := search.NewColumn(listed, maxDoc)
	for i := range docs {
		var set []uint16
		for _, id := range values(&docs[i]) {
			set = append(set, indexes[id])
		}
		slices.Sort(set)
		column.Set(docIDs[i], slices.Compact(set)...)
	}
	return column
}
