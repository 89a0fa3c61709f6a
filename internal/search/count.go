package search

import (
	"cmp"
	"slices"
)

// countFacets counts documents by every value of every facet, each facet as if
// nothing were chosen in it: found hold the documents that pass all filters,
// but holds, for each facet, those that fail only its own.
func countFacets(c *Catalogue, chosen *selection, found []uint32, but *[NumFacets][]uint32) map[Facet][]Count {
	out := make(map[Facet][]Count, NumFacets)
	for f, facet := range Facets {
		column := &c.Columns[f]
		perCode := make([]int, len(column.Sets))
		for _, docIDs := range [][]uint32{found, but[f]} {
			for _, d := range docIDs {
				perCode[column.Codes[d]]++
			}
		}
		perValue := make([]int, len(column.Values))
		for code, set := range column.Sets {
			for _, i := range set {
				perValue[i] += perCode[code]
			}
		}
		out[Facet(f)] = listCounts(facet.Order, column, chosen[f], perValue)
	}
	return out
}

// listCounts lists the values that occur or are chosen.
func listCounts(order FacetOrder, column *Column, chosen *choice, counts []int) []Count {
	out := []Count{}
	for i, v := range column.Values {
		if counts[i] > 0 || chosen != nil && chosen.values[i] {
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
