package plan

import (
	"cmp"
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// contents are the archive's write-ups by locality and school year. A locality is
// known by the path of its address, so that a province before and after the
// reform of 2025 is one.
type contents struct {
	all        []*archive.Entry
	localities map[string]*locality
	years      map[int]*yearEntries
}

// A locality is a province, district or commune that has a page.
type locality struct {
	gazetteer.Locality                  // as of its newest write-up
	all                []*archive.Entry // filed here or, for a province, below
	own                int              // how many are filed exactly here
	years              map[int]*yearEntries
	parts              []*locality // districts and communes of a province, in Vietnamese order
}

// yearEntries are what one locality, or the country, has of one school year.
type yearEntries struct {
	filed   []*archive.Entry // under this school year
	related []*archive.Entry // filed under another, but also about this one
}

func newContents(a *archive.Archive) *contents {
	c := &contents{all: a.WriteUps, localities: map[string]*locality{}, years: map[int]*yearEntries{}}
	for _, entry := range a.WriteUps {
		enter(c.years, entry)
		province := c.locality(entry.Locality.Province.Locality())
		province.enter(entry)
		if entry.Locality.Kind == gazetteer.InProvince {
			province.own++
			continue
		}
		part := c.locality(entry.Locality)
		if part.own == 0 {
			province.parts = append(province.parts, part)
		}
		part.own++
		part.enter(entry)
	}
	for _, l := range c.localities {
		slices.SortFunc(l.parts, byName)
	}
	return c
}

// locality returns what is known of a locality, which is new at its first write-up.
func (c *contents) locality(of gazetteer.Locality) *locality {
	l := c.localities[of.Path()]
	if l == nil {
		l = &locality{Locality: of, years: map[int]*yearEntries{}}
		c.localities[of.Path()] = l
	}
	return l
}

func (l *locality) enter(entry *archive.Entry) {
	l.all = append(l.all, entry)
	enter(l.years, entry)
}

func enter(years map[int]*yearEntries, entry *archive.Entry) {
	of := func(y article.SchoolYear) *yearEntries {
		if years[y.First] == nil {
			years[y.First] = &yearEntries{}
		}
		return years[y.First]
	}
	year := of(entry.SchoolYear)
	year.filed = append(year.filed, entry)
	for _, y := range entry.RelatedSchoolYears {
		year := of(y)
		year.related = append(year.related, entry)
	}
}

// provinces lists the provinces in Vietnamese order.
func (c *contents) provinces() []*locality {
	var provinces []*locality
	for _, l := range c.localities {
		if l.Kind == gazetteer.InProvince {
			provinces = append(provinces, l)
		}
	}
	slices.SortFunc(provinces, byName)
	return provinces
}

// yearsOf lists school years, the newest first.
func yearsOf(years map[int]*yearEntries) []article.SchoolYear {
	first := slices.SortedFunc(maps.Keys(years), func(a, b int) int { return cmp.Compare(b, a) })
	list := make([]article.SchoolYear, len(first))
	for i, y := range first {
		list[i] = article.SchoolYear{First: y}
	}
	return list
}

// newest is the date of the latest of the write-ups, "" if there is none.
func newest(entries []*archive.Entry) string {
	var day gazetteer.Day
	for _, entry := range entries {
		day = max(day, entry.Date)
	}
	return day.String()
}

// byName orders localities in Vietnamese order; of one name, by their addresses.
func byName(a, b *locality) int {
	return cmp.Or(vi.Compare(a.Name(), b.Name()), cmp.Compare(a.Path(), b.Path()))
}

func (l *locality) address() string { return "/" + l.Path() + "/" }

// yearAddress is the page of the locality in a school year.
func (l *locality) yearAddress(y article.SchoolYear) string { return l.address() + y.String() + "/" }

func oldest(entries []*archive.Entry) string {
	if len(entries) == 0 {
		return ""
	}
	return slices.MinFunc(entries, byDate).Date.String()
}

// latest returns the n write-ups with the latest dates, the newest first.
func latest(entries []*archive.Entry, n int) []*archive.Entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b *archive.Entry) int { return byDate(b, a) })
	return sorted[:min(n, len(sorted))]
}

func byDate(a, b *archive.Entry) int { return cmp.Compare(a.Date, b.Date) }
