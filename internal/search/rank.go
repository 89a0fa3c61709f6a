package search

import (
	"cmp"
	"context"
	"slices"
)

// An order gives the first k of the documents found, or all, in their order,
// and reads no more days than that needs.
type order func(ctx context.Context, k int) ([]uint32, error)

// oneAfterOther gives what the second order gives behind all of the first, which
// has so many.
func oneAfterOther(first order, n int, second order) order {
	return func(ctx context.Context, k int) ([]uint32, error) {
		docIDs, err := first(ctx, min(k, n))
		if err != nil || k <= n {
			return docIDs, err
		}
		more, err := second(ctx, k-n)
		return slices.Concat(docIDs, more), err
	}
}

// byRelevance orders by score; then the newer school year, the newer day, the
// lower docID. Days are read for ties only.
func byRelevance(store Store, docIDs []uint32, scores []int32) order {
	// Sorted as integers: by score and, of equal ones, by docID and so by school year.
	packed := make([]uint64, len(docIDs))
	for i, d := range docIDs {
		packed[i] = uint64(scores[d])<<32 | uint64(d)
	}
	slices.Sort(packed)
	slices.Reverse(packed)
	found := make([]uint32, len(packed))
	for i, p := range packed {
		found[i] = uint32(p)
	}
	c := store.Catalogue()
	sorted := 0 // how many of found are in their final order
	return func(ctx context.Context, k int) ([]uint32, error) {
		for sorted < min(k, len(found)) {
			year := c.SchoolYearOf(found[sorted])
			end := endOfTie(found, scores, sorted, c.SchoolYears[year].Base)
			if end-sorted > 1 {
				if err := sortTied(ctx, store, found[sorted:end], year); err != nil {
					return nil, err
				}
			}
			sorted = end
		}
		return found[:min(k, len(found))], nil
	}
}

// endOfTie gives the end of those that have the school year, whose docIDs begin
// at base, and the score of the document at start.
func endOfTie(found []uint32, scores []int32, start int, base uint32) int {
	end := start + 1
	for end < len(found) && found[end] >= base && scores[found[end]] == scores[found[start]] {
		end++
	}
	return end
}

// sortTied orders documents of one school year: newest first, then by docID.
func sortTied(ctx context.Context, store Store, tied []uint32, year int) error {
	days, err := store.Days(ctx, year)
	if err != nil {
		return err
	}
	base := store.Catalogue().SchoolYears[year].Base
	slices.SortFunc(tied, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(days[b-base], days[a-base]), cmp.Compare(a, b))
	})
	return nil
}

// A datedDocument is what documents are ordered by when it is by date.
type datedDocument struct {
	day, score int32
	docID      uint32
}

// byDate orders by day, newest first; then by score, then the lower docID. A
// school year is left out when enough documents are newer than its last day.
func byDate(store Store, docIDs []uint32, scores []int32) order {
	years := store.Catalogue().SchoolYears
	return func(ctx context.Context, k int) ([]uint32, error) {
		var dated []datedDocument
		for _, i := range newestFirst(years) {
			if newerThan(dated, years[i].LastDay) >= k {
				break
			}
			from, _ := slices.BinarySearch(docIDs, years[i].Base)
			to, _ := slices.BinarySearch(docIDs, years[i].Base+years[i].Size)
			if from == to {
				continue
			}
			days, err := store.Days(ctx, i)
			if err != nil {
				return nil, err
			}
			for _, d := range docIDs[from:to] {
				dated = append(dated, datedDocument{days[d-years[i].Base], scores[d], d})
			}
		}
		slices.SortFunc(dated, func(a, b datedDocument) int {
			return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.score, a.score), cmp.Compare(a.docID, b.docID))
		})
		out := make([]uint32, min(k, len(dated)))
		for i := range out {
			out[i] = dated[i].docID
		}
		return out, nil
	}
}

// newestFirst gives the indexes of school years by their last day.
func newestFirst(years []SchoolYear) []int {
	order := make([]int, len(years))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(years[b].LastDay, years[a].LastDay), cmp.Compare(b, a))
	})
	return order
}

func newerThan(dated []datedDocument, day int32) (n int) {
	for _, d := range dated {
		if d.day > day {
			n++
		}
	}
	return n
}
