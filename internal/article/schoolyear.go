package article

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A SchoolYear (năm học) runs from September of First to the next summer.
type SchoolYear struct{ First int } // 2018 means 2018-2019

// String is the form that is stored and typed: "2018-2019".
func (y SchoolYear) String() string { return fmt.Sprintf("%04d-%04d", y.First, y.First+1) }

// Span is the form that is shown, with an en dash: "2018–2019".
func (y SchoolYear) Span() string { return fmt.Sprintf("%04d–%04d", y.First, y.First+1) }

// Format is the form that is shown, with the words before it:
// "năm học 2018–2019", "school year 2018–2019".
func (y SchoolYear) Format(lang diag.Lang) string {
	return diag.T("năm học ", "school year ").In(lang) + y.Span()
}

// IsZero reports whether no school year was given.
func (y SchoolYear) IsZero() bool { return y.First == 0 }

// MarshalText writes the school year as String does.
func (y SchoolYear) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

// plausible reports whether something that happened on the day is usually filed
// under the school year, from June before it begins to December after it ends:
// of 24 pages of education offices whose day and school year are known, the
// earliest was in that June and the latest in November.
func (y SchoolYear) plausible(day gazetteer.Day) bool {
	year, month, _ := day.Date()
	months := (year-y.First)*12 + int(month)
	return months >= 6 && months <= 24
}

// The written forms of a school year: with any dash and any spaces around it,
// and short of that, forms that are understood but not accepted.
var (
	yearSpan   = regexp.MustCompile(`^(\d{4})\s*[-–—]\s*(\d{4})$`)
	looseSpan  = regexp.MustCompile(`^\D*(\d{4})(?:[\s\-–—‐−/._]+|\s*(?:đến|tới|to)\s*)?(\d{2}|\d{4})(?:\D.*)?$`)
	shortSpan  = regexp.MustCompile(`^\D*(\d{2})\s*[-–—‐−/]\s*(\d{2})\D*$`)
	fourDigits = regexp.MustCompile(`\d{4}`)
	loneYear   = regexp.MustCompile(`^\D*(\d{4})\D*$`)
)

// ParseSchoolYear reads "2018-2019", also with spaces around the hyphen or with
// a longer dash. The error is a *diag.Fault with a hint where one can be given.
func ParseSchoolYear(written string) (SchoolYear, error) {
	m := yearSpan.FindStringSubmatch(written)
	if m == nil {
		fault := diag.K1251.Fault(nil, "%q không phải năm học", "%q is not a school year", clip(written, longMessage))
		fault.Hint = schoolYearHint(written)
		return SchoolYear{}, fault
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[2])
	year := SchoolYear{first}
	switch {
	case first < firstYear || first > lastYear:
		fault := diag.K1252.Fault(nil, "năm học %s không hợp lý", "the school year %s cannot be right", m[1]+"-"+m[2])
		fault.Hint = consecutiveHint
		return SchoolYear{}, fault
	case second != first+1:
		fault := diag.K1253.Fault(nil, "%s không phải hai năm liền nhau", "%s is not two consecutive years", m[1]+"-"+m[2])
		fault.Hint = diag.T("%s hay %s?", "%s or %s?", year, SchoolYear{second - 1})
		switch second {
		case first:
			fault.Hint = eitherYear(first)
		case first - 1:
			fault.Hint = diag.T("viết: %s", "write: %s", SchoolYear{second})
		}
		return SchoolYear{}, fault
	}
	return year, nil
}

// schoolYearHint understands what else people write for a school year.
func schoolYearHint(written string) diag.Text {
	if y, ok := looseYear(norm.NFKC.String(written)); ok {
		if len(fourDigits.FindAllString(written, 3)) > 2 {
			return diag.T("viết một năm học, như %s; những năm học khác ghi ở related_school_years", "write one school year, such as %s; others go into related_school_years", y)
		}
		return diag.T("viết: %s", "write: %s", y)
	}
	if years := fourDigits.FindAllString(written, -1); len(years) == 2 {
		if y, err := ParseSchoolYear(years[0] + "-" + years[1]); err == nil {
			return diag.T("viết: %s", "write: %s", y)
		}
	}
	if m := loneYear.FindStringSubmatch(written); m != nil {
		year, _ := strconv.Atoi(m[1])
		return eitherYear(year)
	}
	return consecutiveHint
}

// looseYear is the school year that is meant by one that is not written right.
func looseYear(written string) (y SchoolYear, ok bool) {
	m := looseSpan.FindStringSubmatch(written)
	if m == nil {
		if m = shortSpan.FindStringSubmatch(written); m == nil {
			return y, false
		}
		m[1] = "20" + m[1]
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[2])
	next := first + 1
	return SchoolYear{first}, first >= firstYear && first <= lastYear && (second == next || len(m[2]) == 2 && second == next%100)
}

var consecutiveHint = diag.T("viết hai năm liền nhau, ví dụ: 2018-2019", "write two consecutive years, for example: 2018-2019")

func eitherYear(year int) diag.Text {
	return diag.T("%s hay %s?", "%s or %s?", SchoolYear{year - 1}, SchoolYear{year})
}

// readSchoolYear reads a school year.
func readSchoolYear(r *reader, n *yaml.Node, path string, f *Field) (SchoolYear, bool) {
	if n.Kind != yaml.ScalarNode {
		r.wrongType(n, path, f)
		return SchoolYear{}, false
	}
	year, err := ParseSchoolYear(oneLine(n.Value))
	if fault := (*diag.Fault)(nil); errors.As(err, &fault) {
		r.fault(n, path, fault.Message, fault.Hint)
		return SchoolYear{}, false
	}
	return year, true
}
