package search

import "fmt"

// A Facet is a field with values by which results are
// filtered and over which they are counted. Everything that differs between
// facets is a row of Facets; the twin in TypeScript is generated from it.
type Facet int

// The facets, in the order in which readers see them.
const (
	FacetDistrict Facet = iota
	FacetSchoolYear
	FacetKind
	FacetLevel
	NumColumns // those before it are closed: every document's values of them are in the catalogue

	FacetOrganiser Facet = iota - 1
	FacetPerson
	FacetTag
	NumFacets
)

// IsOpen reports whether the values of a facet are only in the index, as terms.
func (f Facet) IsOpen() bool { return f >= Facet(NumColumns) }

// A FacetRow says how one facet is written, read and listed.
type FacetRow struct {
	// Name is what the facet is called in queries ("kind:"), in filters,
	// results and addresses; with dashes it is a flag of the command line.
	Name string
	// Meaning says which values a person means by a text.
	Meaning FacetMeaning
	// Order is how its values are listed in results.
	Order FacetOrder
}

// A FacetMeaning is a way in which a typed value is compared.
type FacetMeaning string

// The ways in which a typed value is compared with the values of a facet.
const (
	ByLabel      FacetMeaning = "label"       // the slug of the id or of the label
	ByAddress    FacetMeaning = "address"     // the slug of a part of the id, or of its end
	BySchoolYear FacetMeaning = "school_year" // "2018-2019", "2018 – 2019", "2018"
	ByName       FacetMeaning = "name"        // the value itself, in any spelling: an open facet, whose values are terms (ValueTerm)
)

// A FacetOrder is an order in which values are listed.
type FacetOrder string

// The orders in which the values of a facet are listed.
const (
	AsListed    FacetOrder = "listed"   // as in the catalogue
	NewestFirst FacetOrder = "newest"   // the catalogue's order reversed
	MostFirst   FacetOrder = "frequent" // by falling count, then as in the catalogue
)

// Facets is the table of all facets.
var Facets = [NumFacets]FacetRow{
	FacetDistrict:   {"district", ByAddress, MostFirst},
	FacetSchoolYear: {"school_year", BySchoolYear, NewestFirst},
	FacetKind:       {"kind", ByLabel, AsListed},
	FacetLevel:      {"level", ByLabel, AsListed},
	FacetOrganiser:  {"organiser", ByName, MostFirst},
	FacetPerson:     {"person", ByName, MostFirst},
	FacetTag:        {"tag", ByName, MostFirst},
}

// String gives the facet's name.
func (f Facet) String() string { return Facets[f].Name }

// MarshalText gives the facet's name.
func (f Facet) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads a facet's name.
func (f *Facet) UnmarshalText(name []byte) error {
	for i, row := range Facets {
		if row.Name == string(name) {
			*f = Facet(i)
			return nil
		}
	}
	return fmt.Errorf("no facet has the name %q", name)
}
