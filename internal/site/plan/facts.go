package plan

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A fact is what is known of a write-up in one field, in a few words.
type fact struct {
	Key     string  `json:"key"` // of the front matter
	Label   string  `json:"label"`
	Values  []value `json:"values"`
	Written bool    `json:"written,omitempty"` // the values are in the write-up's own language
}

// A value is one of those of a fact. A day is written by layouts, in the
// language of the interface.
type value struct {
	Text    string `json:"text,omitempty"`
	Day     string `json:"day,omitempty"`     // "2019-08-19", in place of a text
	Address string `json:"address,omitempty"` // where it leads, as relURL takes it
}

// factFields are the fields that are shown as facts.
var factFields = slices.DeleteFunc(article.Fields(), func(f article.Field) bool { return f.Shown != article.ShownAsFact })

// facts are those of the fields that are shown as such, in the order of the front
// matter.
func (b *builder) facts(e *archive.Entry) []fact {
	var facts []fact
	for _, f := range factFields {
		found := f.Value(e.WriteUp)
		given, several := found.([]any)
		if !several && found != nil {
			given = []any{found}
		}
		if len(given) == 0 {
			continue
		}
		shown := fact{Key: f.Key, Label: f.Label.In(b.options.Lang), Written: f.Type == article.TypeText}
		for _, v := range given {
			shown.Values = append(shown.Values, b.value(f, v, b.localities[e.Locality.Path()]))
		}
		if f.Type == article.TypeLocality {
			for _, line := range e.OtherTimes(b.options.Lang) {
				shown.Values = append(shown.Values, value{Text: line})
			}
		}
		facts = append(facts, shown)
	}
	return facts
}

// value is how readers see a field's value, and where it leads: a school year
// and a locality to their pages, the value of an open facet to the write-ups that have it.
func (b *builder) value(f article.Field, v any, home *locality) value {
	switch v := v.(type) {
	case gazetteer.Day:
		return value{Day: v.String()}
	case article.SchoolYear:
		return value{Text: v.Span(), Address: relative(home.yearAddress(v))}
	case string:
		switch {
		case f.Type == article.TypeLocality:
			return value{Text: v, Address: relative(home.address())}
		case f.Type == article.TypeEnum:
			return value{Text: b.archive.Rules.List(f.Enum).Label(v).In(b.options.Lang)}
		case f.Facet != "":
			return value{Text: v, Address: searchFor(nil, f.Facet, v)}
		}
		return value{Text: v}

	}
	panic("plan: a field of type " + f.Type.Name().EN + " is shown as a fact, and no rule says how: " + f.Key)
}
