package lexicon

import "fmt"

// calendarWords are the words of dates, as a row has them.
type calendarWords struct{ day, month, year, school, schoolYear, and, until, to string }

var (
	markedWords = calendarWords{"ngày", "tháng", "năm", "học", "nh", "và", "đến", "tới"}
	plainWords  = calendarWords{"ngay", "thang", "nam", "hoc", "nh", "va", "den", "toi"}
)

// A calendar reads dates in a row by terms or by keys.
type calendar struct {
	row  Row
	word func(int) string
	calendarWords
}

// calendarAt reads a day ("19/8/2019", "2019-08-19", "ngày 19 tháng 8 năm 2019", "19/8"),
// a month ("tháng 8/2019", "8/2019", "tháng 8") or a school year ("2018-2019", "NH 2018 - 19") that starts
// at token i.
func calendarAt(row Row, i int, word func(int) string, words calendarWords) (Synonym, bool) {
	c := calendar{row, word, words}
	first := word(i)
	switch {
	case first == c.day && row.Joint(i) == jointSpace:
		return c.dayAt(i, i+1)
	case first == c.month && row.Joint(i) == jointSpace:
		return c.monthAt(i)
	case first == c.schoolYear && row.Joint(i) == jointSpace:
		return c.schoolYearAt(i, i+1)
	case first == c.year && row.Joint(i) == jointSpace && word(i+1) == c.school && row.Joint(i+1) == jointSpace:
		return c.schoolYearAt(i, i+2)
	case first == "" || first[0] < '0' || first[0] > '9':
		return Synonym{}, false
	case len(first) == 4:
		if s, ok := c.isoDayAt(i); ok {
			return s, true
		}
		return c.schoolYearAt(i, i)
	}
	if s, ok := c.dayAt(i, i); ok {
		return s, true
	}
	return c.bareMonthAt(i)
}

// A date is a day, a month of a year, or of any year where the year is 0.
type date struct{ day, month, year int }

// synonym is the date at tokens from to to; whoever asks for what is wider finds it too.
func (d date) synonym(from, to int) Synonym {
	s := Synonym{From: from, To: to, date: d, Wider: []string{fmt.Sprintf("/%d", d.month)}}
	month := fmt.Sprintf("%04d%02d", d.year, d.month)
	anyYear := fmt.Sprintf("/%d/%d", d.day, d.month) // numbers that queries have are not beside it in shards
	switch {
	case d.day > 0 && d.year > 0:
		s.Key, s.Wider = fmt.Sprintf("%s%02d", month, d.day), append([]string{month, anyYear}, s.Wider...)
	case d.day > 0:
		s.Key = anyYear
	case d.year > 0:
		s.Key = month
	default:
		s.Key, s.Wider = s.Wider[0], nil
	}
	return s
}

// near gives a date of any year the year in which it is nearest to a day
// "2006-01-02"; the date of a year is what it is.
func (d date) near(day string) date {
	var about date
	if _, err := fmt.Sscanf(day, "%d-%d-%d", &about.year, &about.month, &about.day); err != nil || d.month == 0 || d.year > 0 {
		return d
	}
	d.year = about.year
	switch months := d.month - about.month; {
	case months > 6:
		d.year--
	case months < -6:
		d.year++
	}
	return d
}

// dayAt reads a day whose number is token i: with a year, of any year, or the first
// of several with one month.
func (c *calendar) dayAt(from, i int) (Synonym, bool) {
	day, ok := c.number(i, 1, 2)
	if !ok || day < 1 || day > 31 {
		return Synonym{}, false
	}
	d, to := c.listedDayAt(i), i+1
	if d.month == 0 {
		d, to = c.dayMonthAt(i, from < i)
	}
	d.day = day
	s := d.synonym(from, to)
	if d.year == 0 && isPoint(c.row.Gap(i)) {
		s.date, s.Wider = date{}, nil // it may be a number
	}
	return s, d.month > 0
}

// isoDayAt reads "2019-08-19" at token i.
func (c *calendar) isoDayAt(i int) (Synonym, bool) {
	year, isYear := c.number(i, 4, 4)
	month, isMonth := c.number(i+1, 1, 2)
	day, isDay := c.number(i+2, 1, 2)
	isMark := func(joint byte) bool { return joint == '/' || joint == jointDash || joint == '.' }
	if !isYear || !isMonth || !isDay || !isMark(c.row.Joint(i)) || !isMark(c.row.Joint(i+1)) || month < 1 || month > 12 || day < 1 || day > 31 {
		return Synonym{}, false
	}
	return date{day, month, year}.synonym(i, i+3), true
}

