package search

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/lexicon"
)

// fragmentOf gives the text directive that marks the tokens from one up to but
// not including another in the page: the words that they begin and end with,
// each within its line.
func fragmentOf(row *lexicon.Tokens, from, to int) string {
	words := func(first, end int) string {
		text := row.Text[row.Tokens[first].Start:row.Tokens[end-1].End]
		return escapeDirective(strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " "))
	}
	end := from + 1
	for end < to && end < from+fragmentTokens && row.Joint(end-1) != '\n' {
		end++
	}
	fragment := ":~:text=" + words(from, end)
	// Few words may stand elsewhere before: from there to the passage's end would be much.
	if end == to || end < from+fragmentTokens {
		return fragment
	}
	last := to - 1
	for last > end && last > to-fragmentTokens && row.Joint(last-1) != '\n' {
		last--
	}
	return fragment + "," + words(last, to)
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
