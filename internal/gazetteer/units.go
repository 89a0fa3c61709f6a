package gazetteer

// Unit is what every province, district and commune has (đơn vị hành chính).
type Unit struct {
	Name     string     // "Long Biên"
	Type     string     // "Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Phường", "Xã" or "Đặc khu"
	FullName string     // "Quận Long Biên"
	Slug     string     // "quan-long-bien", of a province "ha-noi"; unique in its province for all time
	Code     string     // the latest one of the General Statistics Office: "004"
	Codes    []CodeSpan // in order of time; seven provinces took over the code of a neighbour in 2025
	Span
}

// newUnit makes a unit of the first columns of a table: code, type, name, slug.
func newUnit(fields []string, span Span) Unit {
	return Unit{Type: fields[1], Name: fields[2], FullName: fields[1] + " " + fields[2], Slug: fields[3], Span: span}
}

// addCode adds the code of a later span.
func (u *Unit) addCode(code string, span Span) {
	u.Code, u.To = code, span.To
	u.Codes = append(u.Codes, CodeSpan{code, span})
}

// CodeOn returns the code of the unit on a day: the first one before all of them,
// the last one after all of them.
func (u *Unit) CodeOn(day Day) string {
	var code string
	for i, c := range u.Codes {
		if i == 0 || c.From <= day {
			code = c.Code
		}
	}
	return code
}

// Province is a province or a city under the central government (tỉnh, thành
// phố trực thuộc trung ương). There is one for each name since 2004: those that
// kept their name through the reform of 2025 are one Province with one address,
// whose districts belong to the old borders and whose communes to the new ones.
type Province struct {
	Unit

	MergedInto *Province   // what it became part of, or its new name; nil if it still exists
	MergedFrom []*Province // the provinces that became part of it
}

// District is a district (quận, huyện, thị xã, thành phố thuộc tỉnh) under one
// name and type, in one province. A district that was renamed is two Districts,
// linked by Changes; one whose code changed is one.
type District struct {
	Unit
	Province *Province

	Changes  []Change   // in which it took part, in order of time
	Communes []*Commune // what took it over on 2025-07-01; none if it had ended before
}

// Change is a day on which one district was renamed to another, gave land to it
// or went up in it.
type Change struct {
	On            Day
	Before, After *District
}

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
	Unit
	Province *Province

	Districts []*District // the districts of 2025-06-30 that it took land from
}
