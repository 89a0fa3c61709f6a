package search

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/khotin/khotin/internal/lexicon"
)

// A Catalogue lists the archive's write-ups by number and says of each when,
// where and what it is. It is all that filters and facets need.
//
// A write-up's number is its place in the order of school year, locality, day
// and address. In the newest school year the numbers may have gaps, so that one
// more write-up does not renumber the others.
type Catalogue struct {
	NumDocs     int          // how many write-ups there are
	SchoolYears []SchoolYear // oldest first
	Localities  []Label      // localities in use, by address part, in byte order
	Kinds       []Label      // in use, in the archive's order
	Levels      []Label      // in use, in the archive's order

	Locality []uint16 // by number: index into Places, NoPlace if no write-up has the number
	Kind     []uint16 // by number: 1 + index into Kinds, 0 for none
	LevelSet []uint32 // by number: bit i for Levels[i]

	Lexicon *lexicon.Lexicon // the abbreviations that the archive uses
}

// A Year is one school year and its numbers.
type SchoolYear struct {
	First             int    // 2018 for 2018-2019
	Base, Size        uint32 // its numbers are Base … Base+Numbers-1
	Count             uint32 // how many of them are taken
	FirstDay, LastDay int32  // of its write-ups, days since 1970-01-01
}

// String writes the school year as it is written everywhere, "2018-2019".
func (y SchoolYear) String() string { return fmt.Sprintf("%d-%d", y.First, y.First+1) }

// Dense reports whether every number of the year is taken.
func (y SchoolYear) Dense() bool { return y.Count == y.Size }

// A Label is an id and what readers see for it.
type Label struct{ ID, Label string }

// NoPlace marks a number that no write-up has.
const NoLocality = math.MaxUint16

// Numbers is one more than the highest number.
func (c *Catalogue) MaxDoc() uint32 { return uint32(len(c.Locality)) }

// Taken reports whether a write-up has the number.
func (c *Catalogue) Taken(number uint32) bool {
	return number < c.MaxDoc() && c.Locality[number] != NoLocality
}

// YearOf is the index of a number's school year.
func (c *Catalogue) SchoolYearOf(number uint32) int {
	i, found := slices.BinarySearchFunc(c.SchoolYears, number, func(y SchoolYear, n uint32) int { return cmp.Compare(y.Base, n) })
	if !found {
		i--
	}
	return i
}

// Labels names the values of the closed fields for readers.
type Labels struct {
	Kinds, Levels []Label             // the archive's lists, in its order
	Locality      func(string) string // "ha-noi/quan-long-bien" → "Quận Long Biên, Hà Nội"; nil gives the value itself
}

// maxLevels is how many levels fit into a set in JavaScript's integers.
const maxLevels = 31

// CatalogueOf makes the catalogue of a source, as NewCatalogue does, with its lexicon.
func CatalogueOf(source Source, labels Labels) (*Catalogue, []uint32, error) {
	c, numbers, err := NewCatalogue(source.Documents(), labels)
	if err == nil {
		c.Lexicon, err = source.Lexicon().UsedBy(source.Forms)
	}
	return c, numbers, err
}

// NewCatalogue numbers the documents, which must be in the order of Source.
// The second result holds the number of each.
func NewCatalogue(docs []Document, labels Labels) (*Catalogue, []uint32, error) {
	c := &Catalogue{NumDocs: len(docs), Lexicon: lexicon.None()}
	c.Kinds = inUse(labels.Kinds, docs, func(d *Document) []string { return []string{d.Kind} })
	c.Levels = inUse(labels.Levels, docs, func(d *Document) []string { return d.Levels })
	days, err := c.addSchoolYears(docs)
	if err != nil {
		return nil, nil, err
	}
	c.addLocalities(docs, labels.Locality)
	numbers := c.assignDocIDs(docs, days)
	if err := c.describe(docs, numbers); err != nil {
		return nil, nil, err
	}
	return c, numbers, nil
}

// addYears finds the school years and their days; the result is each document's day.
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

func (c *Catalogue) addLocalities(docs []Document, label func(string) string) {
	if label == nil {
		label = func(id string) string { return id }
	}
	seen := map[string]bool{}
	for i := range docs {
		if id := docs[i].Locality; !seen[id] {
			seen[id] = true
			c.Localities = append(c.Localities, Label{id, label(id)})
		}
	}
	slices.SortFunc(c.Localities, func(a, b Label) int { return cmp.Compare(a.ID, b.ID) })
}

// inUse gives the labels of the values that documents have. The others would be
// paid for by every reader.
func inUse(labels []Label, docs []Document, values func(*Document) []string) []Label {
	used := map[string]bool{}
	for i := range docs {
		for _, v := range values(&docs[i]) {
			used[v] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(labels), func(l Label) bool { return !used[l.ID] })
}

// describe fills in what is known of each number.
func (c *Catalogue) describe(docs []Document, numbers []uint32) error {
	size := uint32(0)
	for _, y := range c.SchoolYears {
		size += y.Size
	}
	c.Locality = make([]uint16, size)
	for i := range c.Locality {
		c.Locality[i] = NoLocality
	}
	c.Kind, c.LevelSet = make([]uint16, size), make([]uint32, size)
	places, kinds, levels := index(c.Localities), index(c.Kinds), index(c.Levels)
	for i := range docs {
		d, n := &docs[i], numbers[i]
		c.Locality[n] = uint16(places[d.Locality])
		if d.Kind != "" {
			c.Kind[n] = uint16(1 + add(&c.Kinds, kinds, d.Kind))
		}
		for _, level := range d.Levels {
			c.LevelSet[n] |= 1 << add(&c.Levels, levels, level)
		}
	}
	if len(c.Localities) >= NoLocality || len(c.Kinds) >= NoLocality || len(c.Levels) > maxLevels {
		return fmt.Errorf("catalogue of %d localities, %d kinds and %d levels: at most %d, %d and %d can be published",
			len(c.Localities), len(c.Kinds), len(c.Levels), NoLocality-1, NoLocality-1, maxLevels)
	}
	return nil
}

func index(labels []Label) map[string]int {
	m := make(map[string]int, len(labels))
	for i, l := range labels {
		m[l.ID] = i
	}
	return m
}

// add gives the index of an id; one that the archive's list does not know goes to its end.
func add(labels *[]Label, known map[string]int, id string) int {
	i, ok := known[id]
	if !ok {
		i = len(*labels)
		known[id] = i
		*labels = append(*labels, Label{id, id})
	}
	return i
}
