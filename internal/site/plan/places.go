package plan

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// placePage is what the page of a province, district or commune shows.
type placePage struct {
	Place   placeInfo `json:"place"`
	Trail   []link    `json:"trail"`
	Years   []link    `json:"years"`           // newest first; Name is "2018-2019"
	Parts   []link    `json:"parts,omitempty"` // of a province
	Changes changes   `json:"changes"`
	Series  []series  `json:"series,omitempty"` // its figures over the school years
	Grid    *grid     `json:"grid,omitempty"`   // of a province with parts
	Narrow  *narrower `json:"narrow,omitempty"`
	List    list      `json:"list"`
	Feed    []string  `json:"feed"` // for GetPage
}

type placeInfo struct {
	Level    string `json:"level"` // "province", "district", "commune"
	Name     string `json:"name"`  // "Quận Long Biên"
	FullName string `json:"full_name"`
	Province *link  `json:"province,omitempty"`
	Until    string `json:"until,omitempty"` // its last day
}

// changes lead from an old place to those that took it over, and back.
type changes struct {
	Before []link `json:"before,omitempty"`
	After  []link `json:"after,omitempty"`  // communes; of a province, the one it went up in
	Fate   string `json:"fate,omitempty"`   // of a district before the communes: "renamed", "merged", "parted"
	Since  string `json:"since,omitempty"`  // the day of it
	Became []link `json:"became,omitempty"` // the districts it became
	Gave   []link `json:"gave,omitempty"`   // the districts that got land of it
	Took   []link `json:"took,omitempty"`   // the districts that it got land of
}

func (b *builder) addPlaces() {
	for _, province := range b.provinces() {
		b.addPlace(province)
		for _, part := range province.parts {
			b.addPlace(part)
		}
	}
}

func (b *builder) addPlace(p *place) {
	trail := b.trail(p)
	b.section(p.address(), b.collection(p.address(), p, trail[:len(trail)-1], p.all, 1), func() front {
		return front{
			Title: p.locality.FullName(), Date: newest(p.all), Lastmod: b.changed(p.all), URL: p.address(), Layout: p.layout(), Outputs: withFeed,
			Params: placePage{
				Place: b.info(p), Trail: trail[:len(trail)-1], Years: p.yearLinks(), Parts: partLinks(p.parts),
				Changes: b.changes(p), Series: b.series(p), Grid: placeGrid(p), Narrow: b.narrowPlace(p, p.all), List: listPage(p.address(), p.all, bySchoolYear(p), 1),
				Feed: feed(p.all),
			},
		}
	})
	b.addFurther(p.address(), header{Place: p.locality.FullName()}, p, trail, p.all, bySchoolYear(p))
	for _, y := range yearsOf(p.years) {
		b.addPlaceYear(p, y)
	}
}

func (b *builder) info(p *place) placeInfo {
	info := placeInfo{Level: p.locality.Kind.String(), Name: p.locality.Name(), FullName: p.locality.FullName()}
	if p.locality.Kind == gazetteer.InProvince {
		info.Name = p.locality.Province.FullName
	} else {
		province := b.places[p.locality.Province.Slug].link()
		info.Province = &province
	}
	info.Until = p.locality.Validity().To.String()
	return info
}

func (p *place) yearLinks() []link {
	var links []link
	for _, y := range yearsOf(p.years) {
		book := p.years[y.First]
		links = append(links, link{Name: y.String(), Address: relative(p.yearAddress(y)), Count: len(book.filed), Related: len(book.related)})
	}
	return links
}

func partLinks(parts []*place) []link {
	var links []link
	for _, part := range parts {
		links = append(links, part.link())
	}
	return links
}

func bySchoolYear(p *place) grouping {
	return func(e *archive.Entry) group {
		return group{SchoolYear: e.SchoolYear.String(), Address: relative(p.yearAddress(e.SchoolYear))}
	}
}

// placeYear is what the page of a place in one school year shows.
type placeYear struct {
	Place      placeInfo `json:"place"`
	SchoolYear string    `json:"school_year"`
	Year       link      `json:"year"` // the school year in all places
	Trail      []link    `json:"trail"`
	Parts      []link    `json:"parts,omitempty"`   // of a province, in this school year
	Earlier    *link     `json:"earlier,omitempty"` // the same place a year before
	Later      *link     `json:"later,omitempty"`
	Narrow     *narrower `json:"narrow,omitempty"`
	yearList
}

func (b *builder) addPlaceYear(p *place, y article.SchoolYear) {
	address, book := p.yearAddress(y), p.years[y.First]
	entries := byPhases(y, ownFirst(p, book.both()))
	by := ungrouped
	if p.locality.Kind == gazetteer.InProvince {
		by = b.byPlaceIn(y)
	}
	by = inPhases(y, by)
	b.section(address, b.collection(address, p, b.trail(p), entries, 1), func() front {
		page := placeYear{
			Place: b.info(p), SchoolYear: y.String(), Year: yearLink(y), Trail: b.trail(p),
			Parts: p.partsIn(y), Narrow: b.narrowPlace(p, book.filed, y), yearList: newYearList(address, y, book, entries, by),
		}
		page.Earlier, page.Later = p.adjacent(y)
		return front{
			Title: p.locality.FullName() + ", " + y.Span(), Date: newest(entries), Lastmod: b.changed(entries), URL: address,
			Layout: "place-year", Outputs: withFeed, Params: page,
		}
	})
	b.addFurther(address, header{Place: p.locality.FullName(), SchoolYear: y.String()}, p, b.trail(p, y), entries, by)
}

// ownFirst puts what is filed under a province itself before what is filed
// under its parts, and those together by place.
func ownFirst(p *place, entries []*archive.Entry) []*archive.Entry {
	if p.locality.Kind != gazetteer.InProvince {
		return entries
	}
	rank := map[string]int{}
	for i, part := range p.parts {
		rank[part.path()] = i + 1
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b *archive.Entry) int {
		return rank[a.Locality.Path()] - rank[b.Locality.Path()]
	})
	return sorted
}

// byPlaceIn puts write-ups under their place, with the way to its page of the
// school year.
func (b *builder) byPlaceIn(y article.SchoolYear) grouping {
	return func(e *archive.Entry) group {
		p := b.places[e.Locality.Path()]
		return group{Name: p.locality.FullName(), Address: relative(p.yearAddress(y))}
	}
}

// adjacent returns the nearest school years of the place that have a page.
func (p *place) adjacent(y article.SchoolYear) (earlier, later *link) {
	links := p.yearLinks()
	i := slices.IndexFunc(links, func(l link) bool { return l.Name == y.String() })
	if i+1 < len(links) {
		earlier = &links[i+1]
	}
	if i > 0 {
		later = &links[i-1]
	}
	return earlier, later
}

// layout is that of the place's page: a province has parts, the others have none.
func (p *place) layout() string {
	if p.locality.Kind == gazetteer.InProvince {
		return "province"
	}
	return "place"
}
