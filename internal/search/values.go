package search

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
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

// WriteValue gives a value as it is published in place of its term: with its label.
func WriteValue(f Facet, label string) string { return valueMark + f.String() + ":" + label }

// ReadValue gives the term of what is published in place of one; what no value has
// been written as stays.
func ReadValue(written string) string {
	name, label, _ := strings.Cut(written, ":")
	for f := range NumFacets {
		if name == valueMark+f.String() {
			return ValueTerm(f, label)
		}
	}
	return written
}

// ValueDocs are the documents that have a value of an open facet.
type ValueDocs struct {
	Label  string
	DocIDs []uint32 // ascending
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

// valuesNamed gives those values of an open facet that a text names: with the marks
// that were typed if there are any so, else, if none were typed, with any, else
// those that are named so loosely.
func valuesNamed(values []ValueDocs, f Facet, text string, l *lexicon.Lexicon) []ValueDocs {
	typed, loose := ValueTerm(f, text), looseNameOf(text, l)
	for _, names := range []func(label string) bool{
		func(label string) bool { return ValueTerm(f, label) == typed },
		func(label string) bool { return vi.Key(ValueTerm(f, label)) == typed },
		func(label string) bool { return loose.isNamed(looseNameOf(label, l)) },
	} {
		fails := func(v ValueDocs) bool { return !names(v.Label) }
		if named := slices.DeleteFunc(slices.Clone(values), fails); len(named) > 0 {
			return named
		}
	}
	return nil
}
