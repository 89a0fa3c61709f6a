package search

import (
	"context"
	"slices"
	"strings"
)

// An interpretation is what a text means as a filter.
type interpretation struct {
	known  bool
	values []string // those that it means; of an open facet only if they were read
}

// chooseClosed chooses the values of a closed facet that texts mean.
func chooseClosed(ctx context.Context, store Store, f Facet, texts []string, places func(string) []string) (choice, []interpretation, error) {
	c, err := store.Columns(ctx)
	if err != nil {
		return choice{}, nil, err
	}
	column := &c[f]
	ch := choice{f, make([]bool, len(column.Values)), make([]bool, len(column.Sets)), column.Codes}
	interpretations := make([]interpretation, len(texts))
	for i, text := range texts {
		meant := meaning(Facets[f].Meaning, column.Values, text)
		if len(meant) == 0 && f == FacetDistrict && places != nil {
			ids := places(text)
			meant = where(column.Values, func(v Label) bool { return slices.Contains(ids, v.ID) })
		}
		if len(meant) == 0 && f == FacetDistrict {
			if meant, err = placesElsewhen(ctx, store, column, text); err != nil {
				return choice{}, nil, err
			}
		}
		for _, i := range meant {
			ch.values[i] = true
		}
		interpretations[i] = interpretation{len(meant) > 0, idsOf(f, column.Values, meant, text)}
	}
	for code, set := range column.Sets {
		ch.passes[code] = slices.ContainsFunc(set, func(i uint16) bool { return ch.values[i] })
	}
	return ch, interpretations, nil
}

// idsOf gives the ids of values that a text means: a province in place of all that is in it.
func idsOf(f Facet, values []Label, meant []int, text string) (ids []string) {
	if f == FacetDistrict {
		provinces := provincesOf(values)
		for _, i := range PlacesNamed(provinces, text) {
			ids = append(ids, provinces[i].ID)
		}
	}
	for _, i := range meant {
		id := values[i].ID
		if province, _, _ := strings.Cut(id, "/"); !slices.Contains(ids, province) {
			ids = append(ids, id)
		}
	}
	return ids
}

// chooseOpen chooses the documents that have one of the values of an open facet:
// with the marks that were typed if any document has them so, else, if none were
// typed, with any, else those that are named so loosely.
func chooseOpen(ctx context.Context, store Store, f Facet, texts []string, _ func(string) []string) (choice, []interpretation, error) {
	ch := choice{facet: f, passes: []bool{false, true}, codes: make([]uint16, store.Catalogue().MaxDoc())}
	var terms []string
	for _, text := range texts {
		terms = append(terms, ValueTerm(f, text))
	}
	lists, err := store.Postings(ctx, keysOf(terms), nil)
	if err != nil {
		return ch, nil, err
	}
	interpretations := make([]interpretation, len(texts))
	for i, text := range texts {
		docIDs := holdersOf(lists, terms[i])
		if len(docIDs) == 0 {
			values, err := store.Values(ctx, f)
			if err != nil {
				return ch, nil, err
			}
			for _, v := range valuesNamed(values, f, text, store.Catalogue().Lexicon) {
				docIDs = append(docIDs, v.DocIDs...)
				interpretations[i].values = append(interpretations[i].values, v.Label)
			}
		}
		interpretations[i].known = len(docIDs) > 0
		for _, d := range docIDs {
			ch.codes[d] = 1
		}
	}
	return ch, interpretations, nil
}

// chooseDays chooses the documents from the first day of one span to the last day
// of another. Only the days of school years that one of them cuts are read.
func (n *narrowing) chooseDays(ctx context.Context, store Store, from, to string) error {
	if from+to == "" {
		return nil
	}
	first, _, knownFrom := spanOf(from)
	_, end, knownTo := spanOf(to)
	if !knownFrom && from != "" {
		n.unknown = append(n.unknown, TypedFilter{FromName, from})
	}
	if !knownTo && to != "" {
		n.unknown = append(n.unknown, TypedFilter{ToName, to})
	}
	n.reversed = knownFrom && knownTo && first > end
	c := store.Catalogue()
	ch := choice{facet: NumFacets, passes: []bool{false, true}, codes: make([]uint16, c.MaxDoc())}
	isIn := func(day int32) bool { return (!knownFrom || day >= first) && (!knownTo || day <= end) }
	for i, y := range c.SchoolYears {
		if knownTo && y.FirstDay > end || knownFrom && y.LastDay < first || !knownFrom && from != "" || !knownTo && to != "" {
			continue
		}
		var days []int32
		if !isIn(y.FirstDay) || !isIn(y.LastDay) {
			var err error
			if days, err = store.Days(ctx, i); err != nil {
				return err
			}
		}
		for d := range y.Size {
			if days == nil || isIn(days[d]) {
				ch.codes[y.Base+d] = 1
			}
		}
	}
	n.selection = append(n.selection, ch)
	return nil
}

// meaning gives the indexes of the values that a person means by a text: the
// value with this id, else those whose label, first year or place it names.
func meaning(how FacetMeaning, values []Label, text string) []int {
	switch how {
	case ByAddress:
		return PlacesNamed(values, text)
	case BySchoolYear:
		first := firstYear(text)
		return where(values, func(v Label) bool { return first != "" && strings.HasPrefix(v.ID, first+"-") })
	}
	return labelsNamed(values, text)
}

// where gives the indexes of the values of which something holds.
func where(values []Label, holds func(Label) bool) (indexes []int) {
	for i, v := range values {
		if holds(v) {
			indexes = append(indexes, i)
		}
	}
	return indexes
}
