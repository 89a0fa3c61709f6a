package search

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// A Query is what a person typed, taken apart.
type Query struct {
	Text      string        // as typed
	Sequences []Sequence    // what must be found
	Excluded  []Sequence    // what must not be found
	Filters   []TypedFilter // "kind:so-ket", "-tag:x", "from:2018-09"
	Prefix    bool          // the last term of the last sequence is still being typed
}

// A Sequence is query terms in a row: plain words that stand together, or a phrase.
type Sequence struct {
	Terms  []QueryTerm
	Phrase bool // in quotes: neighbours, in this order, with the marks that were typed
}

// A QueryTerm is one syllable of a query, or what is written in more than one
// way, with what matches it.
type QueryTerm struct {
	// Keys are the keys that match: one as typed, several where a syllable is
	// still being typed.
	Keys []string
	// Term is the accented form that was typed, "" if it has no marks.
	Term string
	// Start and End tell where in the query it was typed, in bytes.
	Start, End int
}

// A TypedFilter is a filter as a person wrote it: the name of a facet, with Not
// before it for what is left out, or FromName or ToName, and what was written for it.
type TypedFilter struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// The names of the filters by day.
const (
	FromName = "from"
	ToName   = "to"
)

// Not begins the names of filters whose documents are left out.
const Not = "-"

// queryTermOf makes the query term of a token.
func queryTermOf(t vi.Token) QueryTerm {
	term := vi.Term(t.Text)
	q := QueryTerm{Keys: []string{vi.Key(term)}, Start: t.Start, End: t.End}
	if term != q.Keys[0] {
		q.Term = term
	}
	return q
}

// wordless reports a query of nothing but signs ("???", an emoji), which asks for
// nothing that could be found.
func (q *Query) wordless() bool {
	return len(q.Sequences)+len(q.Excluded)+len(q.Filters) == 0 && strings.TrimSpace(q.Text) != ""
}

// withoutQuotes gives the query with its phrases as plain words.
func (q *Query) withoutQuotes() *Query {
	out := *q
	out.Sequences = slices.Clone(q.Sequences)
	for i := range out.Sequences {
		out.Sequences[i].Phrase = false
	}
	return &out
}
