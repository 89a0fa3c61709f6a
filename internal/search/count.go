package search

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// countFacets counts what matches but for the filters by every value of every
// facet, each facet as if nothing were chosen in it.
func countFacets(c *Columns, selected selection, docIDs []uint32) map[Facet][]Count {
	out := make(map[Facet][]Count, NumFacets)
	for f, row := range Facets[:NumColumns] {
		column := &c[f]
		isOwn := func(c choice) bool { return c.facet == Facet(f) }
		others := slices.DeleteFunc(slices.Clone(selected), isOwn)
		perCode, counts := make([]int, len(column.Sets)), make([]int, len(column.Values))
		for _, d := range docIDs {
			if others.passes(d) {
				perCode[column.Codes[d]]++
			}
		}
		for code, set := range column.Sets {
			for _, i := range set {
				counts[i] += perCode[code]
			}
		}
		var chosen []bool
		if own := slices.IndexFunc(selected, isOwn); own >= 0 {
			chosen = selected[own].values
		}
		out[Facet(f)] = listCounts(row.Order, column, chosen, counts)
	}
	return out
}

// listCounts lists the values that occur or are chosen; chosen is nil if none is.
func listCounts(order FacetOrder, column *Column, chosen []bool, counts []int) []Count {
	out := []Count{}
	for i, v := range column.Values {
		if counts[i] > 0 || chosen != nil && chosen[i] {
			out = append(out, Count{v.ID, v.Label, counts[i]})
		}
	}
	switch order {
	case NewestFirst:
		slices.Reverse(out)
	case MostFirst:
		slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	}
	return out
}

// count counts what was found but for the filters by every value of the closed
// facets, and of those open ones that are asked for.
func (e *evaluation) count(ctx context.Context) (map[Facet][]Count, error) {
	if e.options.Uncounted {
		return nil, nil
	}
	columns, err := e.store.Columns(ctx)
	if err != nil {
		return nil, err
	}
	counted := countFacets(columns, e.narrowing.selection, e.match.counted)
	for _, f := range sortedFacets(e.options.Facets) {
		if counted[f], err = e.countOpen(ctx, f); err != nil {
			return nil, err
		}
	}
	return counted, nil
}

// countOpen counts what was found by the values of an open facet, as if nothing
// were chosen in it.
func (e *evaluation) countOpen(ctx context.Context, f Facet) ([]Count, error) {
	all, err := e.store.Values(ctx, f)
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(slices.Clone(e.narrowing.selection), func(c choice) bool { return c.facet == f })
	found := make([]bool, e.store.Catalogue().MaxDoc())
	for _, d := range e.match.counted {
		found[d] = others.passes(d)
	}
	chosen := map[string]bool{}
	for i, text := range textsOf(filtersOf(e.options, e.query), f.String()) {
		var labels []string
		for _, v := range valuesNamed(all, f, text, e.store.Catalogue().Lexicon) {
			labels = append(labels, v.Label)
			chosen[v.Label] = true
		}
		if i < len(e.options.Filters[f]) {
			e.narrowing.mean(f, text, labels)
		}
	}
	out := []Count{}
	for _, v := range all {
		count := 0
		for _, d := range v.DocIDs {
			if found[d] {
				count++
			}
		}
		if count > 0 || chosen[v.Label] {
			out = append(out, Count{v.Label, v.Label, count})
		}
	}
	slices.SortStableFunc(out, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	return out, nil
}

// sortedFacets lists the open facets that are to be counted, each once.
func sortedFacets(facets []Facet) []Facet {
	open := map[Facet]bool{}
	for _, f := range facets {
		if f.IsOpen() && f < NumFacets {
			open[f] = true
		}
	}
	return slices.Sorted(maps.Keys(open))
}
