package search

import (
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
)

// WithSynonyms gives the query with every abbreviation that is parted ("GD &
// ĐT"), every day, month and school year and every number with marks ("9,9",
// "100%") in plain words as one query term, under the key that the index has for
// all its forms.
func (q *Query) WithSynonyms(l *lexicon.Lexicon) *Query {
	out := *q
	out.Sequences = make([]Sequence, len(q.Sequences))
	for i, s := range q.Sequences {
		if !s.Phrase {
			s.Terms = joinSynonyms(termRow{q.Text, s.Terms}, l)
		}
		out.Sequences[i] = s
	}
	return &out
}

func joinSynonyms(row termRow, l *lexicon.Lexicon) (out []QueryTerm) {
	for i := 0; i < row.Len(); i++ {
		synonym, ok := l.InQuery(row, i)
		if !ok {
			out = append(out, row.terms[i])
			continue
		}
		end := row.terms[synonym.To-1].End
		if strings.HasSuffix(synonym.Key, "%") {
			end += 1 + strings.IndexByte(row.text[end:], '%')
		}
		out = append(out, QueryTerm{Keys: []string{synonym.Key}, Start: row.terms[i].Start, End: end})
		i = synonym.To - 1
	}
	return out
}

// A termRow is a sequence as a lexicon reads it.
type termRow struct {
	text  string
	terms []QueryTerm
}

func (r termRow) Len() int             { return len(r.terms) }
func (r termRow) Written(i int) string { return r.text[r.terms[i].Start:r.terms[i].End] }

// Key gives "thắng 7" its marks, since without them it is a month.
func (r termRow) Key(i int) string {
	if t := r.terms[i]; t.Keys[0] != "thang" || t.Term == "" || t.Term == "tháng" {
		return t.Keys[0]
	}
	return r.terms[i].Term
}

func (r termRow) Term(i int) string {
	if term := r.terms[i].Term; term != "" {
		return term
	}
	return r.Key(i)
}

func (r termRow) Gap(i int) string {
	if i+1 >= len(r.terms) {
		return r.text[r.terms[i].End:]
	}
	return r.text[r.terms[i].End:r.terms[i+1].Start]
}

func (r termRow) Joint(i int) byte {
	if i+1 >= len(r.terms) {
		return lexicon.Joint("\n")
	}
	return lexicon.Joint(r.text[r.terms[i].End:r.terms[i+1].Start])
}
