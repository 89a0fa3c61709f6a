package plan

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// localityPage is what the page of a province, district or commune shows.
type localityPage struct {
	EveryPage
	Locality localityInfo   `json:"place"`
	Years    []link         `json:"years"`           // newest first, named "2018-2019"
	Timeline []timelineYear `json:"timeline"`        // the same, with the school years between them of which there is nothing
	Parts    []link         `json:"parts,omitempty"` // of a province
	Changes  changes        `json:"changes"`
	Series   []series       `json:"series,omitempty"` // its figures over the school years
	Grid     *grid          `json:"grid,omitempty"`   // of a province with parts
	Narrow   *narrower      `json:"narrow,omitempty"` // to kinds and levels
	List     list           `json:"list"`
	Feed     []feedItem     `json:"feed"`
	Book     *bookLink      `json:"book,omitempty"` // of a district or a commune
}

// localityInfo is who a locality is.
type localityInfo struct {
	Level    string `json:"level"` // "province", "district", "commune"
	Name     string `json:"name"`  // "Quận Long Biên"
	FullName string `json:"full_name"`
	Province *link  `json:"province,omitempty"`
	Until    string `json:"until,omitempty"` // its last day
}

// changes lead from an old locality to those that took it over, and back.
type changes struct {
	Before []link `json:"before,omitempty"`
	After  []link `json:"after,omitempty"`  // communes; of a province, the one it went up in
	Fate   string `json:"fate,omitempty"`   // of a district before the communes: "renamed", "merged", "parted"
	Since  string `json:"since,omitempty"`  // the day of it
	Became []link `json:"became,omitempty"` // the districts it became
	Gave   []link `json:"gave,omitempty"`   // the districts that got land of it
	Took   []link `json:"took,omitempty"`   // the districts that it got land of
}

func (b *builder) addLocalities() {
	for _, province := range b.provinces() {
		b.addLocality(province)
		for _, part := range province.parts {
			b.addLocality(part)
		}
	}
}

func (b *builder) addLocality(l *locality) {
	trail, book := b.trail(l), b.bookOfLocality(l)
	b.section(l.address(), withFeed, l.all, b.collection(l.address(), l, trail[:len(trail)-1], l.all, 1), func() front {
		return front{
			Title: l.FullName(), Layout: l.layout(),
			Params: &localityPage{
				EveryPage: b.listed(l.FullName(), len(l.all), trail[:len(trail)-1]), Locality: b.info(l), Years: l.yearLinks(), Timeline: l.timeline(), Parts: partLinks(l.parts),
				Changes: b.changes(l), Series: b.series(l), Grid: localityGrid(l), Narrow: b.narrowLocality(l, l.all), List: b.listPage(l.address(), l.all, bySchoolYear(l), 1),
				Feed: b.feed(l.all), Book: book,
			},
		}
	})
	b.addFurther(l.address(), subject{locality: l.FullName()}, l, trail, l.all, bySchoolYear(l))
	for _, y := range yearsOf(l.years) {
		b.addLocalityYear(l, y)
	}
}

func (b *builder) info(l *locality) localityInfo {
	info := localityInfo{Level: l.Kind.String(), Name: l.Name(), FullName: l.FullName()}
	if l.Kind == gazetteer.InProvince {
		info.Name = l.Province.FullName
	} else {
		info.Province = &linksOnly([]link{b.localities[l.Province.Slug].link()})[0]
	}
	info.Until = l.Validity().To.String()
	return info
}

// yearLinks lead to the locality's pages of school years, by which they are named.
func (l *locality) yearLinks() []link {
	var links []link
	for _, y := range yearsOf(l.years) {
		to := l.linkIn(y)
		to.Name = y.String()
		links = append(links, to)
	}
	return links
}

// A timelineYear is a school year of a locality, without an address if the archive
// has nothing of it.
type timelineYear struct {
	link
	Concluded bool `json:"concluded,omitempty"` // a write-up concludes it
}

