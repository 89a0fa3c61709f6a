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

// survey is the archive counted by place and school year. A place is known by
// the path of its address, so that a province before and after the reform of
// 2025 is one place.
type survey struct {
	all    []*archive.Entry
	places map[string]*place
	years  map[int]*yearBook
}

// place is a province, district or commune that has a page.
type place struct {
	locality gazetteer.Locality // as of its newest write-up
	all      []*archive.Entry   // filed here or, for a province, below
	own      int                // how many are filed exactly here
	years    map[int]*yearBook
	parts    []*place // districts and communes of a province, in Vietnamese order
}

// yearBook is what one place, or the country, has of one school year.
type yearBook struct {
	filed   []*archive.Entry // under this school year
	related []*archive.Entry // filed under another, but also about this one
}

func newSurvey(a *archive.Archive) *survey {
	s := &survey{all: a.WriteUps, places: map[string]*place{}, years: map[int]*yearBook{}}
	for _, entry := range a.WriteUps {
		enter(s.years, entry)
		province := s.place(entry.Locality.Province.Locality())
		province.enter(entry)
		if entry.Locality.Kind == gazetteer.InProvince {
			province.own++
			continue
		}
		part := s.place(entry.Locality)
		if part.own == 0 {
			province.parts = append(province.parts, part)
		}
		part.own++
		part.enter(entry)
	}
	for _, p := range s.places {
		slices.SortFunc(p.parts, byName)
	}
	return s
}

// place returns the place of a locality, which is new at its first write-up.
func (s *survey) place(l gazetteer.Locality) *place {
	p := s.places[l.Path()]
	if p == nil {
		p = &place{locality: l, years: map[int]*yearBook{}}
		s.places[l.Path()] = p
	}
	return p
}

func (p *place) enter(entry *archive.Entry) {
	p.all = append(p.all, entry)
	enter(p.years, entry)
}

func enter(years map[int]*yearBook, entry *archive.Entry) {
	book := func(y article.SchoolYear) *yearBook {
		if years[y.First] == nil {
			years[y.First] = &yearBook{}
		}
		return years[y.First]
	}
	filed := book(entry.SchoolYear)
	filed.filed = append(filed.filed, entry)
	for _, y := range entry.RelatedSchoolYears {
		related := book(y)
		related.related = append(related.related, entry)
	}
}

// provinces lists the provinces in Vietnamese order.
func (s *survey) provinces() []*place {
	var provinces []*place
	for _, p := range s.places {
		if p.locality.Kind == gazetteer.InProvince {
			provinces = append(provinces, p)
		}
	}
	slices.SortFunc(provinces, byName)
	return provinces
}

// yearsOf lists school years, the newest first.
func yearsOf(years map[int]*yearBook) []article.SchoolYear {
	first := slices.SortedFunc(maps.Keys(years), func(a, b int) int { return cmp.Compare(b, a) })
	list := make([]article.SchoolYear, len(first))
	for i, y := range first {
		list[i] = article.SchoolYear{First: y}
	}
	return list
}

// newest is the date of the latest of the write-ups, "" if there is none.
func newest(lists ...[]*archive.Entry) string {
	var day gazetteer.Day
	for _, list := range lists {
		for _, entry := range list {
			day = max(day, entry.Date)
		}
	}
	return day.String()
}

// byName orders places in Vietnamese order; of one name, by their addresses.
func byName(a, b *place) int {
	return cmp.Or(vi.Compare(a.locality.Name(), b.locality.Name()), cmp.Compare(a.path(), b.path()))
}

func (p *place) path() string    { return p.locality.Path() }
func (p *place) address() string { return "/" + p.path() + "/" }

// yearAddress is the page of the place in a school year.
func (p *place) yearAddress(y article.SchoolYear) string { return p.address() + y.String() + "/" }

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
