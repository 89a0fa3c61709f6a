package article

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

func TestNumberFormat(t *testing.T) {
	for _, test := range []struct{ number, vi, en string }{
		{"0", "0", "0"}, {"", "0", "0"}, {"13", "13", "13"}, {"999", "999", "999"}, {"2792", "2.792", "2,792"},
		{"62223", "62.223", "62,223"}, {"2111600", "2.111.600", "2,111,600"}, {"2.5", "2,5", "2.5"},
		{"2.50", "2,50", "2.50"}, {"-1234.5", "-1.234,5", "-1,234.5"}, {"-123", "-123", "-123"},
		{"123456789012345678", "123.456.789.012.345.678", "123,456,789,012,345,678"},
	} {
		n := Number{test.number}
		if vi, en := n.Format(diag.Vietnamese), n.Format(diag.English); vi != test.vi || en != test.en {
			t.Errorf("%s: %s, %s", test.number, vi, en)
		}
	}
}

func TestNumberValues(t *testing.T) {
	if i, ok := (Number{"2111600"}).Int64(); i != 2111600 || !ok {
		t.Error(i, ok)
	}
	if _, ok := (Number{"2.5"}).Int64(); ok {
		t.Error("2.5 is whole")
	}
	if f := (Number{"2.5"}).Float64(); f != 2.5 {
		t.Error(f)
	}
}

func TestParseSchoolYear(t *testing.T) {
	for _, written := range []string{"2018-2019", "2018 - 2019", "2018–2019", "2018- 2019", "2018 -2019", "2018—2019"} {
		if y, err := ParseSchoolYear(written); err != nil || y.First != 2018 {
			t.Errorf("%q: %v, %v", written, y, err)
		}
	}
	for written, want := range map[string]string{ // plans and slips are no school years
		"2016 – 2020":      `2016-2020 is not two consecutive years [K1253]`,
		"2017-2025":        `2017-2025 is not two consecutive years [K1253]`,
		"2021 - 2025":      `2021-2025 is not two consecutive years [K1253]`,
		"2019-2018":        `2019-2018 is not two consecutive years [K1253]`,
		"13/13":            `"13/13" is not a school year [K1251]`,
		"121/100":          `"121/100" is not a school year [K1251]`,
		"75 năm":           `"75 năm" is not a school year [K1251]`,
		"1018-1019":        `the school year 1018-1019 cannot be right [K1252]`,
		"9018-9019":        `the school year 9018-9019 cannot be right [K1252]`,
		"2018-2019-2020":   `"2018-2019-2020" is not a school year [K1251]`,
		"":                 `"" is not a school year [K1251]`,
		"hai không mười ự": `"hai không mười ự" is not a school year [K1251]`,
	} {
		_, err := ParseSchoolYear(written)
		if err == nil {
			t.Errorf("%q is accepted", written)
		} else if got, _, _ := strings.Cut(err.Error(), "\n"); got != want {
			t.Errorf("%q: %s, want %s", written, got, want)
		}
	}
}

func TestSchoolYearForms(t *testing.T) {
	y := SchoolYear{1999}
	for _, test := range [][2]string{
		{y.String(), "1999-2000"}, {y.Span(), "1999–2000"},
		{y.Format(diag.Vietnamese), "năm học 1999–2000"}, {y.Format(diag.English), "school year 1999–2000"},
	} {
		if test[0] != test[1] {
			t.Errorf("%s, want %s", test[0], test[1])
		}
	}
}

// TestPlausible holds the days of real write-ups: those that open a year, those
// that conclude it, and those that were filed under the wrong one.
func TestPlausible(t *testing.T) {
	for _, test := range []struct {
		year int
		day  string
		want bool
	}{
		{2018, "2019-08-19", true}, {2018, "2018-08-15", true}, {2019, "2020-09-15", true}, {2023, "2024-08-23", true},
		{2022, "2023-10-01", true}, {2019, "2020-11-19", true}, {2018, "2018-06-28", true},
		{2018, "2018-05-31", false}, {2018, "2020-01-01", false}, {2017, "2019-08-19", false}, {2020, "2019-08-19", false},
	} {
		if got := (SchoolYear{test.year}).plausible(gazetteer.MustDay(test.day)); got != test.want {
			t.Errorf("%d %s: %v", test.year, test.day, got)
		}
	}
}

