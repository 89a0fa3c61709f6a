package search

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/vi"
)

// correct reads unknown syllables of a query that found nothing as known ones.
// The result is nil unless that finds something.
func (s *Searcher) correct(ctx context.Context, a *asking) (*asking, error) {
	unknown := a.unknown()
	if len(unknown) == 0 {
		return nil, nil
	}
	words, err := s.store.Words(ctx)
	if err != nil {
		return nil, err
	}
	text := corrected(a.query.Text, unknown, words)
	if text == a.query.Text {
		return nil, nil
	}
	better, err := s.ask(ctx, Parse(text), a.options)
	if err != nil {
		return nil, err
	}
	better.match.settle(true)
	if better.match.found == 0 {
		return nil, nil
	}
	return better, nil
}

// unknown lists the slots that the archive holds in no form, in the order of the query.
func (a *asking) unknown() []Slot {
	var out []Slot
	for i, run := range a.query.Runs {
		for j, slot := range run.Slots {
			if a.match.tally.missing[a.plan.runs[i].groups[j]] {
				out = append(out, slot)
			}
		}
	}
	return out
}

// corrected replaces the slots of a query for which there is a better reading.
func corrected(text string, slots []Slot, words []Word) string {
	var b strings.Builder
	done := 0
	for _, slot := range slots {
		better, ok := reading(text[slot.Start:slot.End], words)
		if !ok {
			continue
		}
		b.WriteString(text[done:slot.Start])
		b.WriteString(better)
		done = slot.End
	}
	b.WriteString(text[done:])
	return b.String()
}

// reading finds what was meant: keystrokes that an input method left undone,
// or the most frequent word that differs in one letter.
func reading(token string, words []Word) (string, bool) {
	if decoded, ok := vi.DecodeKeystrokes(token); ok && known(words, vi.Key(vi.Term(decoded))) {
		return decoded, true
	}
	key := []rune(vi.Key(vi.Term(token)))
	if slices.ContainsFunc(key, unicode.IsDigit) {
		return "", false // one digit off is another number
	}
	var near []Word
	for _, w := range words {
		if oneEdit(key, []rune(w.Key)) {
			near = append(near, w)
		}
	}
	if len(near) == 0 {
		return "", false
	}
	return slices.MinFunc(near, compareWords).Key, true
}

func known(words []Word, key string) bool {
	_, ok := slices.BinarySearchFunc(words, key, func(w Word, key string) int { return strings.Compare(w.Key, key) })
	return ok
}

// oneEdit reports whether a letter was left out, put in, replaced, or swapped
// with the next.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) == 0 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) {
		return false // equal
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
	return swapped || slices.Equal(a[i+1:], b[i+1:])
}
