package plan

import (
	"cmp"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site/plot"
)

// indicatorsAddress is the page that lists all indicators.
const indicatorsAddress = "/so-lieu/"

// Bounds of a page about figures, so that it stays below 100 KB: a link in the
// list takes about 0.2 KB, a point in a table 0.2 KB and a small picture 0.8 KB.
const (
	maxIndicators = 250
	maxPoints     = 150
	maxLocalities = 36
)

// indicatorsPage lists the indicators that two localities or two school years share.
type indicatorsPage struct {
	EveryPage
	Indicators []indicatorLink `json:"indicators"`
	List       pageWindow      `json:"list"`
}

// An indicatorLink leads to the page of an indicator.
type indicatorLink struct {
	Name       string   `json:"name"`
	Address    string   `json:"address"` // as relURL takes it
	Units      []string `json:"units,omitempty"`
	Localities int      `json:"places"`
	Years      []string `json:"years"` // the first and the last
	Figures    int      `json:"figures"`
}

// indicatorPage is one indicator in all localities and school years.
type indicatorPage struct {
	EveryPage
	Sections []figureSection `json:"sections"`
	List     pageWindow      `json:"list"` // of localities
	CSV      string          `json:"csv"`  // its figures as a file, as relURL takes it
}

// A figureSection is the figures of one unit, and of one level of localities, whose
// pictures have one axis.
type figureSection struct {
	Indicator string           `json:"indicator"` // as the figures of this section name it
	Unit      string           `json:"unit,omitempty"`
	OutOf     bool             `json:"out_of,omitempty"` // the figures are out of something
	Level     string           `json:"level"`            // "province", "district", "commune"
	Years     []string         `json:"years"`            // of the table, newest first
	Rows      []localityFigure `json:"rows"`
}

// A localityFigure is an indicator in one locality.
type localityFigure struct {
	Locality link        `json:"place"`
	Cells    []seriesRow `json:"cells"`          // by year; empty where there is no figure
	Plot     *plot.Plot  `json:"plot,omitempty"` // of three points or more
}

func (g *indicatorGroup) address() string { return indicatorsAddress + g.slug + "/" }

// indicatorAddress is the page of a measure's indicator; "/" if there is none.
func (b *builder) indicatorAddress(m *measured) string {
	if g := b.indicators[m.slug()]; g != nil {
		return g.address()
	}
	return "/"
}

// addIndicators adds the list of indicators and a page for each.
func (b *builder) addIndicators() {
	groups := b.groupIndicators()
	links := make([]indicatorLink, len(groups))
	var entries []*archive.Entry
	for i, g := range groups {
		links[i] = g.link()
		entries = append(entries, g.entries...)
	}
	for n := 1; n <= pagesOf(len(links), maxIndicators); n++ {
		w := windowOf(indicatorsAddress, n, maxIndicators, len(links))
		b.windowPage(indicatorsAddress, n, entries, crumbs(pageAddress(indicatorsAddress, n), nil), func() front {
			page := &indicatorsPage{EveryPage: b.page(b.numbered(b.text("indicators", nil), n), b.text("indicators_intro", nil), nil),
				Indicators: links[w.First-1 : w.Last], List: w}
			return front{Title: "so-lieu", Layout: "indicators", Params: page}
		})
	}
	for _, g := range groups {
		b.addIndicator(g)
	}
}

func (g *indicatorGroup) link() indicatorLink {
	l := indicatorLink{Name: g.name, Address: relative(g.address())}
	localities, first, last := map[*locality]bool{}, g.strips[0].of(g.strips[0].locality)[0].year, article.SchoolYear{}
	for _, m := range g.measures {
		if m.unit != "" && !slices.Contains(l.Units, m.unit) {
			l.Units = append(l.Units, m.unit)
		}
		l.Figures += m.total
	}
	for _, s := range g.strips {
		localities[s.locality] = true
		points := s.of(s.locality)
		if points[0].year.First < first.First {
			first = points[0].year
		}
		if points[len(points)-1].year.First > last.First {
			last = points[len(points)-1].year
		}
	}
	l.Localities, l.Years = len(localities), []string{first.String(), last.String()}
	return l
}

func (b *builder) addIndicator(g *indicatorGroup) {
	base, cuts, axes := g.address(), g.cut(), b.axes(g)
	for n := 1; n < len(cuts); n++ {
		from, to := cuts[n-1], cuts[n]
		b.windowPage(base, n, g.entries, crumbs(pageAddress(base, n), []link{{Address: relative(indicatorsAddress)}}), func() front {
			trail := []link{{Name: b.text("indicators", nil), Address: relative(indicatorsAddress)}}
			if n > 1 {
				trail = append(trail, link{Name: g.name, Address: relative(base)})
			}
			description := b.text("indicator_intro", map[string]any{"Name": g.name, "Figures": g.link().Figures, "Places": g.link().Localities})
			page := &indicatorPage{EveryPage: b.page(b.numbered(g.name, n), description, trail), Sections: b.figureSections(g.strips[from:to], axes),
				List: windowAt(base, n, len(cuts)-1, from, to, len(g.strips)), CSV: relative(base) + FiguresFile}
			return front{Title: g.slug, Layout: "indicator", Params: page}
		})
	}
	b.plan.Figures = append(b.plan.Figures, Figures{Name: relative(base) + FiguresFile, group: g})
}

// An axis is what pictures beside each other have in common.
type axis struct {
	*measured
	kind gazetteer.Kind
}

// axes are the ranges of all pictures of an indicator: also on its further pages
// they have the same.
func (b *builder) axes(g *indicatorGroup) map[axis]plot.Range {
	axes := map[axis]plot.Range{}
	for _, s := range g.strips {
		key, r := axis{s.measured, s.locality.Kind}, plot.RangeOf(b.values(s.of(s.locality)))
		axes[key] = plot.Range{Low: min(axes[key].Low, r.Low), High: max(axes[key].High, r.High)}
	}
	return axes
}

func (b *builder) figureSections(strips []strip, axes map[axis]plot.Range) (sections []figureSection) {
	for from := 0; from < len(strips); {
		first, to := strips[from], from
		for to < len(strips) && strips[to].measured == first.measured && strips[to].locality.Kind == first.locality.Kind {
			to++
		}
		sections = append(sections, b.figureSection(strips[from:to], axes[axis{first.measured, first.locality.Kind}]))
		from = to
	}
	return sections
}

func (b *builder) figureSection(strips []strip, r plot.Range) figureSection {
	first := strips[0]
	s := figureSection{Indicator: first.name, Unit: first.unit, OutOf: first.outOf, Level: first.locality.Kind.String()}
	columns := map[int]int{}
	for i, y := range yearsOfStrips(strips) {
		columns[y.First] = i
		s.Years = append(s.Years, y.String())
	}
	for _, strip := range strips {
		points := strip.of(strip.locality)
		row := localityFigure{Locality: link{Name: strip.locality.FullName(), Address: relative(strip.locality.address())}, Cells: make([]seriesRow, len(columns))}
		for _, p := range points {
			row.Cells[columns[p.year.First]] = b.row(p)
		}
		if len(points) >= plottedFrom {
			p := plot.Small(b.values(points), r)
			row.Plot = &p
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// yearsOfStrips are the school years of which there is a figure, newest first.
func yearsOfStrips(strips []strip) []article.SchoolYear {
	var years []article.SchoolYear
	for _, s := range strips {
		for _, p := range s.points[s.locality] {
			years = append(years, p.year)
		}
	}
	slices.SortFunc(years, func(a, b article.SchoolYear) int { return cmp.Compare(b.First, a.First) })
	return slices.Compact(years)
}
