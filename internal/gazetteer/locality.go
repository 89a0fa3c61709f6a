package gazetteer

import (
	"fmt"

	"github.com/khotin/khotin/internal/diag"
)

// Kind tells which of the three kinds a locality is of.
type Kind int

// The kinds, from wide to narrow. The zero Kind is none of them.
const (
	InProvince Kind = iota + 1
	InDistrict
	InCommune
)

// kinds is all that differs between them but for their units: see Locality.unit.
var kinds = map[Kind]struct {
	key     string    // in front matter
	noun    diag.Text // the word for a locality of the kind
	example string    // one as it is written
	Span              // in which there are any
}{
	InProvince: {"province", diag.Text{VI: "tỉnh, thành phố", EN: "province"}, "Hà Nội", Span{}},
	InDistrict: {"district", diag.Text{VI: "quận, huyện", EN: "district"}, "Quận Long Biên, Hà Nội", Span{To: Reform.Add(-1)}},
	InCommune:  {"commune", diag.Text{VI: "xã, phường", EN: "commune"}, "Phường Long Biên, Hà Nội", Span{From: Reform}},
}

// String returns the front matter key of the kind.
func (k Kind) String() string {
	if kind, ok := kinds[k]; ok {
		return kind.key
	}
	return fmt.Sprintf("Kind(%d)", int(k))
}

// exists reports whether there were localities of the kind on a day.
func (k Kind) exists(on Day) bool {
	kind, ok := kinds[k]
	return ok && kind.Contains(on)
}

// Locality is one province, district or commune. Province is always set;
// District or Commune is set if Kind says so. Localities compare with ==.
type Locality struct {
	Kind     Kind
	Province *Province
	District *District
	Commune  *Commune
}

// unit returns the locality's own unit.
func (l Locality) unit() *Unit {
	switch l.Kind {
	case InDistrict:
		return &l.District.Unit
	case InCommune:
		return &l.Commune.Unit
	}
	return &l.Province.Unit
}

// Path returns the locality's part of an address, unique for all time and
// never changing: "ha-noi", "ha-noi/quan-long-bien", "ha-noi/phuong-long-bien".
func (l Locality) Path() string {
	if l.Kind == InProvince {
		return l.Province.Slug
	}
	return l.Province.Slug + "/" + l.unit().Slug
}

// Name returns the name with its type, without the province: "Quận Long Biên";
// for a province its bare name: "Hà Nội".
func (l Locality) Name() string {
	if l.Kind == InProvince {
		return l.Province.Name
	}
	return l.unit().FullName
}

// FullName returns the name as an editor may paste it: "Quận Long Biên, Hà Nội".
func (l Locality) FullName() string { return l.inProvince(l.Name()) }

// BareName returns the names without their types, "Long Biên, Hà Nội", as people
// type them.
func (l Locality) BareName() string { return l.inProvince(l.unit().Name) }

// inProvince puts the province behind a name that is not its own.
func (l Locality) inProvince(name string) string {
	if l.Kind == InProvince {
		return name
	}
	return name + ", " + l.Province.Name
}

// Code returns the official code of the locality itself: "01", "004", "00145".
func (l Locality) Code() string { return l.unit().Code }

// CodeOn returns the official code of the locality itself on a day.
func (l Locality) CodeOn(day Day) string { return l.unit().CodeOn(day) }

// Validity returns the time for which the locality existed under its name.
func (l Locality) Validity() Span { return l.unit().Span }

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
