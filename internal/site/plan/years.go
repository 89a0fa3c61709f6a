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
	EveryPage
	Years []link `json:"years"` // newest first
}

// yearPage is one school year in all localities.
type yearPage struct {
	EveryPage
	SchoolYear string    `json:"school_year"`
	Earlier    *link     `json:"earlier,omitempty"`
	Later      *link     `json:"later,omitempty"`
	Provinces  []branch  `json:"provinces"`
	Narrow     *narrower `json:"narrow,omitempty"`
	Coverage   coverage  `json:"coverage"`
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
	b.section(yearsBase, pageOnly, b.all, crumbs(yearsBase, nil), func() front {
		return front{Title: "nam-hoc", Layout: "school-years", Params: &yearsPage{EveryPage: b.page(b.text("school_years", nil), b.plan.identity.Site.Description, nil), Years: links}}
	})
	for i, y := range years {
		b.addSchoolYear(y, slices.Concat(links[i+1:min(i+2, len(links))]), links[max(i-1, 0):i])
	}
}

func (b *builder) addSchoolYear(y article.SchoolYear, earlier, later []link) {
	address, year := yearsBase+y.String()+"/", b.years[y.First]
	entries, by := byPhases(y, b.byLocality(year.both())), inPhases(y, b.byLocalityIn(y))
	trail, of := []link{{Address: relative(yearsBase)}}, subject{year: y}
	b.section(address, withFeed, entries, b.collection(address, nil, trail, entries, 1), func() front {
		page := &yearPage{EveryPage: b.listed(b.called(of), len(entries), trail), SchoolYear: y.String(), Provinces: b.branches(y), Coverage: b.coverage(y, year.both()),
			Narrow: b.narrower(year.filed, url.Values{"school_year": {y.String()}}), yearList: b.newYearList(address, y, year, entries, by)}
		if len(earlier) > 0 {
			page.Earlier = &earlier[0]
		}
		if len(later) > 0 {
			page.Later = &later[0]
		}
		return front{
			Title: y.Span(), Layout: "school-year", Params: page,
		}
	})
	b.addFurther(address, of, nil, append(trail, yearLink(y)), entries, by)
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
