package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// A facet is one of the closed fields, as an index.
type facet int

const (
	districtFacet facet = iota
	schoolYearFacet
	kindFacet
	levelFacet
	numFacets
)

var facetsByName = map[string]facet{
	FacetDistrict: districtFacet, FacetSchoolYear: schoolYearFacet, FacetKind: kindFacet, FacetLevel: levelFacet,
}

// A selection holds the values that are chosen of each facet, by the index of
// the value in the catalogue; nil means that any will do.
type selection [numFacets][]bool

// choose makes the selection of a query: values chosen beside it and values
// typed in it are alternatives.
func choose(c *Catalogue, chosen map[string][]string, typed []Filter) selection {
	var s selection
	for name, values := range chosen {
		f, ok := facetsByName[name]
		if !ok || len(values) == 0 {
			continue
		}
		set := s.of(c, f)
		for _, value := range values {
			if i := slices.Index(facetValues(c, f), value); i >= 0 {
				set[i] = true
			}
		}
	}
	for _, filter := range typed {
		f := facetsByName[filter.Facet]
		typedValues[f](c, filter.Value, s.of(c, f))
	}
	return s
}

// of gives the set of a facet, an empty one if there was none.
func (s *selection) of(c *Catalogue, f facet) []bool {
	if s[f] == nil {
		s[f] = make([]bool, len(facetValues(c, f)))
	}
	return s[f]
}

// facetValues lists a facet's values in the catalogue's order.
func facetValues(c *Catalogue, f facet) []string {
	var values []string
	switch f {
	case districtFacet:
		values = ids(c.Localities)
	case schoolYearFacet:
		for _, y := range c.SchoolYears {
			values = append(values, y.String())
		}
	case kindFacet:
		values = ids(c.Kinds)
	case levelFacet:
		values = ids(c.Levels)
	}
	return values
}

func ids(labels []Label) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l.ID
	}
	return out
}

// typedValues says for each facet which values a person means by a text.
var typedValues = [numFacets]func(c *Catalogue, text string, set []bool){
	districtFacet:   typedLocality,
	schoolYearFacet: typedSchoolYear,
	kindFacet:       func(c *Catalogue, text string, set []bool) { typedLabel(c.Kinds, text, set) },
	levelFacet:      func(c *Catalogue, text string, set []bool) { typedLabel(c.Levels, text, set) },
}

// typedPlace takes every locality one of whose address parts is the text, or
// ends with it: "long-bien", "Quận Long Biên", "ha-noi".
func typedLocality(c *Catalogue, text string, set []bool) {
	if i := slices.Index(ids(c.Localities), text); i >= 0 {
		set[i] = true
		return
	}
	slug := vi.Slug(text)
	for i, place := range c.Localities {
		for part := range strings.SplitSeq(place.ID, "/") {
			set[i] = set[i] || slug != "" && (part == slug || strings.HasSuffix(part, "-"+slug))
		}
	}
}

var fourDigits = regexp.MustCompile(`[0-9]{4}`)

// typedYear takes the school year of "2018-2019", "2018 – 2019" or "2018".
func typedSchoolYear(c *Catalogue, text string, set []bool) {
	years := fourDigits.FindAllString(text, 2)
	if len(years) == 0 {
		return
	}
	first, _ := strconv.Atoi(years[0])
	if len(years) == 2 && years[1] != strconv.Itoa(first+1) {
		return
	}
	for i, y := range c.SchoolYears {
		set[i] = set[i] || y.First == first
	}
}

func typedLabel(labels []Label, text string, set []bool) {
	slug := vi.Slug(text)
	for i, l := range labels {
		set[i] = set[i] || l.ID == text || slug != "" && (l.ID == slug || vi.Slug(l.Label) == slug)
	}
}

// fails tells which facets' filters a number does not pass, as bits.
func (s *selection) fails(c *Catalogue, year int, d uint32) (bits uint) {
	if set := s[districtFacet]; set != nil && !set[c.Locality[d]] {
		bits |= 1 << districtFacet
	}
	if set := s[schoolYearFacet]; set != nil && !set[year] {
		bits |= 1 << schoolYearFacet
	}
	if set := s[kindFacet]; set != nil && (c.Kind[d] == 0 || !set[c.Kind[d]-1]) {
		bits |= 1 << kindFacet
	}
	if set := s[levelFacet]; set != nil && !anyLevel(set, c.LevelSet[d]) {
		bits |= 1 << levelFacet
	}
	return bits
}

func anyLevel(set []bool, levels uint32) bool {
	for i, chosen := range set {
		if chosen && levels>>i&1 == 1 {
			return true
		}
	}
	return false
}
