package gazetteer

import (
	"iter"
	"slices"
	"strings"
)

// name is a place under one of its names.
type name struct {
	key   string
	bare  string // without the word for the unit
	place Locality
}

// form returns the name in the letters that agree compares.
func (n name) form() string { return form(spell(n.bare)) }

// addPlace enters a place under its own bare name.
func (g *Gazetteer) addPlace(place Locality) {
	slug := place.Province.Slug
	switch place.Kind {
	case InDistrict:
		slug = strings.TrimPrefix(place.District.Slug, unitSlugs[place.unit()])
	case InCommune:
		slug = strings.TrimPrefix(place.Commune.Slug, unitSlugs[place.unit()])
		slug = strings.TrimSuffix(slug, "-"+place.Commune.Code) // that of twins
	}
	g.addName(name{keyOfSlug(slug), place.bareName(), place})
}

// addAlias enters a place under another name.
func (g *Gazetteer) addAlias(alias string, place Locality) {
	g.addName(name{keyOf(form(spell(alias))), alias, place})
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

// addCode enters a place under an official code, once.
func (g *Gazetteer) addCode(code string, place Locality) {
	if !slices.Contains(g.codes[code], place) {
		g.codes[code] = append(g.codes[code], place)
	}
}

// bareName returns the name without the word for the unit.
func (l Locality) bareName() string {
	switch l.Kind {
	case InDistrict:
		return l.District.Name
	case InCommune:
		return l.Commune.Name
	}
	return l.Province.Name
}

// unit returns the word for the unit: "Quận".
func (l Locality) unit() string {
	switch l.Kind {
	case InDistrict:
		return l.District.Type
	case InCommune:
		return l.Commune.Type
	}
	return l.Province.Type
}

// codeOn returns the code of the locality on a day.
func (l Locality) codeOn(day Day) string {
	switch l.Kind {
	case InDistrict:
		return l.District.CodeOn(day)
	case InCommune:
		return l.Commune.Code
	}
	return l.Province.CodeOn(day)
}
