package facts

import (
	"regexp"
	"strconv"
	"time"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

var (
	fullDay  = regexp.MustCompile(`(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})`)
	wordDay  = regexp.MustCompile(`(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	shortDay = regexp.MustCompile(`(?i)(?:sáng|chiều|tối|ngày)(?: ngày)?\s+(\d{1,2})\s*[/-]\s*(\d{1,2})(?:[^/\d.-]|$)`)
	dateLine = regexp.MustCompile(`(?i)^[^,.;]{2,40},?\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\.?$`)
	// cited are words before the day of a law or a plan, folded.
	cited = regexp.MustCompile(`(thong tu|nghi quyet|quyet dinh|ke hoach|cong van|chi thi|nghi dinh|luat|so) [^.;]{0,60}$`)
)

// A dayFound is a day in a line.
type dayFound struct {
	day      gazetteer.Day
	line     *line
	from, to int
}

// findDate takes the day of the event: the only full day of the lead that is not
// a document's. A day without a year gets the year that the text suggests, and is
// not sure.
func (f *finder) findDate() {
	var found []dayFound
	for i := range f.lines {
		l := &f.lines[i]
		if dateLine.MatchString(l.text) {
			if days := l.days(); len(days) > 0 && f.facts.Published.Value == "" {
				f.facts.Published = l.proposal(days[0].day.String(), 0, len(l.text), true)
			}
			continue
		}
		if l.lead {
			found = append(found, l.days()...)
		}
	}
	switch {
	case len(found) > 0:
		d := found[0]
		f.day = d.day
		f.facts.Date = d.line.proposal(d.day.String(), d.from, d.to, allSame(found))
	case f.findShortDay():
	case f.facts.Published.Value != "":
		f.facts.Date = f.facts.Published
		f.facts.Date.Sure = false
		f.day = gazetteer.MustDay(f.facts.Date.Value)
	}
}

func allSame(found []dayFound) bool {
	for _, d := range found {
		if d.day != found[0].day {
			return false
		}
	}
	return true
}

// days are the full days of a line, without those of laws and plans.
func (l *line) days() []dayFound {
	var found []dayFound
	for _, pattern := range []*regexp.Regexp{fullDay, wordDay} {
		for _, m := range pattern.FindAllStringSubmatchIndex(l.text, -1) {
			day, err := gazetteer.NewDay(l.int(m[6], m[7]), time.Month(l.int(m[4], m[5])), l.int(m[2], m[3]))
			if err == nil && !cited.MatchString(vi.Fold(l.text[:m[0]])) {
				found = append(found, dayFound{day, l, m[0], m[1]})
			}
		}
	}
	return found
}

func (l *line) int(from, to int) int {
	n, _ := strconv.Atoi(l.text[from:to])
	return n
}

func (f *finder) findShortDay() bool {
	for i := range f.lines {
		l := &f.lines[i]
		m := shortDay.FindStringSubmatchIndex(l.text)
		if m == nil || !l.lead {
			continue
		}
		month := l.int(m[4], m[5])
		day, err := gazetteer.NewDay(f.likelyYear(month), time.Month(month), l.int(m[2], m[3]))
		if err != nil {
			continue
		}
		f.day = day
		f.facts.Date = l.proposal(day.String(), m[0], m[5], false)
		return true
	}
	return false
}

var monthYear = regexp.MustCompile(`(?i)tháng\s+(\d{1,2})\s*(?:/|năm)\s*(\d{4})`)

// likelyYear is the year that the text gives for the month, or that in which the
// first school year it names ends.
func (f *finder) likelyYear(month int) int {
	for i := range f.lines {
		l := &f.lines[i]
		for _, m := range monthYear.FindAllStringSubmatchIndex(l.text, -1) {
			if l.int(m[2], m[3]) == month {
				return l.int(m[4], m[5])
			}
		}
	}
	for i := range f.lines {
		if years := f.lines[i].schoolYears(); len(years) > 0 {
			return years[0].year.First + 1
		}
	}
	return 0
}
