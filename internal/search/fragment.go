package search

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/lexicon"
)

// fragmentAt gives the text directive that leads to a token's place in the
// page: the words from there on, as the page has them, within their line.
func fragmentAt(row *lexicon.Tokens, first int) string {
	last := first
	for last+1 < row.Len() && last+1-first < fragmentTokens && row.Joint(last) != '\n' {
		last++
	}
	text := row.Text[row.Tokens[first].Start:row.Tokens[last].End]
	return ":~:text=" + escapeDirective(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " "))
}

// escapeDirective writes a text as JavaScript's encodeURIComponent does, and
// the dash too, which means something in a directive as comma and & do.
func escapeDirective(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', strings.IndexByte("_.!~*'()", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
