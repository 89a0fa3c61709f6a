package search

import "slices"

// A selection is what documents must agree with, each of its choices.
type selection []choice

// A choice is what is chosen of one facet, or left out of it, or of the days.
type choice struct {
	facet  Facet    // NumFacets for the days and for what is left out
	values []bool   // of a closed facet, by value of the column: whether it is chosen
	passes []bool   // by code: whether documents with it pass
	codes  []uint16 // by docID
}

// A narrowing is what the filters of a query let through.
type narrowing struct {
	selection selection
	unknown   []TypedFilter // filters that name nothing of the archive
	meant     []Meaning     // those beside the query that are not written as the values that they mean
	reversed  bool          // the first day is after the last one
}

// passes reports whether a document passes all filters.
func (s selection) passes(docID uint32) bool {
	return !slices.ContainsFunc(s, func(c choice) bool { return !c.passes[c.codes[docID]] })
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

// mean takes down what a filter beside the query means, once.
func (n *narrowing) mean(f Facet, text string, values []string) {
	written := TypedFilter{f.String(), text}
	isKnown := func(m Meaning) bool { return m.TypedFilter == written }
	if len(values) > 0 && !slices.Equal(values, []string{text}) && !slices.ContainsFunc(n.meant, isKnown) {
		n.meant = append(n.meant, Meaning{written, values})
	}
}
