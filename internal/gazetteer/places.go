package gazetteer

// Province is a province or a city under the central government (tỉnh, thành
// phố trực thuộc trung ương) as it was from one day to another. A province that
// kept its name through the reform of 2025 is two Provinces, the old one and
// the new one with the new borders; both share one address.
type Province struct {
	Code     string // of the General Statistics Office, leading zeros kept: "01"
	Name     string // "Hà Nội"
	Type     string // "Thành phố" or "Tỉnh"
	FullName string // "Thành phố Hà Nội"
	Slug     string // "ha-noi"
	From, To Day    // first and last day; To is zero if it still exists

	MergedInto *Province   // what it became part of; nil if it still exists
	MergedFrom []*Province // what it was made of, in Vietnamese order; empty if it began before the record
}

// District is a district (quận, huyện, thị xã, thành phố thuộc tỉnh) under one
// name and type, in one province. A district that was renamed is two Districts,
// linked through Predecessors and Successors.
type District struct {
	Code     string // "004"
	Name     string // "Long Biên"
	Type     string // "Quận", "Huyện", "Thị xã" or "Thành phố"
	FullName string // "Quận Long Biên"
	Slug     string // "quan-long-bien", unique in its province for all time
	Province *Province
	From, To Day

	Predecessors []*District // what it was made of or called before
	Successors   []*District // what it became while districts existed
	Communes     []*Commune  // what took it over on 2025-07-01
}

// Commune is a commune (xã, phường, đặc khu) of the map of 2025-07-01.
type Commune struct {
	Code     string // "00145"
	Name     string // "Long Biên"
	Type     string // "Xã", "Phường" or "Đặc khu"
	FullName string // "Phường Long Biên"
	Slug     string // "phuong-long-bien", unique in its province for all time
	Province *Province
	From, To Day

	Districts []*District // the districts of 2025-06-30 whose communes it took over
}
