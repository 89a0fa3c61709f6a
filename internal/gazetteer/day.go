package gazetteer

import (
	"fmt"
	"time"
)

// Day is a calendar day without a time zone, kept as the decimal number
// YYYYMMDD, so that days compare with < and ==. The zero Day is no day.
type Day int32

// NewDay returns the given day, or an error if the calendar has none such.
func NewDay(year int, month time.Month, day int) (Day, error) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Year() != year || t.Month() != month || t.Day() != day {
		return 0, fmt.Errorf("no such day: %04d-%02d-%02d", year, int(month), day)
	}
	return Day(year*10000 + int(month)*100 + day), nil
}

// ParseDay reads a day written as "2006-01-02".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("parse day %q: want a day that exists, as YYYY-MM-DD", s)
	}
	return DayOf(t), nil
}

// MustDay is ParseDay for days fixed in the code; it panics on a wrong one.
func MustDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// DayOf returns the day of t in t's own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day(y*10000 + int(m)*100 + d)
}

// Date returns year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) {
	return int(d) / 10000, time.Month(int(d) / 100 % 100), int(d) % 100
}

// Year returns the year.
func (d Day) Year() int { return int(d) / 10000 }

// Time returns the first instant of the day in UTC.
func (d Day) Time() time.Time {
	y, m, day := d.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}

// Add returns the day n days later, or earlier if n is negative.
func (d Day) Add(n int) Day { return DayOf(d.Time().AddDate(0, 0, n)) }

// IsZero reports whether d is no day at all.
func (d Day) IsZero() bool { return d == 0 }

// String writes the day as "2006-01-02", the zero Day as "".
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	y, m, day := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, int(m), day)
}

// MarshalText writes the day as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDay(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
