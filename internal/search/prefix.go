package search

import (
	"cmp"
	"slices"
	"strings"
)

// prefixTerm gives the query term that is still being typed, nil if there is none.
// What only asks is written out: "gì" is no beginning of "giáo".
func prefixTerm(q *Query) *QueryTerm {
	if !q.Prefix || len(q.Sequences) == 0 {
		return nil
	}
	last := q.Sequences[len(q.Sequences)-1]
	if last.Phrase || QuestionWords(last.Terms, q.Text)[len(last.Terms)-1] {
		return nil
	}
	return &last.Terms[len(last.Terms)-1]
}

// isUnfinished reports whether the archive knows the term that is being typed only
// as the beginning of syllables: a consonant alone may be an abbreviation ("P.").
func isUnfinished(term *QueryTerm, known bool) bool {
	key := term.Keys[0]
	return !known || len(key) == 1 && !strings.Contains("aeiouy", key)
}

// completePrefix gives the query with its last syllable, which is unfinished, as the most frequent ones that begin so; ok is false if none does.
func completePrefix(q *Query, syllables []Syllable) (completed *Query, ok bool) {
	prefix := *prefixTerm(q)
	var fitting []Syllable
	for _, s := range syllables {
		if strings.HasPrefix(s.Key, prefix.Keys[0]) {
			fitting = append(fitting, s)
		}
	}
	if len(fitting) == 0 {
		return q, false
	}
	slices.SortFunc(fitting, compareSyllables)
	prefix.Keys, prefix.Term = nil, ""
	for _, s := range fitting[:min(completions, len(fitting))] {
		prefix.Keys = append(prefix.Keys, s.Key)
	}
	out := *q
	out.Sequences = slices.Clone(q.Sequences)
	last := &out.Sequences[len(out.Sequences)-1]
	last.Terms = append(slices.Clone(last.Terms[:len(last.Terms)-1]), prefix)
	return &out, true
}

// compareSyllables puts the more frequent, shorter syllable first.
func compareSyllables(a, b Syllable) int {
	return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key))
}
