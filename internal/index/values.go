package index

import (
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// addValues puts the terms of a document's values into their field, each apart
// from the next, so that no two of them are a bigram. They are behind a text of
// length 0, so that nothing that reads texts takes them for words.
func (v *inverter) addValues(values []string) {
	r := &v.rows[corpus.Values]
	r.text, r.tokens = "", r.tokens[:0]
	for i, term := range values {
		r.tokens = append(r.tokens, token{term: v.termID(term), position: int32(2*i + 1)})
	}
}

// valueTerms gives the different terms of values and of a place's other names, in
// their order.
func valueTerms(values []corpus.Value, otherNames []string) []string {
	var terms []string
	seen := map[string]bool{}
	add := func(f search.Facet, label string) {
		if term := search.ValueTerm(f, label); term != "" && !seen[term] {
			seen[term] = true
			terms = append(terms, term)
		}
	}
	for _, v := range values {
		add(v.Facet, v.Label)
	}
	for _, name := range otherNames {
		add(search.FacetDistrict, name)
	}
	return terms
}

// encodeValues writes values as they are stored: a line for each, the facet
// before the label.
func encodeValues(values []corpus.Value) string {
	var lines []string
	for _, v := range values {
		lines = append(lines, v.Facet.String()+" "+strings.ReplaceAll(v.Label, "\n", " "))
	}
	return strings.Join(lines, "\n")
}

func decodeValues(text string) ([]corpus.Value, error) {
	if text == "" {
		return nil, nil
	}
	var values []corpus.Value
	for line := range strings.SplitSeq(text, "\n") {
		name, label, _ := strings.Cut(line, " ")
		v := corpus.Value{Label: label}
		if err := v.Facet.UnmarshalText([]byte(name)); err != nil {
			return nil, fmt.Errorf("stored values: %w", err)
		}
		values = append(values, v)
	}
	return values, nil
}
