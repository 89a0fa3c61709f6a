package draft

import (
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// Localities are all of the draft's day, the widest first.
func (d *Draft) Localities() (list []gazetteer.Locality) {
	for _, kind := range []gazetteer.Kind{gazetteer.InProvince, gazetteer.InDistrict, gazetteer.InCommune} {
		if kind == gazetteer.InCommune && len(list) > 0 && list[len(list)-1].Kind == gazetteer.InDistrict {
			break // communes are filed under since there are no districts
		}
		list = append(list, d.Rules.Gazetteer.On(kind, d.Day)...)
	}
	return list
}

// FindPlaces are the localities that may be meant by a part of a name, with or
// without accents; if the whole of a name is typed, those of that name first. The
// check knows localities of other days and other spellings: they are asked last.
func (d *Draft) FindPlaces(all []gazetteer.Locality, typed string) []gazetteer.Locality {
	if found := Matching(all, typed); len(found) > 0 {
		return found
	}
	for _, kind := range []gazetteer.Kind{gazetteer.InDistrict, gazetteer.InCommune, gazetteer.InProvince} {
		if found, err := d.Rules.Gazetteer.Resolve(kind, typed, d.Day); err == nil {
			return []gazetteer.Locality{found}
		}
	}
	return nil
}

// NoPlace says that nothing is found by a name.
func (d *Draft) NoPlace(typed string) (message, hint diag.Text) {
	return diag.T("không có nơi nào tên %q vào ngày %s", "there was no place named %q on %s", typed, d.Day),
		diag.T("gõ một phần của tên, ví dụ: long bien", "type a part of the name, as in long bien")
}

// SetPlace takes a locality, unless the check has something against it.
func (d *Draft) SetPlace(l gazetteer.Locality) *diag.Problem {
	return d.Try(l.Kind.String(), article.Scalar(l.FullName(), false))
}

// Matching are the localities whose names hold what is typed; if the whole of a
// name is typed, those of that name first.
func Matching(all []gazetteer.Locality, typed string) (list []gazetteer.Locality) {
	var exact []gazetteer.Locality
	for _, l := range all {
		switch name := l.FullName(); {
		case folded(name) == folded(typed):
			return []gazetteer.Locality{l}
		case folded(l.BareName()) == folded(typed) || folded(l.Name()) == folded(typed):
			exact = append(exact, l)
		case Holds(name, typed):
			list = append(list, l)
		}
	}
	return append(exact, list...)
}

// Holds reports whether words begin as those that are typed do, in their order,
// one behind the other; accents and commas do not count.
func Holds(text, typed string) bool {
	typed = folded(typed)
	return typed != "" && strings.Contains(" "+folded(text), " "+typed)
}

// folded is a name in small letters without accents, commas and hyphens.
func folded(text string) string {
	return strings.Join(strings.FieldsFunc(vi.Fold(text), func(c rune) bool { return c == ' ' || c == ',' || c == '-' }), " ")
}
