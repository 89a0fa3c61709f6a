package search

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/vi"
)

var (
	fourDigits = regexp.MustCompile(`[0-9]{4}`)
	dateWords  = regexp.MustCompile(`(?:ngay|thang|nam hoc|nam|nh) `)
	dateParts  = regexp.MustCompile(`^([0-9]{1,4})(?: ?[-–—/. ] ?([0-9]{1,4}))?(?: ?[-–—/. ] ?([0-9]{1,2}|[0-9]{4}))?$`)
)

// firstYear gives the first year of "2018-2019", "2018 – 2019" or "2018", "" if
// a text names no school year.
func firstYear(text string) string {
	years := fourDigits.FindAllString(text, 2)
	if len(years) == 0 {
		return ""
	}
	first, _ := strconv.Atoi(years[0])
	if len(years) == 2 && years[1] != strconv.Itoa(first+1) {
		return ""
	}
	return strconv.Itoa(first)
}

// spanOf gives the first and the last day that a text means, counted from
// 1970-01-01: a day ("2019-08-19", "19/8/2019"), a month ("2019-08", "8/2019"), a
// year, or a school year ("2018-2019"), which begins on 1 September; with their words, too
// ("tháng 9 năm 2018").
func spanOf(text string) (first, end int32, ok bool) {
	plain := dateWords.ReplaceAllString(strings.Join(strings.Fields(vi.Fold(text)), " "), "")
	found := dateParts.FindStringSubmatch(plain)
	if found == nil {
		return 0, 0, false
	}
	parts := slices.DeleteFunc(found[1:], func(part string) bool { return part == "" })
	dayFirst := len(parts[0]) < 4
	if dayFirst {
		slices.Reverse(parts)
	}
	numbers := []int{0, 0, 0}
	for i, part := range parts {
		if (len(part) == 4) != (i == 0) && (i != 1 || len(parts) > 2) || len(part) == 3 {
			return 0, 0, false
		}
		numbers[i], _ = strconv.Atoi(part)
	}
	y, m, d := numbers[0], numbers[1], numbers[2]
	switch {
	case y < 1000:
		return 0, 0, false
	case len(parts) == 1:
		return dayOf(y, 1, 1), dayOf(y+1, 1, 0), true
	case len(parts[1]) == 4, len(parts) == 2 && m > 12 && !dayFirst: // "2018-19" too
		return dayOf(y, 9, 1), dayOf(y+1, 9, 0), m == y+1 || m == (y+1)%100
	case m < 1 || m > 12:
		return 0, 0, false
	case len(parts) == 2:
		return dayOf(y, m, 1), dayOf(y, m+1, 0), true
	}
	day := dayOf(y, m, d)
	return day, day, d > 0 && day <= dayOf(y, m+1, 0)
}

// dayOf counts days from 1970-01-01; day 0 is the last of the month before.
func dayOf(year, month, day int) int32 {
	return int32(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}
