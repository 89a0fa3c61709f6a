package forms

import (
	"errors"
	"slices"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// An option is one value that can be chosen.
type option struct {
	Label string `json:"title"`
	Value string `json:"id"`
}

// MarshalYAML writes it on one line: there are thousands.
func (o option) MarshalYAML() (any, error) {
	var n yaml.Node
	type plain struct {
		Label string `yaml:"label"`
		Value string `yaml:"value"`
	}
	if err := n.Encode(plain(o)); err != nil {
		return nil, err
	}
	n.Style = yaml.FlowStyle
	return &n, nil
}

// options are what can be chosen for a field; nil where an editor types.
func (w writer) options(f article.Field) []option {
	if list := w.Rules.List(f.Enum); list != nil {
		var all []option
		for _, choice := range list.Choices() {
			all = append(all, option{choice.Label.In(w.Lang), choice.ID})
		}
		return all
	}
	if f.Type == article.TypeLocality {
		return w.localities(f.Key)
	}
	return nil
}

// localities are all that ever were of one kind, those of a province together:
// the province comes first in the label, so that typing its name lists them. One
// that is no more says until when it was, but for the districts that ended with
// the reform of 2025, of which the field's help speaks.
func (w writer) localities(key string) []option {
	all := slices.DeleteFunc(w.Rules.Gazetteer.All(kindOf(key)), func(l gazetteer.Locality) bool { return !w.covers(l) })
	last := map[string]gazetteer.Day{} // of those that bear one name, in one province
	for _, l := range all {
		last[l.FullName()] = later(last[l.FullName()], l.Validity().To)
	}
	var list []option
	seen := map[string]bool{}
	for _, l := range all {
		if value := l.FullName(); !seen[value] {
			seen[value] = true
			list = append(list, option{w.localityLabel(l, last[value]), value})
		}
	}
	return list
}

// covers reports whether a locality is one of the province that the form is for,
// with what went into it in 2025 and what it came from.
func (w writer) covers(l gazetteer.Locality) bool {
	if w.Province.Kind == 0 {
		return true
	}
	own := append(w.Province.AtOtherTimes(), w.Province)
	return slices.ContainsFunc(own, func(p gazetteer.Locality) bool { return p.Province == l.Province })
}

// FindProvince finds the province that a form is for, by its name today or before
// the reform of 2025.
func FindProvince(rules *article.Rules, name string, today gazetteer.Day) (gazetteer.Locality, error) {
	province, err := rules.Gazetteer.Resolve(gazetteer.InProvince, name, today)
	if err == nil {
		return province, nil
	}
	if province, before := rules.Gazetteer.Resolve(gazetteer.InProvince, name, gazetteer.Reform.Add(-1)); before == nil {
		return province, nil
	}
	var why *gazetteer.ResolveError
	if errors.As(err, &why) {
		return province, &diag.Fault{Message: why.Message, Hint: why.Hint}
	}
	return province, err
}

// endless stands for a day that has not come.
const endless = gazetteer.Day(9999_12_31)

// later is the later of two last days, of which 0 in a Span means none.
func later(a, to gazetteer.Day) gazetteer.Day {
	if to == 0 {
		to = endless
	}
	return max(a, to)
}

func (w writer) localityLabel(l gazetteer.Locality, last gazetteer.Day) string {
	label := l.Name()
	if l.Kind != gazetteer.InProvince {
		label = l.Province.Name + ": " + l.Name()
	}
	if last == endless || l.Kind == gazetteer.InDistrict && last >= gazetteer.Reform.Add(-1) {
		return label
	}
	return label + w.text(" (đến %s)", " (until %s)", last.Time().Format("02/01/2006"))
}

func kindOf(key string) gazetteer.Kind {
	for _, kind := range []gazetteer.Kind{gazetteer.InProvince, gazetteer.InDistrict} {
		if kind.String() == key {
			return kind
		}
	}
	return gazetteer.InCommune
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
