package gazetteer

import (
	"math"
	"slices"

	"github.com/khotin/khotin/internal/vi"
)

const (
	// maxNearest is how many names a person can take in at a glance.
	maxNearest = 5

	// provinceCost is the most that a wrong province counts: more than a slip in
	// its name, less than a name with four wrong letters.
	provinceCost = 3
)

// nearest returns the localities of the day whose names are nearest to what was
// written, at most maxNearest, in Vietnamese order. Marks do not count, a wrong
// letter of the name counts twice as much as a wrong unit or a wrong letter of
// the province.
func (g *Gazetteer) nearest(kind Kind, text string, on Day) []Locality {
	var found []Locality
	least := math.MaxInt
	all := g.namesOn(kind, on)
	for _, r := range g.looseInterpretations(kind, text) {
		w := r.weigh()
		for _, n := range all {
			cost, ok := w.cost(n)
			if !ok || cost > least {
				continue
			}
			if cost < least {
				least, found = cost, found[:0]
			}
			if !slices.Contains(found, n.locality) {
				found = append(found, n.locality)
			}
		}
	}
	return found[:min(len(found), maxNearest)]
}

// namesOn lists the names of the localities of a kind on a day, in Vietnamese
// order.
func (g *Gazetteer) namesOn(kind Kind, on Day) []name {
	var there []name
	for _, n := range g.names {
		if n.locality.Kind == kind && n.locality.Validity().Contains(on) {
			there = append(there, n)
		}
	}
	return there
}

// looseInterpretations are the interpretations, and those of a text with too many commas
// ("Phường A, Quận B, Hà Nội") that take each part for the name.
func (g *Gazetteer) looseInterpretations(kind Kind, text string) []interpretation {
	parts := commaParts(text)
	if len(parts) <= 2 {
		return g.interpretations(kind, text)
	}
	var splits []interpretation
	for _, part := range parts[:len(parts)-1] {
		splits = append(splits, interpretation{name: part, province: parts[len(parts)-1]})
	}
	return g.withUnits(splits)
}

// weighed is an interpretation in the keys that are compared.
type weighed struct {
	interpretation
	nameKey, provinceKey string
}

func (r interpretation) weigh() weighed {
	return weighed{r, keyOf(form(r.name)), keyOf(form(r.province))}
}

// cost tells how far a name is from what was written; ok is false if it is too
// far to be meant. One letter in four may be wrong.
func (w weighed) cost(n name) (cost int, ok bool) {
	limit := len(w.nameKey) / 4
	letters := vi.EditDistance([]rune(w.nameKey), []rune(n.key), limit)
	if letters > limit {
		return 0, false
	}
	cost = 2 * letters
	if w.unit != "" && w.unit != n.locality.unit().Type {
		cost++
	}
	if w.province != nil && !slices.Contains(w.provinces, n.locality.Province) {
		elsewhere := vi.EditDistance([]rune(w.provinceKey), []rune(keyOfSlug(n.locality.Province.Slug)), provinceCost-1)
		if letters > 0 && elsewhere == provinceCost {
			return 0, false // a name like it, in another province: too little agrees
		}
		cost += elsewhere
	}
	return cost, true
}
