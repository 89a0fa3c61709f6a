package search

import (
	"cmp"
	"context"
	"slices"
)

// A ranking puts the write-ups found into their order, no further than it is
// asked for: ties are the dearer part, since days have to be read for them.
type ranking struct {
	store  Store
	score  []int32
	found  []uint32 // in order as far as settled
	sorted int
}

// ranker is one order of results: it gives at least the first k of them, in
// order, or all.
type ranker interface {
	first(ctx context.Context, k int) ([]uint32, error)
}

func newRanking(store Store, score []int32, found []uint32) *ranking {
	// Sorted as numbers: by score and, of equal ones, by number and so by school year.
	keys := make([]uint64, len(found))
	for i, d := range found {
		keys[i] = uint64(score[d])<<32 | uint64(d)
	}
	slices.Sort(keys)
	slices.Reverse(keys)
	for i, k := range keys {
		found[i] = uint32(k)
	}
	return &ranking{store: store, score: score, found: found}
}

func (r *ranking) first(ctx context.Context, k int) ([]uint32, error) {
	c := r.store.Catalogue()
	for r.sorted < min(k, len(r.found)) {
		start := r.sorted
		year := c.SchoolYearOf(r.found[start])
		end := start + 1
		for end < len(r.found) && r.found[end] >= c.SchoolYears[year].Base && r.score[r.found[end]] == r.score[r.found[start]] {
			end++
		}
		if end-start > 1 {
			if err := r.sortTied(ctx, r.found[start:end], year); err != nil {
				return nil, err
			}
		}
		r.sorted = end
	}
	return r.found[:min(k, len(r.found))], nil
}

// settle orders write-ups of one school year and equal score: newest first,
// then by number.
func (r *ranking) sortTied(ctx context.Context, tied []uint32, year int) error {
	days, err := r.store.Days(ctx, year)
	if err != nil {
		return err
	}
	base := r.store.Catalogue().SchoolYears[year].Base
	slices.SortFunc(tied, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(days[b-base], days[a-base]), cmp.Compare(a, b))
	})
	return nil
}

// A calendar orders by day, newest first, then by score and number.
type calendar struct {
	store Store
	score []int32
	found []uint32 // ascending
}

type dated struct {
	day   int32
	score int32
	docID uint32
}

// first reads the days of no more school years than it needs: a year can be
// left out when enough write-ups are newer than its last day.
func (c *calendar) first(ctx context.Context, k int) ([]uint32, error) {
	years := c.newestFirst()
	var entries []dated
	for i, year := range years {
		var err error
		if entries, err = c.appendYear(ctx, entries, year); err != nil {
			return nil, err
		}
		if i+1 < len(years) && c.newerThan(entries, years[i+1]) >= k {
			break
		}
	}
	slices.SortFunc(entries, func(a, b dated) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.score, a.score), cmp.Compare(a.docID, b.docID))
	})
	out := make([]uint32, min(k, len(entries)))
	for i := range out {
		out[i] = entries[i].docID
	}
	return out, nil
}

func (c *calendar) newestFirst() []int {
	years := c.store.Catalogue().SchoolYears
	order := make([]int, len(years))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(years[b].LastDay, years[a].LastDay), cmp.Compare(b, a))
	})
	return order
}

func (c *calendar) newerThan(entries []dated, year int) int {
	last, n := c.store.Catalogue().SchoolYears[year].LastDay, 0
	for _, e := range entries {
		if e.day > last {
			n++
		}
	}
	return n
}

// appendYear adds the write-ups found of one school year.
func (c *calendar) appendYear(ctx context.Context, entries []dated, year int) ([]dated, error) {
	y := c.store.Catalogue().SchoolYears[year]
	from, _ := slices.BinarySearch(c.found, y.Base)
	to, _ := slices.BinarySearch(c.found, y.Base+y.Size)
	if from == to {
		return entries, nil
	}
	days, err := c.store.Days(ctx, year)
	if err != nil {
		return nil, err
	}
	for _, d := range c.found[from:to] {
		entries = append(entries, dated{days[d-y.Base], c.score[d], d})
	}
	return entries, nil
}
