package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// A selection is what is chosen of the facets of which anything is.
type selection []choice

// A choice is the values that are chosen of one facet.
type choice struct {
	facet  Facet
	values []bool   // by value of the column: whether it is chosen
	passes []bool   // by code of the column: whether documents with it pass
	codes  []uint16 // the column's, by docID
}

// choose makes the selection of a query: values chosen beside it and values
// typed in it are alternatives.
func choose(c *Catalogue, chosen map[Facet][]string, typed []TypedFilter) (s selection) {
	for f, row := range Facets {
		column := &c.Columns[f]
		var means []func(Label) bool
		for _, filter := range typed {
			if filter.Facet == Facet(f) {
				means = append(means, meaning(row.Meaning, column, filter.Value))
			}
		}
		ids := chosen[Facet(f)]
		if len(ids)+len(means) == 0 {
			continue
		}
		ch := choice{Facet(f), make([]bool, len(column.Values)), make([]bool, len(column.Sets)), column.Codes}
		for i, v := range column.Values {
			ch.values[i] = slices.Contains(ids, v.ID) || slices.ContainsFunc(means, func(mean func(Label) bool) bool { return mean(v) })
		}
		for code, set := range column.Sets {
			ch.passes[code] = slices.ContainsFunc(set, func(i uint16) bool { return ch.values[i] })
		}
		s = append(s, ch)
	}
	return s
}

var fourDigits = regexp.MustCompile(`[0-9]{4}`)

// meaning says which values a person means by a text: the value with this id,
// else by address all localities one of whose address parts is the text or ends
// with it ("long-bien", "Quận Long Biên", "ha-noi").
func meaning(how FacetMeaning, column *Column, text string) func(Label) bool {
	if slices.Contains(column.IDs(), text) {
		return func(v Label) bool { return v.ID == text }
	}
	slug := vi.Slug(text)
	switch {
	case how == BySchoolYear:
		first := firstYear(text)
		return func(v Label) bool { return first != "" && strings.HasPrefix(v.ID, first+"-") }
	case slug == "":
		return func(Label) bool { return false }
	case how == ByAddress:
		return func(v Label) bool {
			return slices.ContainsFunc(strings.Split(v.ID, "/"), func(part string) bool { return strings.HasSuffix("-"+part, "-"+slug) })
		}
	}
	return func(v Label) bool { return v.ID == slug || vi.Slug(v.Label) == slug }
}

// firstYear gives the first year of "2018-2019", "2018 – 2019" or "2018", "" if
// a text names no school year.
func firstYear(text string) string {
	years := fourDigits.FindAllString(text, 2)
	if len(years) == 0 {
		return ""
	}
	first, _ := strconv.Atoi(years[0])
	if len(years) == 2 && years[1] != strconv.Itoa(first+1) {
		return ""
	}
	return strconv.Itoa(first)
}

// passes reports whether a document passes all filters.
func (s selection) passes(docID uint32) bool {
	return !slices.ContainsFunc(s, func(c choice) bool { return !c.passes[c.codes[docID]] })
}
