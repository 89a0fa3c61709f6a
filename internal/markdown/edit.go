package markdown

import (
	"slices"
	"strings"
)

// An Edit puts a text in the place of some bytes.
type Edit struct {
	Span
	Text string
}

// Apart are edits in order, without those that reach into the one before.
func Apart(edits []Edit) (list []Edit) {
	slices.SortStableFunc(edits, func(a, b Edit) int { return a.Start - b.Start })
	for _, e := range edits {
		if n := len(list); n == 0 || list[n-1].End <= e.Start {
			list = append(list, e)
		}
	}
	return list
}

// Replace makes edits that are in order and apart.
func Replace(text string, edits []Edit) string {
	var b strings.Builder
	done := 0
	for _, e := range edits {
		b.WriteString(text[done:e.Start])
		b.WriteString(e.Text)
		done = e.End
	}
	b.WriteString(text[done:])
	return b.String()
}
