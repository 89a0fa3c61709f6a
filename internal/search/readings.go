package search

import "github.com/khotin/khotin/internal/lexicon"

// WithReadings gives the query with every abbreviation that is parted ("GD & ĐT") and
// every day, month and school year in plain words as one slot, under the key
// that the index has for all its forms.
func (q *Query) WithReadings(l *lexicon.Lexicon) *Query {
	out := *q
	out.Runs = make([]Run, len(q.Runs))
	for i, run := range q.Runs {
		if !run.Phrase {
			run.Slots = readSlots(slotRow{q.Text, run.Slots}, l)
		}
		out.Runs[i] = run
	}
	return &out
}

func readSlots(row slotRow, l *lexicon.Lexicon) (out []Slot) {
	for i := 0; i < row.Len(); i++ {
		r, ok := l.InQuery(row, i)
		if !ok {
			out = append(out, row.slots[i])
			continue
		}
		out = append(out, Slot{Keys: []string{r.Key}, Start: row.slots[i].Start, End: row.slots[r.To-1].End})
		i = r.To - 1
	}
	return out
}

// A slotRow is a run as a lexicon reads it.
type slotRow struct {
	text  string
	slots []Slot
}

func (r slotRow) Len() int             { return len(r.slots) }
func (r slotRow) Key(i int) string     { return r.slots[i].Keys[0] }
func (r slotRow) Written(i int) string { return r.text[r.slots[i].Start:r.slots[i].End] }

func (r slotRow) Term(i int) string {
	if term := r.slots[i].Term; term != "" {
		return term
	}
	return r.Key(i)
}

func (r slotRow) Joint(i int) byte {
	if i+1 >= len(r.slots) {
		return lexicon.Joint("\n")
	}
	return lexicon.Joint(r.text[r.slots[i].End:r.slots[i+1].Start])
}
