package search

import "github.com/khotin/khotin/internal/vi"

// A Query is what a person typed, taken apart.
type Query struct {
	Text      string     // as typed
	Sequences []Sequence // what must be found
	Excluded  []Sequence // what must not be found
	Filters   []Filter   // typed as text, "kind:so-ket"
	Prefix    bool       // the last slot of the last run is still being typed
}

// A Run is a row of neighbours: plain words that stand together, or a phrase.
type Sequence struct {
	Terms  []QueryTerm
	Phrase bool // in quotes: neighbours, in this order, with the marks that were typed
}

// A Slot is one place of a run.
type QueryTerm struct {
	// Keys are the keys that fit: one as typed, several where a syllable is
	// still being typed.
	Keys []string
	// Term is the accented form that was typed, "" if it has no marks.
	Term string
	// Start and End tell where in the query it was typed, in bytes.
	Start, End int
}

// A Filter is one typed filter.
type Filter struct{ Facet, Value string }

// maxSlots is how much of a query is read. The longest real question of the
// sets has 57 syllables.
const maxTerms = 64

func newQueryTerm(t vi.Token) QueryTerm {
	term := vi.Term(t.Text)
	s := QueryTerm{Keys: []string{vi.Key(term)}, Start: t.Start, End: t.End}
	if term != s.Keys[0] {
		s.Term = term
	}
	return s
}

// IsEmpty reports whether nothing was asked for.
func (q *Query) IsEmpty() bool {
	return len(q.Sequences) == 0 && len(q.Excluded) == 0 && len(q.Filters) == 0
}
