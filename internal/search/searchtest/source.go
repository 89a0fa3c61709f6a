// Package searchtest holds an index in memory, for tests of what is built on
// corpus.Source: the slow and plain way from texts to postings, and made-up
// archives to fill it with.
package searchtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A WriteUp is a document with its texts.
type WriteUp struct {
	corpus.Document
	Summary, Body string
	Names, Facts  string
	Place         string   // its names without types
	OtherNames    []string // what only the gazetteer calls its place
}

// Texts gives the texts of its fields.
func (w *WriteUp) Texts() []string { return []string{w.Title, w.Summary, w.Names, w.Facts, w.Body} }

// Expansions gives what is indexed behind each of its texts.
func (w *WriteUp) Expansions() [][][]string {
	var rows []lexicon.Row
	for _, text := range w.Texts() {
		rows = append(rows, lexicon.Read(text))
	}
	return lexicon.Default().Expand(rows, lexicon.Filing{Locality: w.Place, Date: w.Date, SchoolYear: w.SchoolYear})
}

// Source is a corpus.Source in memory.
type Source struct {
	docs  []corpus.Document
	texts []WriteUp
	lists map[string][]corpus.Posting
	forms map[string][]string
}

// NewSource indexes write-ups; they may come in any order.
func NewSource(writeUps []WriteUp) *Source {
	s := &Source{lists: map[string][]corpus.Posting{}, forms: map[string][]string{}}
	s.texts = slices.SortedFunc(slices.Values(writeUps), func(a, b WriteUp) int {
		return cmp.Or(cmp.Compare(a.SchoolYear, b.SchoolYear), cmp.Compare(a.Locality, b.Locality),
			cmp.Compare(a.Date, b.Date), cmp.Compare(a.Address, b.Address))
	})
	for i, w := range s.texts {
		expansions := w.Expansions()
		for f, text := range w.Texts() {
			w.Lengths[f], w.Ends[f] = s.add(uint32(i), corpus.Field(f), text, expansions[f])
		}
		values := slices.Clone(w.Values)
		for _, name := range w.OtherNames {
			values = append(values, corpus.Value{Facet: search.FacetDistrict, Label: name})
		}
		s.addValues(uint32(i), values)
		s.docs = append(s.docs, w.Document)
	}
	for _, term := range slices.Sorted(maps.Keys(s.lists)) {
		s.forms[vi.Key(term)] = append(s.forms[vi.Key(term)], term)
	}
	return s
}

// addValues indexes the terms of values, each apart from the next.
func (s *Source) addValues(doc uint32, values []corpus.Value) {
	seen := map[string]bool{}
	for _, v := range values {
		term := search.ValueTerm(v.Facet, v.Label)
		if seen[term] || term == "" {
			continue
		}
		at := corpus.Posting{Doc: doc, Field: corpus.Values, Positions: []uint32{uint32(2*len(seen) + 1)}}
		seen[term] = true
		s.lists[term] = append(s.lists[term], at)
	}
}

// add indexes one field, its expansions behind it, and gives how many tokens it
// has and the last position of them.
func (s *Source) add(doc uint32, field corpus.Field, text string, expansions [][]string) (length, end uint32) {
	positions := map[string][]uint32{}
	position := uint32(0)
	all := blocks(text)
	for _, block := range all {
		length += uint32(len(block))
	}
	for i, block := range slices.Concat(all, expansions) {
		if position > 0 && len(block) > 0 {
			position++
		}
		for _, term := range block {
			position++
			positions[term] = append(positions[term], position)
		}
		if i < len(all) && len(block) > 0 {
			end = position
		}
	}
	for term, at := range positions {
		s.lists[term] = append(s.lists[term], corpus.Posting{Doc: doc, Field: field, Positions: at})
	}
	return length, end
}

// Lexicon implements corpus.Source.
func (s *Source) Lexicon() *lexicon.Lexicon { return lexicon.Default() }

// Documents implements corpus.Source.
func (s *Source) Documents() []corpus.Document { return s.docs }

// Text implements corpus.Source.
func (s *Source) Text(doc uint32) (summary, body string, err error) {
	if int(doc) >= len(s.texts) {
		return "", "", fmt.Errorf("text of document %d of %d", doc, len(s.texts))
	}
	w := &s.texts[doc]
	return w.Summary, corpus.WithFacts(w.Body, w.Names, w.Facts), nil
}

// Forms implements corpus.Source.
func (s *Source) Forms(key string) ([]string, error) { return s.forms[key], nil }

// Postings implements corpus.Source.
func (s *Source) Postings(term string) ([]corpus.Posting, error) { return s.lists[term], nil }

// Terms implements corpus.Source.
func (s *Source) Terms(yield func(term string, postings []corpus.Posting) error) error {
	for _, term := range slices.Sorted(maps.Keys(s.lists)) {
		if err := yield(term, s.lists[term]); err != nil {
			return err
		}
	}
	return nil
}
