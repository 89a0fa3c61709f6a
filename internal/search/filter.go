package search

import "slices"

// A selection is what documents must agree with, each of its choices.
type selection []choice

// A choice is what is chosen of one facet, or of the days.
type choice struct {
	facet  Facet    // NumFacets for the days
	values []bool   // of a closed facet, by value of the column: whether it is chosen
	passes []bool   // by code: whether documents with it pass
	codes  []uint16 // by docID
}

// passes reports whether a document passes all filters.
func (s selection) passes(docID uint32) bool {
	return !slices.ContainsFunc(s, func(c choice) bool { return !c.passes[c.codes[docID]] })
}
