package search

import (
	"cmp"
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
