package archive

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A LocalityCount is a place and how many write-ups are filed there.
type LocalityCount struct {
	gazetteer.Locality     // as it was on the day of its newest write-up
	WriteUps           int // filed under exactly this place
	Within             int // for a province: with those of its districts and communes; else WriteUps
}

// A SchoolYearCount is a school year and how many write-ups are filed under it.
type SchoolYearCount struct {
	article.SchoolYear
	WriteUps int
}

// ByAddress returns the write-up at an address.
func (a *Archive) ByAddress(address string) (*Entry, bool) {
	e, ok := a.byAddress[address]
	return e, ok
}

// ByLocality returns the write-ups filed under exactly this place (the path of
// its address, "ha-noi/quan-long-bien"), in the order of lists. Those of a
// province do not include those of its districts.
func (a *Archive) ByLocality(path string) []*Entry { return slices.Clone(a.byPlace[path]) }

// Within is ByLocality with, for a province, the write-ups of all its districts
// and communes.
func (a *Archive) Within(path string) []*Entry {
	if strings.Contains(path, "/") {
		return a.ByLocality(path)
	}
	return slices.Clone(a.byProvince[path])
}

// BySchoolYear returns the write-ups filed under the school year, in the order
// of lists.
func (a *Archive) BySchoolYear(year article.SchoolYear) []*Entry {
	return slices.Clone(a.byYear[year])
}

// Filed returns the write-ups filed under exactly this place and school year,
// in the order of lists.
func (a *Archive) Filed(path string, year article.SchoolYear) []*Entry {
	return slices.DeleteFunc(a.ByLocality(path), func(e *Entry) bool { return e.SchoolYear != year })
}

// Earlier is the write-up of the same locality that comes before e in time; of
// one day, in the order of addresses.
func (a *Archive) Earlier(e *Entry) (*Entry, bool) { return a.neighbour(e, -1) }

// Later is the write-up of the same locality that comes after e in time.
func (a *Archive) Later(e *Entry) (*Entry, bool) { return a.neighbour(e, +1) }

// neighbour looks for the nearest in time on one side.
func (a *Archive) neighbour(e *Entry, side int) (nearest *Entry, ok bool) {
	for _, other := range a.byPlace[e.Locality.Path()] {
		if timeOrder(other, e)*side > 0 && (nearest == nil || timeOrder(other, nearest)*side < 0) {
			nearest = other
		}
	}
	return nearest, nearest != nil
}

// Localities lists every place that has write-ups, and the provinces of those
// places, by path.
func (a *Archive) Localities() []LocalityCount {
	counts := map[string]LocalityCount{}
	for path, entries := range a.byPlace {
		newest := slices.MaxFunc(entries, timeOrder)
		counts[path] = LocalityCount{Locality: newest.Locality, WriteUps: len(entries), Within: len(entries)}
	}
	for path, entries := range a.byProvince {
		newest := slices.MaxFunc(entries, timeOrder)
		province := gazetteer.Locality{Kind: gazetteer.InProvince, Province: newest.Locality.Province}
		counts[path] = LocalityCount{Locality: province, WriteUps: len(a.byPlace[path]), Within: len(entries)}
	}
	return slices.SortedFunc(maps.Values(counts), func(x, y LocalityCount) int {
		return cmp.Compare(x.Path(), y.Path())
	})
}

// SchoolYears lists every school year that has write-ups, the newest first.
func (a *Archive) SchoolYears() []SchoolYearCount { return countYears(a.WriteUps) }

// SchoolYearsOf lists the school years of one place, as Within understands it,
// the newest first.
func (a *Archive) SchoolYearsOf(path string) []SchoolYearCount { return countYears(a.Within(path)) }

// countYears counts runs of a list that is in the order of lists.
func countYears(entries []*Entry) []SchoolYearCount {
	var counts []SchoolYearCount
	for _, e := range entries {
		if last := len(counts) - 1; last < 0 || counts[last].SchoolYear != e.SchoolYear {
			counts = append(counts, SchoolYearCount{SchoolYear: e.SchoolYear})
		}
		counts[len(counts)-1].WriteUps++
	}
	return counts
}
