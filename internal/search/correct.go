package search

import (
	"context"
	"strings"
)

// A syllable that fewer than one write-up in 1,024 holds, 160 sixteenths of an
// octave, may be a slip that got into the archive. Such a doubt is worth the
// lists of another query only if nothing holds all that was typed or the query
// is short; and the other reading is worth a line only if eight times as many
// write-ups hold all of it.
const (
	doubtfulWeight = 160
	offerTimes     = 8
)

// correct reads doubtful syllables of a query as known ones. The result is nil
// unless there are any, and the archive knows better ones.
func (s *Searcher) correct(ctx context.Context, a *asking) (*asking, error) {
	doubtful := a.doubtful()
	if len(doubtful) == 0 || a.options.Exact {
		return nil, nil
	}
	words, err := s.store.Words(ctx)
	if err != nil {
		return nil, err
	}
	text := corrected(a.query.Text, doubtful, words)
	if text == a.query.Text {
		return nil, nil
	}
	better, err := s.ask(ctx, Parse(text), a.options)
	if err != nil {
		return nil, err
	}
	better.match.settle(true)
	return better, nil
}

// doubtful lists the slots that hardly any write-up holds, in the order of the query.
func (a *asking) doubtful() []Slot {
	if a.match.whole > 0 && a.plan.plain > strictSlots {
		return nil
	}
	var out []Slot
	for i, run := range a.query.Runs {
		for j, slot := range run.Slots {
			if w := a.match.tally.groupWeights[a.plan.runs[i].groups[j]]; w == 0 || w >= doubtfulWeight {
				out = append(out, slot)
			}
		}
	}
	return out
}

// offers reports whether a reading that was not asked for is worth a line
// above what was found.
func (a *asking) offers(better *asking) bool { return better.match.whole > offerTimes*a.match.whole }

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
