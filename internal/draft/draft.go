// Package draft begins a write-up: the file of what is known of it so far.
//
// What goes in: values as a person types them, on a command line, at a terminal or
// in the form of khotin serve. What comes out: the text of a file in normal form, in
// which every other key stands as a comment with what it is for, and that file in
// the archive; or what the check has against a value. What it promises: the same
// values give the same file wherever they were typed, and no file is written over.
//
// The files, in that order: the draft here, values.go, places.go, skeleton.go,
// save.go.
package draft

import (
	"strings"
	"time"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Asked are the optional fields that are worth a question; the others stand in the
// file as comments.
var Asked = []string{"kind", "levels", "organiser", "chair", "venue", "people", "source", "summary"}

// A Draft is a write-up that is being begun.
type Draft struct {
	Rules  *article.Rules
	Lang   diag.Lang         // of the comments in its file
	Day    gazetteer.Day     // of the event; today if nobody says
	Dated  bool              // somebody said
	Values map[string]string // as YAML, by key
}

// New begins a write-up of today of which nothing is known.
func New(rules *article.Rules, lang diag.Lang, today gazetteer.Day) *Draft {
	return &Draft{Rules: rules, Lang: lang, Day: today, Values: map[string]string{"draft": "true"}}
}

// text is diag.T in the draft's language.
func (d *Draft) text(vi, en string, args ...any) string { return diag.T(vi, en, args...).In(d.Lang) }

// SetTitle takes a title.
func (d *Draft) SetTitle(written string) { d.Values["title"] = article.Scalar(written, false) }

// SetDay takes a day in any way that people write one, and reports whether it is one.
func (d *Draft) SetDay(written string) bool {
	day, ok := article.ReadDay(written)
	if ok {
		d.Day, d.Dated = day, true
	}
	return ok
}

// Places are the keys of localities that were given.
func (d *Draft) Places() (keys []string) {
	for _, f := range article.Fields() {
		if f.Type == article.TypeLocality && d.Values[f.Key] != "" {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// Enough reports whether nothing that is required is missing.
func (d *Draft) Enough() bool { return d.Values["title"] != "" && len(d.Places()) == 1 }

// Text is the text of the file as far as it is known.
func (d *Draft) Text() string {
	values := map[string]string{"date": d.Day.String(), "school_year": d.SchoolYear().String()}
	for key, value := range d.Values {
		values[key] = value
	}
	return d.skeleton(values)
}

// Try sets a value, unless the check has something against it, which it gives.
func (d *Draft) Try(key, value string) *diag.Problem {
	before, had := d.Values[key]
	d.Values[key] = value
	_, problems := article.Parse("", []byte(d.Text()), d.Rules)
	for _, p := range problems {
		if TopKey(p.Field) != key || p.Severity() != diag.Error {
			continue
		}
		if delete(d.Values, key); had {
			d.Values[key] = before
		}
		return &p
	}
	return nil
}

// TopKey is the key of the front matter that a problem's field stands below.
func TopKey(field string) string {
	field, _, _ = strings.Cut(field, ".")
	field, _, _ = strings.Cut(field, "[")
	return field
}

// firstSchoolMonth is when a school year begins in Vietnam. A conference in
// August still concludes the year before.
const firstSchoolMonth = time.September

// SchoolYear is that of the day, which is proposed.
func (d *Draft) SchoolYear() article.SchoolYear {
	year, month, _ := d.Day.Date()
	if month < firstSchoolMonth {
		year--
	}
	return article.SchoolYear{First: year}
}