// TestDayHints writes days as Vietnamese documents do; none is accepted, each
// hint gives the right form or says what is missing.
func TestDayHints(t *testing.T) {
	for written, want := range map[string]string{
		"19/8/2019":                   "write: date: 2019-08-19",
		"19-8-2019":                   "write: date: 2019-08-19",
		"19.08.2019":                  "write: date: 2019-08-19",
		"19 – 8 – 2019":               "write: date: 2019-08-19",
		"ngày 19/8/2019":              "write: date: 2019-08-19",
		"ngày 19 tháng 8 năm 2019":    "write: date: 2019-08-19",
		"Ngày 19 Tháng 8 Năm 2019":    "write: date: 2019-08-19",
		"Thứ Hai, 19/8/2019":          "write: date: 2019-08-19",
		"2019/8/19":                   "write: date: 2019-08-19",
		"2019-8-19":                   "write: date: 2019-08-19",
		"20190819":                    "write: date: 2019-08-19",
		"2019-19-08":                  "day and month swapped? write: date: 2019-08-19",
		"2019-02-29":                  "month 2 of 2019 has 28 days",
		"2019-04-31":                  "month 4 of 2019 has 30 days",
		"2019-13-32":                  "months go from 01 to 12",
		"sáng 15/9":                   "give the year too, for example: date: 2019-08-19",
		"1/9":                         "give the year too, for example: date: 2019-08-19",
		"25, 26/9/2019":               "write the first day of several: date: 2019-09-25",
		"31/2/2019":                   "month 2 of 2019 has 28 days",
		"121/100":                     "write year-month-day, and the first day of several, for example: date: 2019-08-19",
		"2018-2019":                   "write year-month-day, and the first day of several, for example: date: 2019-08-19",
		"1019-08-19":                  "for example: date: 2019-08-19",
		"hôm qua":                     "write year-month-day, and the first day of several, for example: date: 2019-08-19",
		"7h30 ngày 19/8/2019 (thứ 2)": "write: date: 2019-08-19",
		"19/8/2019, 14 giờ 30 phút":   "write: date: 2019-08-19",
		"19 tháng 8, 2019":            "write: date: 2019-08-19",
		"ngày 19-8 năm 2019":          "write: date: 2019-08-19",
		"08/19/2019":                  "write: date: 2019-08-19",
		"19/8/19":                     "write: date: 2019-08-19",
		"August 19, 2019":             "write: date: 2019-08-19",
		"19 Aug 2019":                 "write: date: 2019-08-19",
		"２０１９-08-19":                  "write: date: 2019-08-19",
		"Mon Aug 19 2019 07:00:00 GMT+0700 (Indochina Time)": "write: date: 2019-08-19",
	} {
		text := strings.Replace(minimal("", "Nội dung."), "date: 2019-08-19", `date: "`+written+`"`, 1)
		_, problems := Parse("bai.md", []byte(text), defaultRules(t))
		if len(problems) != 1 || problems[0].Hint.EN != want || problems[0].Line != 3 {
			t.Errorf("%s: %v", written, problems)
		}
	}
}

// TestNearest holds what is near enough to be meant, and what is not.
func TestNearest(t *testing.T) {
	fields := Fields()
	for written, want := range map[string]string{
		"Title": "did you mean title?", "titel": "did you mean title?", "tieu de": "did you mean title?",
		"school-year": "did you mean school_year?", "năm_học": "did you mean school_year?", "huyện": "did you mean district?",
		"organizer": "did you mean organiser?", "chairr": "did you mean chair?", "fgures": "did you mean figures?",
	} {
		if _, got := keyHint(written, fields); got.EN != want {
			t.Errorf("%s: %s", written, got.EN)
		}
	}
	for _, written := range []string{"xyzzy", "", "x", strings.Repeat("title", 1000)} {
		if _, got := keyHint(written, fields); !strings.HasPrefix(got.EN, "the keys are: title, date,") {
			t.Errorf("%.20s: %s", written, got.EN)
		}
	}
}

// TestDayOfATime: what content systems write is the day in Vietnam.
func TestDayOfATime(t *testing.T) {
	for written, want := range map[string]string{
		"2019-08-18T17:00:00.000Z": "2019-08-19", "2019-08-18T16:59:59Z": "2019-08-18", "2019-08-19T00:00:00Z": "2019-08-19",
		"2019-08-19T07:30:00": "2019-08-19", "2019-08-19T23:59": "2019-08-19", "2019-08-19 07:30": "2019-08-19", "2019-08-19 07:30:00 +0700": "2019-08-19",
		"2019-08-19T07:30:00+07:00": "2019-08-19", "2019-08-18t17:00:00z": "2019-08-19", "2019-08-18T12:00:00-05:00": "2019-08-19",
		"2018-12-31T18:00:00Z": "2019-01-01", "2020-02-28T17:00:00Z": "2020-02-29",
	} {
		text := strings.Replace(minimal("", "Nội dung."), "date: 2019-08-19", "date: "+written, 1)
		w, problems := Parse("bai.md", []byte(text), defaultRules(t))
		if w == nil || w.Date.String() != want || problems[0].Hint.EN != "write: date: "+want {
			t.Errorf("%s is not %s: %+v\n%v", written, want, w, problems)
		}
	}
}
