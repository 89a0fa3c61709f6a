package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// facetCounts counts the write-ups found by every value of every facet, each
// facet as if nothing were chosen in it. It returns the numbers of those found, too.
func (m *match) facetCounts() (Facets, []uint32) {
	var counts [numFacets][]int
	for f := range numFacets {
		counts[f] = make([]int, len(facetValues(m.catalogue, f)))
	}
	var found []uint32
	m.each(func(year int, d uint32) {
		if !m.text(d) {
			return
		}
		fails := m.chosen.fails(m.catalogue, year, d)
		if fails == 0 {
			found = append(found, d)
		}
		if bits.OnesCount(fails) <= 1 {
			m.count(&counts, fails, year, d)
		}
	})
	return m.facets(&counts), found
}

// count adds a write-up to every facet, or only to the one whose filter it fails.
func (m *match) count(counts *[numFacets][]int, fails uint, year int, d uint32) {
	c := m.catalogue
	counted := func(f facet) bool { return fails == 0 || fails == 1<<f }
	if counted(districtFacet) {
		counts[districtFacet][c.Locality[d]]++
	}
	if counted(schoolYearFacet) {
		counts[schoolYearFacet][year]++
	}
	if counted(kindFacet) && c.Kind[d] != 0 {
		counts[kindFacet][c.Kind[d]-1]++
	}
	if counted(levelFacet) {
		for set := c.LevelSet[d]; set != 0; set &= set - 1 {
			counts[levelFacet][bits.TrailingZeros32(set)]++
		}
	}
}

func (m *match) facets(counts *[numFacets][]int) Facets {
	var years []Label
	for _, y := range m.catalogue.SchoolYears {
		years = append(years, Label{y.String(), strings.Replace(y.String(), "-", "–", 1)})
	}
	out := Facets{
		District:   m.counts(districtFacet, m.catalogue.Localities, counts),
		SchoolYear: m.counts(schoolYearFacet, years, counts),
		Kind:       m.counts(kindFacet, m.catalogue.Kinds, counts),
		Level:      m.counts(levelFacet, m.catalogue.Levels, counts),
	}
	slices.Reverse(out.SchoolYear)
	slices.SortStableFunc(out.District, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// counts lists the values that occur or are chosen.
func (m *match) counts(f facet, labels []Label, counts *[numFacets][]int) []Count {
	out := []Count{}
	for i, n := range counts[f] {
		if n > 0 || m.chosen[f] != nil && m.chosen[f][i] {
			out = append(out, Count{labels[i].ID, labels[i].Label, n})
		}
	}
	return out
}
