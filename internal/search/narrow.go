package search

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// valueMark begins the terms of values. No token has the letter, and keys that
// begin with it stand together between numbers and words: in shards of their
// own, that queries for words do not read.
const valueMark = "="

// ValueTerm is the term of a value of an open facet, as it is indexed: the terms
// of its tokens, so that case, signs and spaces make no difference, but marks do.
// It is empty for a value without any token.
func ValueTerm(f Facet, value string) string {
	var terms []string
	for t := range vi.Tokens(value) {
		terms = append(terms, vi.Term(t.Text))
	}
	if terms == nil {
		return ""
	}
	return valueMark + f.String() + ":" + strings.Join(terms, "-")
}

// A narrowing is what the filters of a query let through.
type narrowing struct {
	selection selection
	unknown   []TypedFilter // filters that name nothing of the archive
	reversed  bool          // the first day is after the last one
}

// narrow reads the filters of a query, those chosen beside it and those typed in
// it: values of one facet are alternatives, but the last of several days counts.
func narrow(ctx context.Context, store Store, o Options, typed *Query) (n narrowing, err error) {
	written := filtersOf(o, typed)
	for f := range Facets {
		texts := textsOf(written, Facets[f].Name)
		if len(texts) == 0 {
			continue
		}
		var c choice
		var unknown []string
		if Facet(f).IsOpen() {
			c, unknown, err = chooseOpen(ctx, store, Facet(f), texts)
		} else {
			c, unknown, err = chooseClosed(ctx, store, Facet(f), texts, o.Places)
		}
		if err != nil {
			return n, err
		}
		n.selection = append(n.selection, c)
		for _, text := range unknown {
			n.unknown = append(n.unknown, TypedFilter{Facets[f].Name, text})
		}
	}
	return n, n.chooseDays(ctx, store, last(textsOf(written, FromName)), last(textsOf(written, ToName)))
}

// filtersOf lists all filters, those chosen first.
func filtersOf(o Options, typed *Query) (all []TypedFilter) {
	for f := range NumFacets {
		for _, value := range o.Filters[f] {
			all = append(all, TypedFilter{f.String(), value})
		}
	}
	for _, day := range []TypedFilter{{FromName, o.From}, {ToName, o.To}} {
		if day.Value != "" {
			all = append(all, day)
		}
	}
	return append(all, typed.Filters...)
}

func textsOf(filters []TypedFilter, name string) (texts []string) {
	for _, f := range filters {
		if f.Name == name {
			texts = append(texts, f.Value)
		}
	}
	return texts
}

func last(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[len(texts)-1]
}

// chooseClosed chooses the values of a closed facet that texts mean.
func chooseClosed(ctx context.Context, store Store, f Facet, texts []string, places func(string) []string) (choice, []string, error) {
	c, err := store.Columns(ctx)
	if err != nil {
		return choice{}, nil, err
	}
	column := &c[f]
	ch := choice{f, make([]bool, len(column.Values)), make([]bool, len(column.Sets)), column.Codes}
	var unknown []string
	for _, text := range texts {
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
		if len(meant) == 0 {
			unknown = append(unknown, text)
		}
		for _, i := range meant {
			ch.values[i] = true
		}
	}
	for code, set := range column.Sets {
		ch.passes[code] = slices.ContainsFunc(set, func(i uint16) bool { return ch.values[i] })
	}
	return ch, unknown, nil
}

// chooseOpen chooses the documents that have one of the values of an open facet:
// with the marks that were typed if any document has them so, else, if none were
// typed, with any, else those that are named so loosely.
func chooseOpen(ctx context.Context, store Store, f Facet, texts []string) (choice, []string, error) {
	ch := choice{facet: f, passes: []bool{false, true}, codes: make([]uint16, store.Catalogue().MaxDoc())}
	var terms []string
	for _, text := range texts {
		terms = append(terms, ValueTerm(f, text))
	}
	lists, err := store.Postings(ctx, keysOf(terms), nil)
	if err != nil {
		return ch, nil, err
	}
	var unknown []string
	for i, text := range texts {
		docIDs := holdersOf(lists, terms[i])
		if len(docIDs) == 0 {
			values, err := store.Values(ctx, f)
			if err != nil {
				return ch, nil, err
			}
			docIDs = valuesNamed(values, text, store.Catalogue().Lexicon)
		}
		if len(docIDs) == 0 {
			unknown = append(unknown, text)
		}
		for _, d := range docIDs {
			ch.codes[d] = 1
		}
	}
	return ch, unknown, nil
}

func keysOf(terms []string) (keys []string) {
	for _, term := range terms {
		keys = append(keys, vi.Key(term))
	}
	return keys
}

// holdersOf gives the documents that have a value's term: as it was typed if any
// has it so, else, if no marks were typed, with any.
func holdersOf(lists *PostingLists, term string) (docIDs []uint32) {
	forms := slices.Clone(lists.Keys[vi.Key(term)].Forms)
	isTyped := func(form Form) bool { return form.Term == term }
	if slices.ContainsFunc(forms, isTyped) || term != vi.Key(term) {
		forms = slices.DeleteFunc(forms, func(form Form) bool { return !isTyped(form) })
	}
	for _, form := range forms {
		docIDs = append(docIDs, form.DocIDs...)
	}
	return docIDs
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

// ValueDocs are the documents that have a value of an open facet.
type ValueDocs struct {
	Label  string
	DocIDs []uint32 // ascending
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
		if counted[f], err = countOpen(ctx, e.store, f, e.narrowing, e.options, e.query, e.match.counted); err != nil {
			return nil, err
		}
	}
	return counted, nil
}

// countOpen counts documents by the values of an open facet, as if nothing were
// chosen in it.
func countOpen(ctx context.Context, store Store, f Facet, n narrowing, o Options, q *Query, docIDs []uint32) ([]Count, error) {
	all, err := store.Values(ctx, f)
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(slices.Clone(n.selection), func(c choice) bool { return c.facet == f })
	found := make([]bool, store.Catalogue().MaxDoc())
	for _, d := range docIDs {
		found[d] = others.passes(d)
	}
	chosen := map[string]bool{}
	for _, text := range textsOf(filtersOf(o, q), f.String()) {
		chosen[ValueTerm(f, text)] = true
	}
	out := []Count{}
	for _, v := range all {
		count := 0
		for _, d := range v.DocIDs {
			if found[d] {
				count++
			}
		}
		if count > 0 || chosen[ValueTerm(f, v.Label)] {
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
