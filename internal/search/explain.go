package search

import (
	"context"
	"fmt"
	"strings"
)

// A partKind is a line of the formula.
type partKind uint8

const (
	partSyllable partKind = iota
	partMarks
	partBigram
	partChain
	partSequence
	partSequenceInTitle
	partTitleStart
)

// partNames are how the lines of the formula are called in explanations.
var partNames = [...]string{"syllable", "marks", "pair", "three in a row", "all in a row", "all in the title", "title begins"}

// An Explanation says where a write-up's score comes from.
type Explanation struct {
	Score int     `json:"score"`
	Parts []Share `json:"parts"` // in the order in which they were added; they add up to the score
}

// A Share is what one line of the formula gave.
type Share struct {
	Kind   string `json:"kind"`   // "syllable", "marks", "pair", …
	What   string `json:"what"`   // the syllables that it is about
	Points int    `json:"points"` // what it gave
}

// Explain takes the score of one write-up apart, for a query as it stands:
// corrections are not made here.
func (s *Searcher) Explain(ctx context.Context, query string, number uint32) (*Explanation, error) {
	if !s.store.Catalogue().Taken(number) {
		return nil, fmt.Errorf("explain %q: no write-up has the number %d", query, number)
	}
	tr := &trace{docID: number}
	a, err := s.evaluateTraced(ctx, Parse(query), Options{}, tr)
	if err != nil {
		return nil, fmt.Errorf("explain %q: %w", query, err)
	}
	e := &Explanation{Score: int(a.match.tally.score[number])}
	for _, p := range tr.parts {
		e.Parts = append(e.Parts, Share{partNames[p.kind], a.plan.name(p.kind, p.which), int(p.points)})
	}
	return e, nil
}

// name says what a part is about.
func (p *queryPlan) name(kind partKind, which int) string {
	group := func(i int) string { return strings.Join(p.clauses[i].keys, "|") }
	switch kind {
	case partMarks:
		return p.terms[which].term
	case partBigram, partChain:
		return group(p.bigrams[which].first) + " " + group(p.bigrams[which].second)
	case partSequence, partSequenceInTitle:
		var names []string
		for _, g := range p.sequences[which].clauses {
			names = append(names, group(g))
		}
		return strings.Join(names, " ")
	}
	return group(which)
}

// A trace keeps the points of one write-up apart.
type trace struct {
	docID uint32
	parts []tracePart
}

type tracePart struct {
	kind   partKind
	which  int
	points int32
}

func (tr *trace) add(kind partKind, which int, points int32) {
	tr.parts = append(tr.parts, tracePart{kind, which, points})
}
