package gazetteer

import (
	"iter"
	"slices"
	"strings"
)

// name is a locality under one of its names.
type name struct {
	key      string
	bare     string // without the word for the unit
	locality Locality
}

// form returns the name in the letters that agree compares.
func (n name) form() string { return form(spell(n.bare)) }

// addLocality enters a locality under its own bare name.
func (g *Gazetteer) addLocality(l Locality) {
	u := l.unit()
	slug := u.Slug
	if l.Kind != InProvince {
		slug = strings.TrimPrefix(slug, unitSlugs[u.Type])
	}
	if l.Kind == InCommune {
		slug = strings.TrimSuffix(slug, "-"+u.Code) // that of twins
	}
	g.addName(name{keyOfSlug(slug), u.Name, l})
}

// Names returns what people call a locality, its province behind it, and what they
// call the province: "Quận Long Biên, Hà Nội", "Thành phố Hà Nội", "HN". A page that
// shows the first is also found by the others.
func (g *Gazetteer) Names(l Locality) []string {
	var names []string
	if l.Kind != InProvince {
		names = append(names, l.FullName())
		names = append(names, g.aliases[l.Path()]...)
	}
	names = append(append(names, l.Province.FullName), g.aliases[l.Province.Slug]...)
	for _, name := range names {
		if joined := strings.ReplaceAll(name, "'", ""); joined != name {
			names = append(names, joined) // "Ea Hleo" for "Ea H'leo"
		}
	}
	return names
}

// addAlias enters a locality under another name.
func (g *Gazetteer) addAlias(alias string, l Locality) {
	g.addName(name{keyOf(form(spell(alias))), alias, l})
	g.aliases[l.Path()] = append(g.aliases[l.Path()], alias)
}

func (g *Gazetteer) addName(n name) {
	g.keys[n.key] = append(g.keys[n.key], int32(len(g.names)))
	g.names = append(g.names, n)
}

// namesOf yields the names of a key.
func (g *Gazetteer) namesOf(key string) iter.Seq[name] {
	return func(yield func(name) bool) {
		for _, i := range g.keys[key] {
			if !yield(g.names[i]) {
				return
			}
		}
	}
}

// unitSlugs are how slugs begin, by the word for the unit.
var unitSlugs = map[string]string{
	"Thành phố": "thanh-pho-", "Quận": "quan-", "Huyện": "huyen-", "Thị xã": "thi-xa-",
	"Phường": "phuong-", "Xã": "xa-", "Đặc khu": "dac-khu-",
}

// addCode enters a locality under an official code, once.
func (g *Gazetteer) addCode(code string, l Locality) {
	if !slices.Contains(g.codes[code], l) {
		g.codes[code] = append(g.codes[code], l)
	}
}
