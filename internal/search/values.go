package search

import (
	"strings"

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
