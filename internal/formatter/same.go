package formatter

import (
	"reflect"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// same reports whether a file in form says what it said before: no problem is
// new, and if it was a write-up then it is the same one.
func (f *former) same(before, after []byte) bool {
	was, faults := article.Parse(f.name, before, f.rules)
	is, left := article.Parse(f.name, after, f.rules)
	if was != nil && is == nil || moreProblems(faults, left) {
		return false
	}
	return was == nil || reflect.DeepEqual(bare(was), bare(is))
}

// ofDay are the keys that are looked at only when the day is known.
var ofDay = []string{"date", "school_year", "province", "district", "commune"}

// hasError reports an error of a key.
func hasError(problems diag.Problems, field string) bool {
	return slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Severity() == diag.Error && key(p.Field) == field })
}

// moreProblems reports a message that was not told before, and that does not show only
// because the day can be read now.
func moreProblems(before, after diag.Problems) bool {
	dayIsKnown := hasError(before, "date") && !hasError(after, "date")
	for _, p := range after {
		if dayIsKnown && slices.Contains(ofDay, key(p.Field)) {
			continue
		}
		if !slices.ContainsFunc(before, func(q diag.Problem) bool {
			return q.Severity() <= p.Severity() && key(p.Field) == key(q.Field) && q.Message == p.Message
		}) &&
			!slices.ContainsFunc(before, func(q diag.Problem) bool {
				return q.Severity() <= p.Severity() && key(p.Field) == key(q.Field) && p.Field != ""
			}) {
			return true
		}
	}
	return false
}

// key is the top-level key of a field's path.
func key(field string) string {
	if end := strings.IndexAny(field, ".["); end >= 0 {
		return field[:end]
	}
	return field
}

// bare is a write-up's front matter in clean letters, without what says where it
// stands.
func bare(w *article.WriteUp) any {
	var values []any
	for _, field := range article.Fields() {
		if field.Key != "slug" && field.Key != "aliases" {
			values = append(values, field.Key, cleanValue(field.Value(w)))
		}
	}
	slug := w.Slug // which is what it is, unless it is made of the title
	if slug == vi.Slug(w.Title) {
		slug = vi.Slug(clean(w.Title))
	}
	return append(values, slug, w.Aliases, w.Draft)
}

// cleanValue is a field's value with all texts in it in clean letters.
func cleanValue(value any) any {
	switch v := value.(type) {
	case string:
		return clean(v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = cleanValue(v[i])
		}
		return list
	case article.Person:
		return article.Person{Name: clean(v.Name), Office: clean(v.Office), Organisation: clean(v.Organisation)}
	case article.Figure:
		v.Indicator, v.Unit, v.Note = clean(v.Indicator), clean(v.Unit), clean(v.Note)
		return v
	case article.Source:
		v.Name, v.Original = clean(v.Name), clean(v.Original)
		return v
	}
	return value
}

func clean(text string) string { return visible(cleanWords(article.Meant(text))) }
