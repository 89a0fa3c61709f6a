package article

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Days and school years lie between these years; others are slips of the
// keyboard.
const firstYear, lastYear = 1900, 2100

// readDay reads a day written as 2019-08-19.
func readDay(r *reader, n *yaml.Node, path string, f *Field) (gazetteer.Day, bool) {
	if n.Kind != yaml.ScalarNode {
		r.wrongType(n, path, f)
		return 0, false
	}
	written := strings.TrimSpace(n.Value)
	if day, ok := dayOfTime(written); ok {
		r.report(r.line(n), path, diag.K1231.T("%q có cả giờ; lấy ngày ở Việt Nam: %s", "%q has a time; its day in Vietnam is taken: %s", written, day), write(f, day.String()))
		written = day.String()
	}
	if !isoDay.MatchString(written) {
		r.fault(n, path, diag.K1232.T("%q không phải ngày viết đúng cách", "%q is not a day as it must be written", written), dayHint(f, written))
		return 0, false
	}
	day, err := gazetteer.ParseDay(written)
	if err != nil {
		r.fault(n, path, diag.K1233.T("không có ngày %s", "there is no day %s", written), calendarHint(f, written))
		return 0, false
	}
	if year := day.Year(); year < firstYear || year > lastYear {
		r.fault(n, path, diag.K1234.T("năm %d không hợp lý", "the year %d cannot be right", year), exampleHint(f))
		return 0, false
	}
	return day, true
}

// timestamp is a day with a time, as content systems save it, with or without a
// zone.
var timestamp = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[Tt ]\s*(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*([Zz]|[+-]\d{2}:?\d{2})?$`)

// vietnam is the zone of the whole country since 1975. Content systems write
// midnight there as 17:00 of the day before in UTC.
var vietnam = time.FixedZone("+07", 7*60*60)

// dayOfTime is the day in Vietnam of a time. One without a zone is taken for
// Vietnam's.
func dayOfTime(written string) (gazetteer.Day, bool) {
	m := timestamp.FindStringSubmatch(written)
	if m == nil {
		return 0, false
	}
	seconds, zone := cmp.Or(m[3], ":00"), strings.ReplaceAll(strings.ToUpper(cmp.Or(m[4], "+07:00")), ":", "")
	at, err := time.Parse("2006-01-02T15:04:05Z0700", m[1]+"T"+m[2]+seconds+zone)
	return gazetteer.DayOf(at.In(vietnam)), err == nil
}

var isoDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// The ways in which days are written in Vietnamese documents. None has digits
// before the day: "25, 26/9/2019" is two days and needs a person.
var (
	dayFirst    = regexp.MustCompile(`^\D*(\d{1,2})\s*[-/.–‐−]\s*(\d{1,2})\s*(?:[-/.–‐−]|\s+năm\s)\s*(\d{4})(?:\D|$)`)
	dayInWords  = regexp.MustCompile(`(?i)^\D*(\d{1,2})[\s.]+(?:tháng|thg|th|t)[\s.]*(\d{1,2})(?:\s*[,/.-]\s*|\s+(?:năm\s+)?)(\d{4})(?:\D|$)`)
	yearFirst   = regexp.MustCompile(`^\D*(\d{4})\s*[-/.–‐−年]?\s*(\d{1,2})\s*[-/.–‐−月]?\s*(\d{1,2})(?:\D|$)`)
	shortYear   = regexp.MustCompile(`^\D*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{2})\D*$`)
	noYear      = regexp.MustCompile(`^\D*(\d{1,2})\s*[-/.–]\s*(\d{1,2})\D*$`)
	clock       = regexp.MustCompile(`(?i)\d{1,2}\s*(?:h|giờ|g)\s*(?:\d{1,2})?\s*(?:phút|')?`)
	severalDays = regexp.MustCompile(`^\D*(\d{1,2})\s*(?:[-–—,&+]|và|đến|tới)\s*\d{1,2}\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:\D|$)`)
	epoch       = regexp.MustCompile(`^1\d{9}(?:\d{3})?$`) // of 2001 to 2033
	inEnglish   = regexp.MustCompile(`(?i)^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})(?:\s.*)?$`)
)

