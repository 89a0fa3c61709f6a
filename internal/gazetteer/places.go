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
// linked through Predecessors and Successors; one whose code changed is one.
type District struct {
	Name     string // "Long Biên"
	Type     string // "Quận", "Huyện", "Thị xã" or "Thành phố"
	FullName string // "Quận Long Biên"
	Slug     string // "quan-long-bien", unique in its province for all time
	Code     string // the latest one: "004"
	Codes    []CodeSpan
	Province *Province
	Span

	Predecessors []*District // what it was called before, split from, or took in
	Successors   []*District // what it was renamed to, gave land to, or joined, before 2025-07-01
	Communes     []*Commune  // what took it over on 2025-07-01; none if it had ended before
}

// CodeOn returns the code of the district on a day.
func (d *District) CodeOn(day Day) string { return codeOn(d.Codes, day) }

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
