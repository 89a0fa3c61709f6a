package plan

import (
	"net/url"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

// Addresses of the pages about school years in all localities.
const yearsBase = "/nam-hoc/"

func yearLink(y article.SchoolYear) link {
	return link{Name: y.String(), Address: relative(yearsBase + y.String() + "/")}
}

// yearsPage lists all school years.
type yearsPage struct {
	Trail []link `json:"trail"`
	Years []link `json:"years"`
}

// yearPage is one school year in all localities.
type yearPage struct {
	SchoolYear string    `json:"school_year"`
	Trail      []link    `json:"trail"`
	Earlier    *link     `json:"earlier,omitempty"`
	Later      *link     `json:"later,omitempty"`
	Provinces  []branch  `json:"provinces"`
	Narrow     *narrower `json:"narrow,omitempty"`
	yearList
}

// A branch is a province with its districts and communes.
type branch struct {
	link
	Parts []link `json:"parts,omitempty"`
}

func (b *builder) addSchoolYears() {
	years := yearsOf(b.years)
	links := make([]link, len(years))
	for i, y := range years {
		links[i] = yearLink(y)
		links[i].Count, links[i].Related = len(b.years[y.First].filed), len(b.years[y.First].related)
	}
	b.section(yearsBase, pageOnly, crumbs(yearsBase, nil), func() front {
		return front{Title: "nam-hoc", Date: newest(b.all), Lastmod: b.changed(b.all), URL: yearsBase, Layout: "school-years", Params: yearsPage{Trail: []link{}, Years: links}}
	})
	for i, y := range years {
		b.addSchoolYear(y, slices.Concat(links[i+1:min(i+2, len(links))]), links[max(i-1, 0):i])
	}
}

func (b *builder) addSchoolYear(y article.SchoolYear, earlier, later []link) {
	address, year := yearsBase+y.String()+"/", b.years[y.First]
	entries, by := byPhases(y, b.byLocality(year.both())), inPhases(y, b.byLocalityIn(y))
	trail := []link{{Address: relative(yearsBase)}}
	b.section(address, withFeed, b.collection(address, nil, trail, entries, 1), func() front {
		page := yearPage{SchoolYear: y.String(), Trail: trail, Provinces: b.branches(y),
			Narrow: b.narrower(year.filed, url.Values{"school_year": {y.String()}}), yearList: newYearList(address, y, year, entries, by)}
		if len(earlier) > 0 {
			page.Earlier = &earlier[0]
		}
		if len(later) > 0 {
			page.Later = &later[0]
		}
		return front{
			Title: y.Span(), Date: newest(entries), Lastmod: b.changed(entries), URL: address, Layout: "school-year", Params: page,
		}
	})
	b.addFurther(address, subject{SchoolYear: y.String()}, nil, append(trail, yearLink(y)), entries, by)
}

// branches lists the localities that have a page of the school year.
func (b *builder) branches(y article.SchoolYear) []branch {
	var branches []branch
	for _, province := range b.provinces() {
		if province.years[y.First] == nil {
			continue
		}
		branches = append(branches, branch{link: province.linkIn(y), Parts: province.partsIn(y)})
	}
	return trimmed(branches)
}

// partsIn lists the parts of a province that have a page of the school year.
func (l *locality) partsIn(y article.SchoolYear) []link {
	var parts []link
	for _, part := range l.parts {
		if part.years[y.First] != nil {
			parts = append(parts, part.linkIn(y))
		}
	}
	return parts
}

// linkIn leads to the locality's page of a school year.
func (l *locality) linkIn(y article.SchoolYear) link {
	year := l.years[y.First]
	return link{Name: l.Name(), Address: relative(l.yearAddress(y)), Count: len(year.filed), Related: len(year.related)}
}

// byLocality orders write-ups by province, each province's own first, then by
// district or commune.
func (b *builder) byLocality(entries []*archive.Entry) []*archive.Entry {
	rank := map[string]int{}
	for _, province := range b.provinces() {
		rank[province.Path()] = len(rank)
		for _, part := range province.parts {
			rank[part.Path()] = len(rank)
		}
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, c *archive.Entry) int {
		return rank[a.Locality.Path()] - rank[c.Locality.Path()]
	})
	return sorted
}
