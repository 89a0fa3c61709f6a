package searchtest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// values gives an entry's values of a facet.
func (a *evaluation) values(i int, facet search.Facet) []string {
	w := &a.o.writeUps[i]
	switch facet {
	case search.FacetDistrict:
		return []string{w.Locality}
	case search.FacetSchoolYear:
		return []string{w.SchoolYear}
	case search.FacetKind:
		if w.Kind == "" {
			return nil
		}
		return []string{w.Kind}
	case search.FacetLevel:
		return w.Levels
	}
	var terms []string
	for _, v := range w.Values {
		if v.Facet == facet {
			terms = append(terms, search.ValueTerm(facet, v.Label))
		}
	}
	return terms
}

// agrees reports whether a value of an entry is what a filter says: an id, or for
// an open facet what it was called, in any case.
func (a *evaluation) agrees(facet search.Facet, value, filter string) bool {
	if facet.IsOpen() {
		term := search.ValueTerm(facet, filter)
		if a.o.values[term] != nil || term == vi.Key(term) && a.knowsKey(term) {
			return value == term || a.o.values[term] == nil && vi.Key(value) == term
		}
		return slices.ContainsFunc(a.o.values[value], func(label string) bool { return search.SameName(filter, label, a.o.catalogue.Lexicon) })
	}
	return value == filter || facet == search.FacetDistrict && strings.HasPrefix(value, filter+"/")
}

// knowsKey reports whether some value of an open facet has a term with this key.
func (a *evaluation) knowsKey(key string) bool {
	for term := range a.o.values {
		if vi.Key(term) == key {
			return true
		}
	}
	return false
}

// inDays reports whether the day of an entry is within what was chosen.
func (a *evaluation) inDays(i int) bool {
	day := a.o.writeUps[i].Date
	return (a.opts.From == "" || day >= a.opts.From) && (a.opts.To == "" || day <= a.opts.To)
}

// passes reports whether an entry passes all filters but one.
func (a *evaluation) passes(i int, but search.Facet) bool {
	for facet := range search.NumFacets {
		values := a.opts.Filters[facet]
		if len(values) == 0 || facet == but {
			continue
		}
		if !slices.ContainsFunc(a.values(i, facet), func(v string) bool {
			return slices.ContainsFunc(values, func(filter string) bool { return a.agrees(facet, v, filter) })
		}) {
			return false
		}
	}
	return a.inDays(i)
}

// facets counts every value of every facet over what passes the other filters.
func (a *evaluation) facets(least int, both bool) map[search.Facet][]search.Count {
	all := map[search.Facet][]search.Count{}
	for facet := range search.Facet(search.NumColumns) {
		out := []search.Count{}
		counted := a.counted(least, facet, both)
		for _, l := range a.o.columns[facet].Values {
			n := 0
			for _, i := range counted {
				if slices.Contains(a.values(i, facet), l.ID) {
					n++
				}
			}
			if n > 0 || slices.ContainsFunc(a.opts.Filters[facet], func(filter string) bool { return a.agrees(facet, l.ID, filter) }) {
				out = append(out, search.Count{Value: l.ID, Label: l.Label, Count: n})
			}
		}
		all[facet] = out
	}
	for _, facet := range a.opts.Facets {
		all[facet] = a.openFacet(facet, least, both)
	}
	slices.Reverse(all[search.FacetSchoolYear])
	slices.SortFunc(all[search.FacetDistrict], func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return all
}

// counted lists what a facet counts: full matches, or partial ones too.
func (a *evaluation) counted(least int, facet search.Facet, both bool) []int {
	full, partial := a.split(least, facet)
	if both {
		return slices.Concat(full, partial)
	}
	return full
}

// openFacet counts the values of an open facet, each called as most entries call it.
func (a *evaluation) openFacet(facet search.Facet, least int, both bool) []search.Count {
	labels, counts := map[string]map[string]int{}, map[string]int{}
	for i := range a.o.writeUps {
		for _, v := range a.o.writeUps[i].Values {
			if v.Facet != facet {
				continue
			}
			term := search.ValueTerm(facet, v.Label)
			if labels[term] == nil {
				labels[term] = map[string]int{}
			}
			labels[term][v.Label]++
		}
	}
	for _, i := range a.counted(least, facet, both) {
		for term := range labels {
			if slices.Contains(a.values(i, facet), term) {
				counts[term]++
			}
		}
	}
	out := []search.Count{}
	for term, written := range labels {
		label := ""
		for _, l := range slices.Sorted(maps.Keys(written)) {
			if n := written[l]; label == "" || n > written[label] {
				label = l
			}
		}
		chosen := slices.ContainsFunc(a.opts.Filters[facet], func(filter string) bool { return a.agrees(facet, term, filter) })
		if counts[term] > 0 || chosen {
			out = append(out, search.Count{Value: label, Label: label, Count: counts[term]})
		}
	}
	slices.SortFunc(out, func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// unknown lists the filters that nothing in the archive agrees with.
func (a *evaluation) unknown() (unknown []search.TypedFilter) {
	for facet := range search.NumFacets {
		for _, filter := range a.opts.Filters[facet] {
			known := false
			for i := range a.o.writeUps {
				known = known || slices.ContainsFunc(a.values(i, facet), func(v string) bool { return a.agrees(facet, v, filter) })
			}
			if !known {
				unknown = append(unknown, search.TypedFilter{Name: facet.String(), Value: filter})
			}
		}
	}
	return unknown
}