// dayHint understands the usual ways to write a day and gives the right one.
func dayHint(f *Field, written string) diag.Text {
	written = norm.NFKC.String(written)
	if day, ok := looseDay(written); ok && !timestamp.MatchString(written) { // whose day is not known
		return write(f, day.String())
	}
	if m := severalDays.FindStringSubmatch(written); m != nil {
		if day, ok := newDay(m[3], m[2], m[1]); ok {
			return diag.T("sự kiện nhiều ngày thì viết ngày đầu: %s: %s", "write the first day of several: %s: %s", f.Key, day)
		}
	}
	if m := dayFirst.FindStringSubmatch(written); m != nil && len(m[1]) < 3 {
		return calendarHint(f, fmt.Sprintf("%s-%02s-%02s", m[3], m[2], m[1]))
	}
	if m := epoch.FindString(written); m != "" {
		seconds, _ := strconv.ParseInt(m[:10], 10, 64) // digits
		return diag.T("số này đếm giây, ở Việt Nam là ngày: viết: %s: %s", "the number counts seconds; in Vietnam it is: write: %s: %s", f.Key, gazetteer.DayOf(time.Unix(seconds, 0).In(vietnam)))
	}
	if noYear.MatchString(written) {
		return diag.T("ghi cả năm, ví dụ: %s: %s", "give the year too, for example: %s: %s", f.Key, f.Example)
	}
	return diag.T("viết năm-tháng-ngày, sự kiện nhiều ngày thì viết ngày đầu, ví dụ: %s: %s",
		"write year-month-day, and the first day of several, for example: %s: %s", f.Key, f.Example)
}

func looseDay(written string) (gazetteer.Day, bool) {
	written = clock.ReplaceAllString(written, "")
	for _, pattern := range []*regexp.Regexp{dayFirst, dayInWords} {
		if m := pattern.FindStringSubmatch(written); m != nil {
			day, ok := newDay(m[3], m[2], m[1])
			if !ok { // as Americans write it
				day, ok = newDay(m[3], m[1], m[2])
			}
			return day, ok
		}
	}
	if m := yearFirst.FindStringSubmatch(written); m != nil {
		return newDay(m[1], m[2], m[3])
	}
	if m := shortYear.FindStringSubmatch(written); m != nil {
		return newDay("20"+m[3], m[2], m[1])
	}
	if m := inEnglish.FindStringSubmatch(written); m != nil {
		month, err := time.Parse("Jan", strings.ToUpper(m[2][:1])+strings.ToLower(m[2][1:]))
		if err == nil {
			return newDay(m[4], strconv.Itoa(int(month.Month())), cmp.Or(m[1], m[3]))
		}
	}
	return 0, false
}

func newDay(year, month, day string) (gazetteer.Day, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	made, err := gazetteer.NewDay(y, time.Month(m), d)
	return made, err == nil && y >= firstYear && y <= lastYear
}

// calendarHint explains why a day that is written right does not exist.
func calendarHint(f *Field, written string) diag.Text {
	year, month, day := written[:4], written[5:7], written[8:]
	if swapped, ok := newDay(year, day, month); ok {
		return diag.T("ngày và tháng bị đổi chỗ? viết: %s: %s", "day and month swapped? write: %s: %s", f.Key, swapped)
	}
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return diag.T("tháng đi từ 01 đến 12", "months go from 01 to 12")
	}
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return diag.T("tháng %d năm %d có %d ngày", "month %d of %d has %d days", m, y, last)
}

// namedDay is the day with which Jekyll and others begin the names of files.
var namedDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

func dayOfName(file string) (gazetteer.Day, bool) {
	return ReadDay(namedDay.FindString(path.Base(file)))
}
