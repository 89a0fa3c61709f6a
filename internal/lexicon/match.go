package lexicon

import (
	"strings"
	"unicode"
)

// A Synonym is a part of a row that has another form.
type Synonym struct {
	From, To int    // its tokens
	Key      string // of the set, the day, the month, the school year or the number
	Long     bool   // an abbreviation written out
	// Wider are the keys of what a day, a month or a percentage is too: the month of a
	// day, both without their year, the number.
	Wider []string
	date  date
}

// and joins two parts of an abbreviation, "GD và ĐT".
const and = "va"

// shortFormAt gives the end of the set's abbreviation if it starts at token i,
// else 0.
func (s *SynonymSet) shortFormAt(row Row, i int) int {
	if !s.separated() && row.Key(i) == s.Key {
		return i + 1
	}
	if len(s.parts) == 1 || row.Key(i) != s.parts[0] {
		return 0
	}
	for _, part := range s.parts[1:] {
		switch joint := row.Joint(i); {
		case joint == jointBlock || joint == jointOther || s.separated() && joint != '/':
			return 0
		case !s.separated() && joint == jointSpace && row.Key(i+1) == and && row.Joint(i+1) == jointSpace:
			i++
		}
		i++
		if row.Key(i) != part {
			return 0
		}
	}
	return i + 1
}

// longFormAt gives the end of words that start at token i, 0 if they do not. They
// may be parted by commas and dashes.
func longFormAt(row Row, i int, words []string, word func(int) string) int {
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

// digitsAt reads something of the calendar, or else a number.
func digitsAt(row Row, i int, word func(int) string, words calendarWords) (Synonym, bool) {
	if s, ok := calendarAt(row, i, word, words); ok {
		return s, true
	}
	return numberAt(row, i, word)
}

// InQuery finds what starts at token i of a query and has a key of its own: an
// abbreviation that is parted, something of the calendar, a number with marks.
func (l *Lexicon) InQuery(row Row, i int) (Synonym, bool) {
	if r, ok := digitsAt(row, i, row.Key, plainWords); ok {
		return r, !isPeriod(row, r)
	}
	best := Synonym{}
	for _, s := range l.shortForms[row.Key(i)] {
		if to := s.shortFormAt(row, i); to > max(i+1, best.To) && !s.Ambiguous {
			best = Synonym{From: i, To: to, Key: s.Key}
		}
	}
	return best, best.To > 0
}

// periods are the keys of words behind which "2/2021" is the second of that year, or
// a document. Texts are indexed as months there, too, since some say "thông tư
// 12/2019" and others "thông tư số 12/2019".
const periods = " ki qui khoa dot lan vong so "

// isPeriod reports whether what was read as a month without its word is something
// else of that year.
func isPeriod(row Row, s Synonym) bool {
	return s.date.day == 0 && s.date.year > 0 && s.To == s.From+2 && row.Joint(s.From) == '/' && s.From > 0 &&
		row.Joint(s.From-1) == jointSpace && strings.Contains(periods, " "+row.Key(s.From-1)+" ")
}

// InText finds the longest that starts at token i of a text, with or without marks.
func (l *Lexicon) InText(row Row, i int) (Synonym, bool) {
	if r, ok := digitsAt(row, i, row.Key, plainWords); ok {
		return r, !isPeriod(row, r)
	}
	best := Synonym{}
	for _, s := range l.shortForms[row.Key(i)] {
		if to := s.shortFormAt(row, i); to > best.To && !s.Ambiguous {
			best = Synonym{From: i, To: to, Key: s.Key}
		}
	}
	if r, ok := l.longestForm(row, i); ok && r.To > best.To {
		best = r
	}
	return best, best.To > 0
}

// longestForm finds the most words that start at token i and spell something out.
func (l *Lexicon) longestForm(row Row, i int) (best Synonym, found bool) {
	for _, s := range l.longByKey[row.Key(i)] {
		if to := longFormAt(row, i, s.words, row.Key); to > best.To {
			best = Synonym{From: i, To: to, Key: s.set.Key, Long: true}
		}
	}
	return best, best.To > 0
}

// Words gives the keys of what an abbreviation stands for with spaces between them,
// of the first of several; "" if the key is of none.
func (l *Lexicon) Words(key string) string {
	for _, set := range l.sets {
		if set.Key == key {
			return strings.Join(set.longForms[0].keys, " ")
		}
	}
	return ""
}

// LongFormsIn finds what a row of keys spells out, from left to right the longest.
func (l *Lexicon) LongFormsIn(keys []string) (out []Synonym) {
	for i := 0; i < len(keys); i++ {
		if r, ok := l.longestForm(keyRow(keys), i); ok {
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

func (r keyRow) Gap(i int) string {
	if i+1 < len(r) {
		return " "
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
