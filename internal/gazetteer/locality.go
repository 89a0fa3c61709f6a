package gazetteer

import "fmt"

// Kind tells which of its three levels a locality is of.
type Kind int

// The levels, from wide to narrow. The zero Kind is none of them.
const (
	InProvince Kind = iota + 1
	InDistrict
	InCommune
)

// String returns the front matter key of the level.
func (k Kind) String() string {
	switch k {
	case InProvince:
		return "province"
	case InDistrict:
		return "district"
	case InCommune:
		return "commune"
	}
	return fmt.Sprintf("Kind(%d)", int(k))
}

// Locality is one province, district or commune. Province is always set;
// District or Commune is set if Kind says so. Localities compare with ==.
type Locality struct {
	Kind     Kind
	Province *Province
	District *District
	Commune  *Commune
}

// Path returns the locality's part of an address, unique for all time and
// never changing: "ha-noi", "ha-noi/quan-long-bien", "ha-noi/phuong-long-bien".
func (l Locality) Path() string {
	switch l.Kind {
	case InDistrict:
		return l.Province.Slug + "/" + l.District.Slug
	case InCommune:
		return l.Province.Slug + "/" + l.Commune.Slug
	}
	return l.Province.Slug
}

// Name returns the name with its type, without the province: "Quận Long Biên";
// for a province its bare name: "Hà Nội".
func (l Locality) Name() string {
	switch l.Kind {
	case InDistrict:
		return l.District.FullName
	case InCommune:
		return l.Commune.FullName
	}
	return l.Province.Name
}

// FullName returns the name as an editor may paste it: "Quận Long Biên, Hà Nội".
func (l Locality) FullName() string {
	if l.Kind == InProvince {
		return l.Province.Name
	}
	return l.Name() + ", " + l.Province.Name
}

// Code returns the official code of the locality itself: "01", "004", "00145".
func (l Locality) Code() string {
	switch l.Kind {
	case InDistrict:
		return l.District.Code
	case InCommune:
		return l.Commune.Code
	}
	return l.Province.Code
}

// Validity returns the time for which the locality existed under its name.
func (l Locality) Validity() Span {
	switch l.Kind {
	case InDistrict:
		return l.District.Span
	case InCommune:
		return l.Commune.Span
	}
	return l.Province.Span
}

// Locality returns the province as a locality.
func (p *Province) Locality() Locality { return Locality{Kind: InProvince, Province: p} }

// Locality returns the district as a locality.
func (d *District) Locality() Locality {
	return Locality{Kind: InDistrict, Province: d.Province, District: d}
}

// Locality returns the commune as a locality.
func (c *Commune) Locality() Locality {
	return Locality{Kind: InCommune, Province: c.Province, Commune: c}
}
