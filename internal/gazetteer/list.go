package gazetteer

// On lists the localities of a kind that there were on a day, in Vietnamese order.
func (g *Gazetteer) On(kind Kind, day Day) []Locality {
	var there []Locality
	known := map[string]bool{}
	for _, n := range g.namesOn(kind, day) {
		if path := n.locality.Path(); !known[path] { // aliases are other names of one
			known[path] = true
			there = append(there, n.locality)
		}
	}
	return there
}
