package gazetteer

import "slices"

// OtherNames returns by what a locality is asked for beside its names of its own
// time: the codes and other names of it and its province, and the names and codes
// of what stood in the stead of one of them at another time.
func (g *Gazetteer) OtherNames(l Locality) (names []string) {
	if l == (Locality{}) {
		return nil
	}
	own := []Locality{l}
	if l.Kind != InProvince {
		own = append(own, l.Province.Locality())
	}
	for _, here := range own {
		names = append(append(names, g.aliases[here.Path()]...), here.unit().codes()...)
		for _, other := range g.elsewhen()[here] {
			names = append(append(names, other.unit().FullName), g.aliases[other.Path()]...)
			if bare := other.unit().Name; !isDigit(bare[0]) { // "1" is nobody's name without "Quận"
				names = append(names, bare)
			}
			names = append(names, other.unit().codes()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// readElsewhen gives for each locality those that it stands for at another time.
func (g *Gazetteer) readElsewhen() map[Locality][]Locality {
	found := map[Locality][]Locality{}
	for _, kind := range []Kind{InProvince, InDistrict, InCommune} {
		for _, l := range g.All(kind) {
			for _, other := range l.AtOtherTimes() {
				found[other] = append(found[other], l)
			}
		}
	}
	return found
}

func (u *Unit) codes() (codes []string) {
	for _, c := range u.Codes {
		codes = append(codes, c.Code)
	}
	return codes
}
