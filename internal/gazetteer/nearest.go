package gazetteer

import (
	"math"
	"slices"

	"github.com/khotin/khotin/internal/vi"
)

const (
	// maxNearest is how many names a person can take in at a glance.
	maxNearest = 5

	// placeCost is the most that a wrong province counts: more than a slip in
	// its name, less than a name with four wrong letters.
	placeCost = 3
)

// nearest returns the localities of the day whose names are nearest to what was
// written, at most maxNearest, in Vietnamese order. Marks do not count, a wrong
// letter of the name counts twice as much as a wrong unit or a wrong letter of
// the province.
func (g *Gazetteer) nearest(kind Kind, text string, on Day) []Locality {
	var found []Locality
	least := math.MaxInt
	all := g.namesOn(kind, on)
	for _, r := range g.looseReadings(kind, text) {
		w := r.weigh()
		for _, n := range all {
			cost, ok := w.cost(n)
			if !ok || cost > least {
				continue
			}
			if cost < least {
				least, found = cost, found[:0]
			}
			if !slices.Contains(found, n.place) {
				found = append(found, n.place)
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
		if n.place.Kind == kind && n.place.Validity().Contains(on) {
			there = append(there, n)
		}
	}
	return there
}

// looseReadings are the readings, and those of a text with too many commas
// ("Phường A, Quận B, Hà Nội") that take each part for the name.
func (g *Gazetteer) looseReadings(kind Kind, text string) []reading {
	parts := commaParts(text)
	if len(parts) <= 2 {
		return g.readings(kind, text)
	}
	var splits []reading
	for _, part := range parts[:len(parts)-1] {
		splits = append(splits, reading{name: part, place: parts[len(parts)-1]})
	}
	return g.understand(splits)
}

// weighed is a reading in the keys that are compared.
type weighed struct {
	reading
	nameKey, placeKey string
}

func (r reading) weigh() weighed {
	return weighed{r, keyOf(form(r.name)), keyOf(form(r.place))}
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
	if w.unit != "" && w.unit != n.place.unit() {
		cost++
	}
	if w.place != nil && !slices.Contains(w.provinces, n.place.Province) {
		elsewhere := vi.EditDistance([]rune(w.placeKey), []rune(keyOfSlug(n.place.Province.Slug)), placeCost-1)
		if letters > 0 && elsewhere == placeCost {
			return 0, false // a name like it, in another province: too little agrees
		}
		cost += elsewhere
	}
	return cost, true
}
