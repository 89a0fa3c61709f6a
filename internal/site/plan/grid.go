package plan

import (
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Limits of a grid, so that a page that shows one stays well below 100 KB: a
// cell with a link takes about 80 bytes. Rows are dropped to provinces first,
// columns to the newest school years then.
const (
	maxGridRows  = 80
	maxGridCells = 700
	wholeColumns = 16 // are seen at once from 960 px on, with the names of rows and their sums
)

// A grid counts write-ups by locality and school year.
type grid struct {
	Years []link      `json:"years"` // of the columns, newest first; in all localities
	Rows  []gridRow   `json:"rows"`
	Cut   bool        `json:"cut,omitempty"`   // older school years are left out
	Whole bool        `json:"whole,omitempty"` // on a wide screen all columns are seen at once
	All   []int       `json:"all,omitempty"`   // how many write-ups each column has in all, if no row says so
	Steps []shadeStep `json:"steps,omitempty"` // what the shades stand for
}

// A gridRow is a place.
type gridRow struct {
	link
	Part  bool       `json:"part,omitempty"` // of the province whose row is above
	Cells []gridCell `json:"cells"`          // by column
}

// A gridCell is a place in a school year; without an address nothing is known
// of it.
type gridCell struct {
	Address string `json:"address,omitempty"`
	Count   int    `json:"count,omitempty"`   // filed under it
	Related int    `json:"related,omitempty"` // filed elsewhere, but also about it
	Shade   int    `json:"shade,omitempty"`   // 1 to 5, see steps
}

// grid is that of the whole archive: provinces with their parts or, where these
// are too many, the provinces alone.
func (b *builder) grid() *grid {
	var rows []*locality
	for _, province := range b.provinces() {
		rows = append(append(rows, province), province.parts...)
	}
	if len(rows) > maxGridRows {
		rows = b.provinces()
	}
	g := newGrid(rows, yearsOf(b.years))
	if g != nil {
		for _, y := range yearsOf(b.years)[:len(g.Years)] {
			g.All = append(g.All, len(b.years[y.First].filed))
		}
	}
	return g
}

// localityGrid is that of a province and its parts, nil for one without parts.
func localityGrid(province *locality) *grid {
	if len(province.parts) == 0 {
		return nil
	}
	return newGrid(append([]*locality{province}, province.parts...), yearsOf(province.years))
}

// newGrid is nil if there is only one cell to be seen.
func newGrid(rows []*locality, years []article.SchoolYear) *grid {
	columns := min(len(years), max(1, maxGridCells/max(1, len(rows))))
	if len(rows)*columns < 2 {
		return nil
	}
	g := &grid{Cut: columns < len(years), Whole: columns <= wholeColumns}
	var counts []int
	for _, l := range rows {
		for _, y := range years[:columns] {
			if year := l.years[y.First]; year != nil {
				counts = append(counts, len(year.filed))
			}
		}
	}
	shading := scaleOf(counts)
	g.Steps = shading.steps()
	for _, y := range years[:columns] {
		g.Years = append(g.Years, yearLink(y))
	}
	for _, l := range rows {
		row := gridRow{link: l.link(), Part: l.Kind != gazetteer.InProvince}
		for _, y := range years[:columns] {
			row.Cells = append(row.Cells, l.cell(y, shading))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func (l *locality) cell(y article.SchoolYear, shading scale) gridCell {
	year := l.years[y.First]
	if year == nil {
		return gridCell{}
	}
	return gridCell{
		Address: relative(l.yearAddress(y)), Count: len(year.filed), Related: len(year.related),
		Shade: shading.shade(len(year.filed)),
	}
}
