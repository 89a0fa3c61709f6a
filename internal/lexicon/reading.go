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

// InText finds the longest that starts at token i of a text and goes by one of
// the keys wanted, with or without marks; the reading has that key.
func (l *Lexicon) InText(row Row, i int, wanted func(key string) bool) (Reading, bool) {
	if r, ok := calendarAt(row, i, row.Key, plainWords); ok {
		if !wanted(r.Key) {
			r.Key = r.Month
		}
		return r, wanted(r.Key)
	}
	best := Reading{}
	try := func(f *Family, to int) {
		if to > best.To && wanted(f.Key) {
			best = Reading{From: i, To: to, Key: f.Key}
		}
	}
	for _, f := range l.shorts[row.Key(i)] {
		if !f.Ambiguous {
			try(f, f.shortAt(row, i))
		}
	}
	for _, s := range l.keys[row.Key(i)] {
		try(s.family, longAt(row, i, s.words, row.Key))
	}
	return best, best.To > 0
}

// Spelt finds the families that a row of keys spells out: for each place the
// family's key and where its words end.
func (l *Lexicon) Spelt(keys []string, yield func(key string, from, to int)) {
	row := keyRow(keys)
	for i := range keys {
		for _, s := range l.keys[keys[i]] {
			if to := longAt(row, i, s.words, row.Key); to > 0 {
				yield(s.family.Key, i, to)
			}
		}
	}
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
