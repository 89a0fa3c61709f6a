package gazetteer

import "slices"

// NamesToday returns what a locality of an event before the reform of 2025 is
// looked for by today: the provinces that it is in since, where they have another
// name.
func (l Locality) NamesToday(on Day) (names []string) {
	if on >= Reform || l == (Locality{}) {
		return nil
	}
	for _, now := range l.On(Reform) {
		if name := now.Province.Name; name != l.Province.Name && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// CommunesToday returns the names of the communes that took over the land of a
// locality of an event before the reform of 2025; none of a whole province.
func (l Locality) CommunesToday(on Day) (names []string) {
	if on >= Reform || l.Kind != InDistrict {
		return nil
	}
	for _, now := range l.On(Reform) {
		if name := now.Name(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// NamesBefore returns what a locality of an event since the reform of 2025 is
// looked for by those who know the map before: the districts whose land a commune
// took over, the provinces that a province was merged from.
func (l Locality) NamesBefore(on Day) (names []string) {
	if on < Reform || l == (Locality{}) {
		return nil
	}
	before := l.On(Reform.Add(-1))
	if l.Kind == InProvince {
		before = localities(l.Province.MergedFrom)
	}
	for _, old := range before {
		name := old.Name()
		if old.Kind != InProvince && old.Province.Name != l.Province.Name {
			name = old.FullName()
		}
		if name != l.Name() && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
