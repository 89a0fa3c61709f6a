package gazetteer

import "slices"

// On returns what stood in the locality's stead on another day: itself if it
// existed, else what it was made of or what it became, through all changes in
// between. A district leads to communes from 2025-07-01 on, a commune to
// districts before. It is empty if the record does not say.
func (l Locality) On(day Day) []Locality {
	var found []Locality
	l.trace(day, map[Locality]bool{}, &found)
	return found
}

// trace walks the changes towards the day.
func (l Locality) trace(day Day, seen map[Locality]bool, found *[]Locality) {
	if seen[l] {
		return
	}
	seen[l] = true
	if l.Validity().Contains(day) {
		*found = append(*found, l)
		return
	}
	for _, next := range l.neighbours(day < l.Validity().From) {
		next.trace(day, seen, found)
	}
}

// neighbours returns what the locality was made of, or what it became.
func (l Locality) neighbours(earlier bool) []Locality {
	switch {
	case l.Kind == InDistrict && earlier:
		return localities(l.District.Predecessors())
	case l.Kind == InDistrict:
		return append(localities(l.District.Successors()), localities(l.District.Communes)...)
	case l.Kind == InCommune && earlier:
		return localities(l.Commune.Districts)
	case l.Kind == InProvince && earlier:
		return localities(l.Province.MergedFrom)
	case l.Kind == InProvince && l.Province.MergedInto != nil:
		return []Locality{l.Province.MergedInto.Locality()}
	}
	return nil
}

// localities turns those of one kind into localities.
func localities[P interface{ Locality() Locality }](units []P) []Locality {
	var out []Locality
	for _, p := range units {
		out = append(out, p.Locality())
	}
	return out
}

// sameNameFirst sorts the localities that bear the name of l before the others,
// because they most likely are what is looked for.
func sameNameFirst(l Locality, list []Locality) {
	slices.SortStableFunc(list, func(a, b Locality) int {
		switch same := a.unit().Name == l.unit().Name; {
		case same == (b.unit().Name == l.unit().Name):
			return 0
		case same:
			return -1
		}
		return 1
	})
}

// AtOtherTimes returns what stood in the locality's stead before the reform of
// 2025 and what stands there since, without itself; a province also stands for
// all provinces that it was merged from or that it went into, a commune for what its
// districts were made of.
func (l Locality) AtOtherTimes() []Locality {
	var found []Locality
	for _, day := range []Day{Reform.Add(-1), Reform} {
		for _, other := range l.On(day) {
			if other != l && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	for i := 0; l.Kind == InCommune && i < len(found); i++ {
		for _, before := range found[i].neighbours(true) {
			if !slices.Contains(found, before) {
				found = append(found, before)
			}
		}
	}
	for _, earlier := range []bool{true, false} {
		for _, other := range l.neighbours(earlier) {
			if l.Kind == InProvince && other != l && !slices.Contains(found, other) {
				found = append(found, other)
			}
		}
	}
	return found
}