// monthAt reads "tháng 8/2019" or "tháng 8" from the word on.
func (c *calendar) monthAt(from int) (Synonym, bool) {
	month, year, to := c.monthOf(from + 1)
	if to == 0 {
		month, _ = c.number(from+1, 1, 2)
		if to = from + 2; c.isSlashed(from + 1) {
			return Synonym{}, false
		}
	}
	return date{0, month, year}.synonym(from, to), month >= 1 && month <= 12
}

// bareMonthAt reads "8/2019", which is a part neither of "32/8/2019" nor of "kỳ
// 1/2018-2019". It may be the number of a document ("12/2019/TT-BGDĐT") in texts
// and queries alike.
func (c *calendar) bareMonthAt(i int) (Synonym, bool) {
	if c.row.Joint(i) != '/' {
		return Synonym{}, false
	}
	if i > 0 && (c.row.Joint(i-1) == '/' || c.row.Joint(i-1) == '.') && isDigit(c.word(i-1), len(c.word(i-1))-1) {
		return Synonym{}, false
	}
	month, year, to := c.monthOf(i)
	if year < 1900 || year > 2099 {
		return Synonym{}, false
	}
	if joint := c.row.Joint(to - 1); (joint == '/' || joint == jointDash) && isDigit(c.word(to), 0) {
		return Synonym{}, false
	}
	return date{0, month, year}.synonym(i, to), true
}

// monthOf reads a month's number at token i, and its year; to is 0 if there are none.
func (c *calendar) monthOf(i int) (month, year, to int) {
	month, ok := c.number(i, 1, 2)
	if !ok || month < 1 || month > 12 {
		return 0, 0, 0
	}
	at, ok := c.next(i, c.year)
	if !ok {
		return 0, 0, 0
	}
	if year, ok = c.number(at, 4, 4); !ok {
		return 0, 0, 0
	}
	return month, year, at + 1
}

// next gives the token of the next number: behind a mark, or behind a word.
func (c *calendar) next(i int, word string) (int, bool) {
	switch c.row.Joint(i) {
	case '/', '-', '.':
		return i + 1, true
	case jointSpace:
		return i + 2, c.word(i+1) == word && c.row.Joint(i+1) == jointSpace
	}
	return 0, false
}

// schoolYearAt reads two successive years whose first is token i.
func (c *calendar) schoolYearAt(from, i int) (Synonym, bool) {
	first, ok := c.number(i, 4, 4)
	joint := c.row.Joint(i)
	if !ok && i > from {
		return c.shortSchoolYearAt(from, i)
	}
	if !ok || first < 1000 || first >= 3000 || joint != jointDash && joint != '/' && joint != jointSpace {
		return Synonym{}, false
	}
	second, ok := c.number(i+1, 4, 4)
	if !ok && joint != jointSpace {
		if second, ok = c.number(i+1, 2, 2); ok {
			second += first - first%100
			if second%100 == 0 {
				second += 100
			}
		}
	}
	if !ok || second != first+1 {
		return Synonym{}, false
	}
	key := fmt.Sprintf("%04d%04d", first, second)
	return Synonym{From: from, To: i + 2, Key: key}, true
}

// shortSchoolYearAt reads two successive years of two digits, behind a word that says
// what they are: "năm học 18-19".
func (c *calendar) shortSchoolYearAt(from, i int) (Synonym, bool) {
	first, isFirst := c.number(i, 2, 2)
	second, isSecond := c.number(i+1, 2, 2)
	joint := c.row.Joint(i)
	if !isFirst || !isSecond || second != (first+1)%100 || joint != jointDash && joint != '/' && joint != jointSpace {
		return Synonym{}, false
	}
	if first += 1900; first < 1950 {
		first += 100
	}
	return Synonym{From: from, To: i + 2, Key: fmt.Sprintf("%d%d", first, first+1)}, true
}

// isDigit reports whether a byte of a word is a digit.
func isDigit(word string, at int) bool {
	return at >= 0 && at < len(word) && '0' <= word[at] && word[at] <= '9'
}

// number reads a token of so many digits, which is no number of a unit ("5km").
func (c *calendar) number(i, least, most int) (n int, ok bool) {
	if i >= c.row.Len() || i+1 < c.row.Len() && c.row.Gap(i) == "" {
		return 0, false
	}
	digits := c.word(i)
	if len(digits) < least || len(digits) > most {
		return 0, false
	}
	for _, d := range []byte(digits) {
		if d < '0' || d > '9' {
			return 0, false
		}
		n = 10*n + int(d-'0')
	}
	return n, true
}
