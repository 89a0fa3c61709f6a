package article

import (
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// Searched is what is searched of a write-up beside its title, summary and
// body, as the table of fields says: each value as its page shows it, a line
// that ends in a full stop.
type Searched struct {
	Names  string // SearchedAsName
	Facts  string // SearchedAsFact
	Values []FacetValue
}

// A FacetValue is a value of a field by which readers can narrow the search.
type FacetValue struct{ Facet, Value string }

// Searched gives what is searched of the front matter, in a language where the
// page shows it in one. rules name the values of closed lists.
func (w *WriteUp) Searched(rules *Rules, lang diag.Lang) Searched {
	s := searcher{rules: rules, lang: lang}
	addSearched(&s, Fields(), w)
	for _, line := range w.otherNames(lang) {
		s.facts = append(s.facts, line+".")
	}
	return Searched{strings.Join(s.names, "\n"), strings.Join(s.facts, "\n"), s.values}
}

// A searcher gathers what is searched.
type searcher struct {
	rules        *Rules
	lang         diag.Lang
	names, facts []string
	values       []FacetValue
}

// addSearched adds the fields of an owner. Facts of one object are one line, as
// they stand together on the page.
func addSearched(s *searcher, fields []Field, owner any) {
	for i := range fields {
		f := &fields[i]
		for _, v := range valuesOf(f, owner) {
			if f.Search == SearchedByParts {
				s.addObject(f.Fields, v)
				continue
			}
			if text := s.add(f, v); f.Search == SearchedAsFact {
				s.facts = append(s.facts, text+".")
			}
		}
	}
}

// valuesOf lists the values of a field; none if none was given.
func valuesOf(f *Field, owner any) []any {
	switch v := f.Value(owner).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// addObject adds the fields of an object: "Giáo viên giỏi 48/50 người, cấp quận."
func (s *searcher) addObject(fields []Field, owner any) {
	var line string
	var last Type
	for i := range fields {
		f := &fields[i]
		for _, v := range valuesOf(f, owner) {
			text := s.add(f, v)
			switch {
			case f.Search != SearchedAsFact:
				continue
			case line == "":
			case last == TypeNumber && f.Type == TypeNumber:
				line += "/"
			case last == TypeNumber || f.Type == TypeNumber:
				line += " "
			default:
				line += ", "
			}
			line += text
			last = f.Type
		}
	}
	if line != "" {
		s.facts = append(s.facts, line+".")
	}
}

// add gives the text of a value, which is added to the names and to the values
// of a facet where it is one.
func (s *searcher) add(f *Field, v any) string {
	text := s.text(f, v)
	if f.Search == SearchedAsName {
		s.names = append(s.names, text+".")
	}
	if f.Facet != "" {
		s.values = append(s.values, FacetValue{f.Facet, text})
	}
	return text
}

// text is a value as the page shows it.
func (s *searcher) text(f *Field, v any) string {
	switch v := v.(type) {
	case SchoolYear:
		return v.Span()
	case Number:
		return v.Format(s.lang)
	case string:
		if f.Type == TypeEnum {
			return s.rules.List(f.Enum).Label(v).In(s.lang)
		}
		return v
	}
	return ""
}

// OtherTimes says what the write-up's place is called today, or was called before
// the reform of 2025, where that is another name: "nay thuộc Hưng Yên", and which
// communes took over a district's land. Its page shows it, so that who searches by
// the other name sees why the page is found.
func (w *WriteUp) OtherTimes(lang diag.Lang) []string {
	lines := w.otherNames(lang)
	if names := w.Locality.CommunesToday(w.Date); len(names) > 0 {
		lines = append(lines, diag.T("địa bàn nay thuộc %s", "its land is now in %s", strings.Join(names, ", ")).In(lang))
	}
	return lines
}

// PlaceNames are all names by which the write-up's place is looked for, the
// communes that took over its land among them. A list of those is no
// part of the text: it would outweigh what a short write-up says.
func (w *WriteUp) PlaceNames(rules *Rules) []string {
	return append(rules.Gazetteer.Names(w.Locality), w.Locality.CommunesToday(w.Date)...)
}

func (w *WriteUp) otherNames(lang diag.Lang) (lines []string) {
	for _, name := range w.Locality.NamesToday(w.Date) {
		lines = append(lines, diag.T("nay thuộc %s", "now in %s", name).In(lang))
	}
	for _, name := range w.Locality.NamesBefore(w.Date) {
		lines = append(lines, diag.T("trước đây là %s", "formerly %s", name).In(lang))
	}
	return lines
}
