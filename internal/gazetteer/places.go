package gazetteer

// Province is a province or a city under the central government (tỉnh, thành
// phố trực thuộc trung ương). There is one for each name since 2004: those that
// kept their name through the reform of 2025 are one Province with one address,
// whose districts belong to the old borders and whose communes to the new ones.
type Province struct {
	Name     string // "Hà Nội"
	Type     string // "Thành phố" or "Tỉnh"
	FullName string // "Thành phố Hà Nội"
	Slug     string // "ha-noi", unique for all time
	Code     string // the latest one of the General Statistics Office: "01"
	Codes    []CodeSpan
	Span

	MergedInto *Province   // what it became part of, or its new name; nil if it still exists
	MergedFrom []*Province // the provinces that became part of it
}

// CodeOn returns the code of the province on a day; seven provinces took over
// the code of a neighbour in 2025.
func (p *Province) CodeOn(day Day) string { return codeOn(p.Codes, day) }

// District is a district (quận, huyện, thị xã, thành phố thuộc tỉnh) under one
// name and type, in one province. A district that was renamed is two Districts,
// linked by Changes; one whose code changed is one.
type District struct {
	Name     string // "Long Biên"
	Type     string // "Quận", "Huyện", "Thị xã" or "Thành phố"
	FullName string // "Quận Long Biên"
	Slug     string // "quan-long-bien", unique in its province for all time
	Code     string // the latest one: "004"
	Codes    []CodeSpan
	Province *Province
	Span

	Changes  []Change   // in which it took part, in order of time
	Communes []*Commune // what took it over on 2025-07-01; none if it had ended before
}

// Change is a day on which one district was renamed to another, gave land to it
// or went up in it.
type Change struct {
	On            Day
	Before, After *District
}

// CodeOn returns the code of the district on a day.
func (d *District) CodeOn(day Day) string { return codeOn(d.Codes, day) }

// Predecessors returns what the district was called before or made of: none if
// it existed before the record begins.
func (d *District) Predecessors() []*District {
	var before []*District
	for _, c := range d.Changes {
		if c.After == d && c.On == d.From {
			before = append(before, c.Before)
		}
	}
	return before
}

// Successors returns what the district was renamed to, parted into or merged
// with at its end: none if it lasted until districts were abolished.
func (d *District) Successors() []*District {
	var after []*District
	for _, c := range d.Changes {
		if c.Before == d && c.On == d.To.Add(1) {
			after = append(after, c.After)
		}
	}
	return after
}

// Commune is a commune (xã, phường, đặc khu) of the map of 2025-07-01.
type Commune struct {
	Name     string // "Long Biên"
	Type     string // "Xã", "Phường" or "Đặc khu"
	FullName string // "Phường Long Biên"
	Slug     string // "phuong-long-bien", unique in its province for all time
	Code     string // "00145"
	Province *Province
	Span

	Districts []*District // the districts of 2025-06-30 that it took land from
}
