package gazetteer

import (
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	for _, good := range []string{"2019-08-19", "2024-02-29", "0001-01-01", "9999-12-31"} {
		d, err := ParseDay(good)
		if err != nil || d.String() != good {
			t.Errorf("ParseDay(%q) = %s, %v", good, d, err)
		}
	}
	for _, bad := range []string{"", "2019-8-19", "19/8/2019", "2023-02-29", "2019-13-01", "2019-00-10", "0000-01-01", "2019-08-19T00:00:00Z", "10000-01-01"} {
		if d, err := ParseDay(bad); err == nil {
			t.Errorf("ParseDay(%q) = %s, want an error", bad, d)
		}
	}
}

func TestNewDay(t *testing.T) {
	if d, err := NewDay(2019, time.August, 19); err != nil || d != 2019_08_19 {
		t.Errorf("got %d, %v", d, err)
	}
	if d, err := NewDay(2023, time.February, 29); err == nil {
		t.Errorf("got %d for a day that does not exist", d)
	}
}

func TestDayOfKeepsTheDayOfItsZone(t *testing.T) {
	hanoi := time.FixedZone("ICT", 7*60*60)
	if d := DayOf(time.Date(2019, 8, 19, 1, 0, 0, 0, hanoi)); d != 2019_08_19 {
		t.Errorf("got %s", d)
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		day  Day
		n    int
		want Day
	}{{2025_07_01, -1, 2025_06_30}, {2024_12_31, 1, 2025_01_01}, {2024_02_28, 1, 2024_02_29}, {2019_08_19, 0, 2019_08_19}} {
		if got := c.day.Add(c.n); got != c.want {
			t.Errorf("%s plus %d is %s, want %s", c.day, c.n, got, c.want)
		}
	}
}

func TestDayText(t *testing.T) {
	var d Day
	if err := d.UnmarshalText([]byte("2019-08-19")); err != nil || d != 2019_08_19 {
		t.Errorf("got %d, %v", d, err)
	}
	if text, _ := d.MarshalText(); string(text) != "2019-08-19" {
		t.Errorf("got %q", text)
	}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() || d.String() != "" {
		t.Errorf("no text is no day, got %s, %v", d, err)
	}
	if err := d.UnmarshalText([]byte("19/8/2019")); err == nil {
		t.Error("want an error")
	}
}
