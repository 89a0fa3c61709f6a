package archive

import (
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A LocalityCount is a place and how many write-ups are filed under it.
type LocalityCount struct {
	gazetteer.Locality
	WriteUps int
}

// A SchoolYearCount is a school year and how many write-ups are filed under it.
type SchoolYearCount struct {
	article.SchoolYear
	WriteUps int
}

// ByLocality returns the write-ups filed under exactly this place (the path of
// its address, "ha-noi/quan-long-bien"), in the order of the archive. Those of
// a province do not include those of its districts.
func (a *Archive) ByLocality(path string) []*Entry { return nil }

// BySchoolYear returns the write-ups filed under the school year.
func (a *Archive) BySchoolYear(year article.SchoolYear) []*Entry { return nil }

// ByAddress returns the write-up at an address.
func (a *Archive) ByAddress(address string) (*Entry, bool) { return nil, false }

// Earlier is the write-up of the same locality that comes before e in time.
func (a *Archive) Earlier(e *Entry) (*Entry, bool) { return nil, false }

// Later is the write-up of the same locality that comes after e in time.
func (a *Archive) Later(e *Entry) (*Entry, bool) { return nil, false }

// Localities lists every place that has write-ups, by path.
func (a *Archive) Localities() []LocalityCount { return nil }

// SchoolYears lists every school year that has write-ups, the newest first.
func (a *Archive) SchoolYears() []SchoolYearCount { return nil }
