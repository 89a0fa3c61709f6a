// Package indextest asks bleve itself what an index holds: the measure that
// tests hold every other way of answering against.
package indextest

import (
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/khotin/khotin/internal/vi"
)

// A Match says when a syllable of a question agrees with one of a document.
type Match int

// Folded takes no notice of diacritics, AsTyped takes notice of those syllables
// that were typed with diacritics, Exact of all.
const (
	Folded Match = iota
	AsTyped
	Exact
)

// A Question is what bleve can answer about the archive without any ranking.
// All parts must hold; a part left empty always does.
type Question struct {
	All     []string // texts all of whose syllables must be in the document, in whatever field
	Phrases []string // texts whose syllables must stand side by side in one block
	Not     []string // texts whose syllables must not all be there: one syllable, as a rule
	Match   Match

	// Any of the values must be the document's.
	Localities, SchoolYears, Kinds, Levels []string
}

// Forms gives the forms of a key, as index.Index does.
type Forms func(key string) ([]string, error)

// textFields are the names of the text fields in bleve.
var textFields = []string{"title", "summary", "body", "names", "facts"}

// Open opens the folder of an index for questions. Whatever package index needs
// to have registered with bleve is, once an index was opened.
func Open(folder string) (bleve.Index, error) {
	return bleve.OpenUsing(folder, map[string]any{"read_only": true, "bolt_timeout": "2s"})
}

// Ask gives the addresses of the documents that bleve finds for a question, in
// byte order.
func Ask(ctx context.Context, b bleve.Index, forms Forms, q Question) ([]string, error) {
	root, err := forms.query(q)
	if err != nil {
		return nil, fmt.Errorf("asking bleve %+v: %w", q, err)
	}
	count, err := b.DocCount()
	if err != nil {
		return nil, err
	}
	request := bleve.NewSearchRequestOptions(root, int(count), 0, false)
	request.Score = "none"
	result, err := b.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("asking bleve %+v: %w", q, err)
	}
	var addresses []string
	for _, hit := range result.Hits {
		addresses = append(addresses, hit.ID)
	}
	slices.Sort(addresses)
	return addresses, nil
}

func (forms Forms) query(q Question) (query.Query, error) {
	root := bleve.NewBooleanQuery()
	root.AddMust(bleve.NewMatchAllQuery())
	for _, part := range []struct {
		texts []string
		add   func(syllables [][]string)
	}{
		{q.All, func(syllables [][]string) { root.AddMust(each(syllables)) }},
		{q.Phrases, func(syllables [][]string) { root.AddMust(phrase(syllables)) }},
		{q.Not, func(syllables [][]string) {
			if len(syllables) > 0 {
				root.AddMustNot(each(syllables))
			}
		}},
	} {
		for _, text := range part.texts {
			syllables, err := forms.alternatives(text, q.Match)
			if err != nil {
				return nil, err
			}
			part.add(syllables)
		}
	}
	addFilters(root, q)
	return root, nil
}

func addFilters(root *query.BooleanQuery, q Question) {
	for _, filter := range []struct {
		field  string
		values []string
	}{
		{"locality", q.Localities}, {"school_year", q.SchoolYears}, {"kind", q.Kinds}, {"levels", q.Levels},
	} {
		if len(filter.values) > 0 {
			root.AddMust(anyTerm(filter.values, filter.field))
		}
	}
}

// each finds documents that hold one form of every syllable.
func each(syllables [][]string) query.Query {
	all := bleve.NewConjunctionQuery(bleve.NewMatchAllQuery())
	for _, forms := range syllables {
		all.AddQuery(anyTerm(forms, textFields...))
	}
	return all
}

// phrase finds documents where the syllables are neighbours in one field.
func phrase(syllables [][]string) query.Query {
	if len(syllables) == 0 {
		return bleve.NewMatchAllQuery()
	}
	in := bleve.NewDisjunctionQuery()
	for _, field := range textFields {
		in.AddQuery(query.NewMultiPhraseQuery(syllables, field))
	}
	return in
}

// alternatives gives for each syllable of a text the terms that agree with it;
// of a syllable in no document only itself, which then finds nothing.
// A folded field beside each accented one would answer the same from one term
// a syllable, but made the index of 10,000 news articles 69 % larger and 67 %
// slower to build.
func (forms Forms) alternatives(text string, match Match) ([][]string, error) {
	var all [][]string
	for token := range vi.Tokens(text) {
		term := vi.Term(token.Text)
		key := vi.Key(term)
		agreeing := []string{term}
		if match == Folded || match == AsTyped && term == key {
			known, err := forms(key)
			if err != nil {
				return nil, err
			}
			if len(known) > 0 {
				agreeing = known
			}
		}
		all = append(all, agreeing)
	}
	return all, nil
}

// anyTerm finds documents that hold one of the terms in one of the fields.
func anyTerm(terms []string, fields ...string) query.Query {
	in := bleve.NewDisjunctionQuery()
	for _, field := range fields {
		for _, term := range terms {
			q := bleve.NewTermQuery(term)
			q.SetField(field)
			in.AddQuery(q)
		}
	}
	return in
}
