package lexicon

import "unicode"

// A Reading is a part of a row that has another form.
type Reading struct {
	From, To int    // its tokens
	Key      string // of the family, the day, the month or the school year
	Month    string // of a day: the key of its month
}

// and joins two parts of an abbreviation, "GD và ĐT".
const and = "va"

// shortAt gives the end of a family's abbreviation that starts at token i, 0 if
// there is none.
func (f *Family) shortAt(row Row, i int) int {
	if !f.loose() && row.Key(i) == f.Key {
		return i + 1
	}
	if len(f.parts) == 1 || row.Key(i) != f.parts[0] {
		return 0
	}
	for _, part := range f.parts[1:] {
		switch joint := row.Joint(i); {
		case joint == jointBlock || joint == jointOther || f.loose() && joint != '/':
			return 0
		case !f.loose() && joint == jointSpace && row.Key(i+1) == and && row.Joint(i+1) == jointSpace:
			i++
		}
		i++
		if row.Key(i) != part {
			return 0
		}
	}
	return i + 1
}

// longAt gives the end of words that start at token i, 0 if they do not. They
// may be parted by commas and dashes.
func longAt(row Row, i int, words []string, word func(int) string) int {
	for j, want := range words {
		if j > 0 {
			if joint := row.Joint(i + j - 1); joint != jointSpace && joint != jointDash && joint != ',' {
				return 0
			}
		}
		if word(i+j) != want {
			return 0
		}
	}
	return i + len(words)
}

// InQuery finds what starts at token i of a query and is more than one token:
// an abbreviation that is parted, or something of the calendar.
func (l *Lexicon) InQuery(row Row, i int) (Reading, bool) {
	if r, ok := calendarAt(row, i, row.Key, plainWords); ok {
		return r, true
	}
	best := Reading{}
	for _, f := range l.shorts[row.Key(i)] {
		if to := f.shortAt(row, i); to > max(i+1, best.To) && !f.Ambiguous {
			best = Reading{From: i, To: to, Key: f.Key}
		}
	}
	return best, best.To > 0
}

// InText finds the longest that starts at token i of a text, with or without marks.
func (l *Lexicon) InText(row Row, i int) (Reading, bool) {
	if r, ok := calendarAt(row, i, row.Key, plainWords); ok {
		return r, true
	}
	best := Reading{}
	for _, f := range l.shorts[row.Key(i)] {
		if to := f.shortAt(row, i); to > best.To && !f.Ambiguous {
			best = Reading{From: i, To: to, Key: f.Key}
		}
	}
	if r, ok := l.longest(row, i); ok && r.To > best.To {
		best = r
	}
	return best, best.To > 0
}

// longest finds the most words that start at token i and spell something out.
func (l *Lexicon) longest(row Row, i int) (best Reading, found bool) {
	for _, s := range l.keys[row.Key(i)] {
		if to := longAt(row, i, s.words, row.Key); to > best.To {
			best = Reading{From: i, To: to, Key: s.family.Key}
		}
	}
	return best, best.To > 0
}

// SpeltOut finds what a row of keys spells out, from left to right the longest.
func (l *Lexicon) SpeltOut(keys []string) (out []Reading) {
	for i := 0; i < len(keys); i++ {
		if r, ok := l.longest(keyRow(keys), i); ok {
			out = append(out, r)
			i = r.To - 1
		}
	}
	return out
}

// A keyRow is words with nothing but spaces between them.
type keyRow []string

func (r keyRow) Len() int             { return len(r) }
func (r keyRow) Term(i int) string    { return r.Key(i) }
func (r keyRow) Written(i int) string { return r.Key(i) }

func (r keyRow) Key(i int) string {
	if i < len(r) {
		return r[i]
	}
	return ""
}

func (r keyRow) Joint(i int) byte {
	if i+1 < len(r) {
		return jointSpace
	}
	return jointBlock
}

// isCapitals reports whether an abbreviation is written as such.
func isCapitals(written string) bool {
	for _, r := range written {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