// timeline says of every school year from the first to the last, the newest first,
// what there is, so that what is missing is seen.
func (l *locality) timeline() []timelineYear {
	var timeline []timelineYear
	years := yearsOf(l.years)
	for i, to := range l.yearLinks() {
		if i > 0 {
			for y := years[i-1].First - 1; y > years[i].First; y-- {
				timeline = append(timeline, timelineYear{link: link{Name: article.SchoolYear{First: y}.String()}})
			}
		}
		concludes := func(e *archive.Entry) bool { return phaseIn(years[i], e.Date) == concluded }
		timeline = append(timeline, timelineYear{to, slices.ContainsFunc(l.years[years[i].First].both(), concludes)})
	}
	return timeline
}

func partLinks(parts []*locality) []link {
	var links []link
	for _, part := range parts {
		links = append(links, part.link())
	}
	return links
}

func bySchoolYear(l *locality) grouping {
	return func(e *archive.Entry) heading {
		return heading{SchoolYear: e.SchoolYear.String(), Address: relative(l.yearAddress(e.SchoolYear))}
	}
}

// localityYear is what the page of a locality in one school year shows.
type localityYear struct {
	EveryPage
	Locality   localityInfo `json:"place"`
	SchoolYear string       `json:"school_year"`
	Year       link         `json:"year"`              // the school year in all localities
	Parts      []link       `json:"parts,omitempty"`   // of a province, in this school year
	Earlier    *link        `json:"earlier,omitempty"` // the same locality a year before
	Later      *link        `json:"later,omitempty"`
	Narrow     *narrower    `json:"narrow,omitempty"`
	Book       *bookLink    `json:"book,omitempty"` // of a province
	yearList
}

func (b *builder) addLocalityYear(l *locality, y article.SchoolYear) {
	address, year := l.yearAddress(y), l.years[y.First]
	entries := byPhases(y, ownFirst(l, year.both()))
	by := ungrouped
	if l.Kind == gazetteer.InProvince {
		by = b.byLocalityIn(y)
	}
	by = inPhases(y, by)
	of, book := subject{locality: l.FullName(), year: y}, b.bookOfYear(l, y)
	b.section(address, withFeed, entries, b.collection(address, l, b.trail(l), entries, 1), func() front {
		page := &localityYear{
			EveryPage: b.listed(b.called(of), len(entries), b.trail(l)), Locality: b.info(l), SchoolYear: y.String(), Year: yearLink(y),
			Parts: l.partsIn(y), Book: book, Narrow: b.narrowLocality(l, year.filed, y), yearList: b.newYearList(address, y, year, entries, by),
		}
		page.Earlier, page.Later = l.adjacent(y)
		return front{
			Title: l.FullName() + ", " + y.Span(), Layout: "place-year", Params: page,
		}
	})
	b.addFurther(address, of, l, b.trail(l, y), entries, by)
}

// ownFirst puts what is filed under a province itself before what is filed
// under its parts, and those by locality.
func ownFirst(l *locality, entries []*archive.Entry) []*archive.Entry {
	if l.Kind != gazetteer.InProvince {
		return entries
	}
	rank := map[string]int{}
	for i, part := range l.parts {
		rank[part.Path()] = i + 1
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b *archive.Entry) int {
		return rank[a.Locality.Path()] - rank[b.Locality.Path()]
	})
	return sorted
}

// byLocalityIn puts write-ups under their locality, with the way to its page of the
// school year.
func (b *builder) byLocalityIn(y article.SchoolYear) grouping {
	return func(e *archive.Entry) heading {
		l := b.localities[e.Locality.Path()]
		return heading{Name: l.FullName(), Address: relative(l.yearAddress(y))}
	}
}

// adjacent returns the nearest school years of the locality that have a page.
func (l *locality) adjacent(y article.SchoolYear) (earlier, later *link) {
	links := l.yearLinks()
	i := slices.IndexFunc(links, func(to link) bool { return to.Name == y.String() })
	if i+1 < len(links) {
		earlier = &links[i+1]
	}
	if i > 0 {
		later = &links[i-1]
	}
	return earlier, later
}

// layout is that of the locality's page: a province has parts, the others have none.
func (l *locality) layout() string {
	if l.Kind == gazetteer.InProvince {
		return "province"
	}
	return "place"
}
