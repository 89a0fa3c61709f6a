package index

import (
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// A row is one text of the inverter's document, as a lexicon reads it.
type row struct {
	inverter *inverter
	text     string
	tokens   []token
}

var _ lexicon.Starter = (*row)(nil)

func (r *row) Len() int             { return len(r.tokens) }
func (r *row) Term(i int) string    { return r.inverter.terms[r.tokens[i].term] }
func (r *row) Key(i int) string     { return r.inverter.keys[r.tokens[i].term] }
func (r *row) Starts(i int) bool    { return r.inverter.starts[r.tokens[i].term] }
func (r *row) Written(i int) string { return r.text[r.tokens[i].start:r.tokens[i].end] }

func (r *row) Gap(i int) string {
	if i+1 >= len(r.tokens) {
		return r.text[r.tokens[i].end:]
	}
	return r.text[r.tokens[i].end:r.tokens[i+1].start]
}

func (r *row) Joint(i int) byte {
	if i+1 >= len(r.tokens) {
		return lexicon.Joint("\n")
	}
	return lexicon.Joint(r.text[r.tokens[i].end:r.tokens[i+1].start])
}

// addKey takes down what the lexicon needs to know of a new term.
func (v *inverter) addKey(term string) {
	key := vi.Key(term)
	v.keys = append(v.keys, key)
	v.starts = append(v.starts, v.lexicon != nil && v.lexicon.Starts(term, key))
}

// addExpansions puts the expansions of the document behind its texts.
func (v *inverter) addExpansions(about lexicon.Filing) {
	if v.lexicon == nil {
		return
	}
	var rows [corpus.Values]lexicon.Row
	for f := range rows {
		rows[f] = &v.rows[f]
	}
	for f, blocks := range v.lexicon.Expand(rows[:], about) {
		r := &v.rows[f]
		var last token
		if n := len(r.tokens); n > 0 {
			last = r.tokens[n-1]
		}
		for _, block := range blocks {
			if last.position > 0 {
				last.position++
			}
			for _, term := range block {
				last.position++
				last.term = v.termID(term)
				r.tokens = append(r.tokens, last)
			}
		}
	}
}
