package search

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// units are the words for a kind of place as slugs begin with them, and how they
// are shortened.
var units = [][2]string{{"thanh-pho", "tp"}, {"thi-xa", "tx"}, {"thi-tran", "tt"}, {"dac-khu", "dk"}, {"quan", "q"}, {"huyen", "h"}, {"phuong", "p"}, {"xa", "x"}}

// cities are the provinces that are called a city: before all others stands "tỉnh".
var cities = regexp.MustCompile(`^(ha-noi|ho-chi-minh|da-nang|hai-phong|can-tho|hue)$`)

// PlacesNamed gives the indexes of the places that a person means by a text: an
// address, or a name in any spelling, with its type in full, shortened or without
// it, with its province before, behind or without it. A province means all that is
// in it. Marks may be left out; where some that were typed tell places apart,
// those that have them are meant.
func PlacesNamed(values []Label, text string) []int {
	trimmed := strings.Trim(text, "/ ")
	byID := where(values, func(v Label) bool { return v.ID == trimmed || strings.HasPrefix(v.ID, trimmed+"/") })
	if trimmed == "" || len(byID) > 0 {
		return byID
	}
	wanted := looseKey(vi.Slug(text))
	found := where(values, func(v Label) bool { return slices.Contains(spellingsOf(v.ID), wanted) })
	typed := squashed(text, 0)
	if typed == vi.Fold(typed) {
		return found
	}
	agreeing := slices.DeleteFunc(slices.Clone(found), func(i int) bool { return !hasMarksOf(typed, wanted, values[i]) })
	if len(agreeing) > 0 {
		return agreeing
	}
	return found
}

// provincesOf gives the provinces of places, each with its own label.
func provincesOf(values []Label) (provinces []Label) {
	for _, v := range values {
		id, _, _ := strings.Cut(v.ID, "/")
		label := v.Label[strings.LastIndex(v.Label, ", ")+1:]
		if n := len(provinces); n == 0 || provinces[n-1].ID != id { // values are in the order of their ids
			provinces = append(provinces, Label{ID: id, Label: strings.TrimPrefix(label, " ")})
		}
	}
	return provinces
}

// spellingsOf gives the ways in which the place of an address, or the province
// that it is in, is written, as loose keys.
func spellingsOf(id string) []string {
	province, part, below := strings.Cut(id, "/")
	unit := [2]string{"tinh", "t"}
	if cities.MatchString(province) {
		unit = units[0]
	}
	provinces := withUnit(province, unit)
	if !below {
		return provinces
	}
	all := slices.Clone(provinces)
	for _, name := range namesOf(part) {
		all = append(all, name)
		for _, p := range provinces {
			all = append(all, name+p, p+name)
		}
	}
	return all
}

// namesOf gives the names of a part of an address that begins with a unit. What is
// called by a number is not called by it alone.
func namesOf(part string) []string {
	for _, unit := range units {
		if bare, ok := strings.CutPrefix(part, unit[0]+"-"); ok && bare != "" {
			names := withUnit(bare, unit)
			if bare[0] <= '9' {
				return names[1:]
			}
			return names
		}
	}
	return []string{looseKey(part)}
}

func withUnit(name string, unit [2]string) []string {
	key := looseKey(name)
	return []string{key, looseKey(unit[0]) + key, unit[1] + key}
}

// looseKey is the slug of a name without what people write in more than one way.
func looseKey(slug string) string {
	return strings.NewReplacer("y", "i", "c", "k", "-", "").Replace(slug)
}

// squashed gives the last n tokens of a text in a row, all for 0.
func squashed(text string, n int) string {
	var terms []string
	for t := range vi.Tokens(text) {
		terms = append(terms, vi.Term(t.Text))
	}
	return strings.Join(terms[max(0, len(terms)-n)*min(1, n):], "")
}

// hasMarksOf reports whether a text has the marks of those names of a place that are
// in it.
func hasMarksOf(typed, wanted string, place Label) bool {
	parts := strings.Split(place.ID, "/")
	slices.Reverse(parts)
	for i, name := range strings.Split(place.Label, ", ") {
		if i >= len(parts) {
			return false
		}
		bare := bareOf(parts[i])
		if strings.Contains(wanted, looseKey(bare)) && !strings.Contains(typed, squashed(name, 1+strings.Count(bare, "-"))) {
			return false
		}
	}
	return true
}

// bareOf gives a part of an address without its unit.
func bareOf(part string) string {
	for _, unit := range units {
		if bare, ok := strings.CutPrefix(part, unit[0]+"-"); ok {
			return bare
		}
	}
	return part
}
