package plan

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/khotin/khotin/internal/gazetteer"
)

// A tileMap shows the provinces of a time as tiles, each about where it lies, and
// how much the archive has of each.
type tileMap struct {
	Provinces int         `json:"provinces"`       // how many there were
	Until     string      `json:"until,omitempty"` // the last day of them
	Since     string      `json:"since,omitempty"` // the first day of them
	Tiles     []tile      `json:"tiles"`           // in Vietnamese order of names
	Steps     []shadeStep `json:"steps,omitempty"` // what the shades stand for
}

// A tile is a province.
type tile struct {
	link
	Short  string `json:"short"`           // two to four letters: what a tile has room for
	Column int    `json:"column"`          // 1 to 7
	Row    int    `json:"row"`             // 1 to 22
	Shade  int    `json:"shade,omitempty"` // 1 to 5, see steps
}

//go:embed tiles.tsv
var tileTable string

// A position is where the tile of a province stands; its column is 0 if there
// was no such province.
type position struct{ column, row int }

// tileRow is a row of the table.
type tileRow struct {
	short         string
	before, since position // of the reform of 2025
}

// tileRows is the table, by the slugs of provinces.
var tileRows = sync.OnceValue(func() map[string]tileRow {
	rows := map[string]tileRow{}
	for line := range strings.Lines(tileTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSpace(line), "\t")
		rows[cells[0]] = tileRow{cells[1], parsePosition(cells[2]), parsePosition(cells[3])}
	}
	return rows
})

// parsePosition reads "4,3"; "-" is none.
func parsePosition(cell string) (p position) {
	_, _ = fmt.Sscanf(cell, "%d,%d", &p.column, &p.row)
	return p
}

// tileMaps are the maps of the times from which the archive has write-ups, the
// latest first: before the reform of 2025 and since.
func (b *builder) tileMaps() []tileMap {
	g := wholeGazetteer()
	last := gazetteer.Reform.Add(-1)
	before, since := map[*gazetteer.Province]int{}, map[*gazetteer.Province]int{}
	for _, e := range b.all {
		if e.Date < gazetteer.Reform {
			before[provinceOn(e.Locality.Province, last)]++
		} else {
			since[e.Locality.Province]++
		}
	}
	var maps []tileMap
	if len(since) > 0 {
		m := b.tileMap(g.Provinces(gazetteer.Reform), since, func(row tileRow) position { return row.since })
		m.Since = gazetteer.Reform.String()
		maps = append(maps, m)
	}
	if len(before) > 0 {
		m := b.tileMap(g.Provinces(last), before, func(row tileRow) position { return row.before })
		m.Until = last.String()
		maps = append(maps, m)
	}
	return maps
}

// wholeGazetteer is the record of all localities.
func wholeGazetteer() *gazetteer.Gazetteer {
	g, err := gazetteer.Default()
	if err != nil { // without it there would be no archive
		panic(fmt.Sprintf("plan: %v", err))
	}
	return g
}

// provinceOn is what had become of a province by a day: Hà Tây went up in Hà Nội
// in 2008, Thừa Thiên Huế became the city of Huế in 2025.
func provinceOn(p *gazetteer.Province, day gazetteer.Day) *gazetteer.Province {
	for p.MergedInto != nil && p.To < day {
		p = p.MergedInto
	}
	return p
}

// tileMap shows provinces with the numbers of their write-ups.
func (b *builder) tileMap(provinces []*gazetteer.Province, counts map[*gazetteer.Province]int, at func(tileRow) position) tileMap {
	shading := scaleOf(slices.Collect(maps.Values(counts)))
	m := tileMap{Provinces: len(provinces), Steps: shading.steps()}
	for _, p := range provinces {
		row := tileRows()[p.Slug]
		t := tile{link: link{Name: p.Name, Count: counts[p]}, Short: row.short, Column: at(row).column, Row: at(row).row}
		if t.Count > 0 {
			t.Address, t.Shade = b.provinceAddress(p), shading.shade(t.Count)
		}
		m.Tiles = append(m.Tiles, t)
	}
	return m
}

// provinceAddress is the page of a province, or of one that had become it.
func (b *builder) provinceAddress(p *gazetteer.Province) string {
	if l := b.localities[p.Slug]; l != nil {
		return relative(l.address())
	}
	for _, before := range p.MergedFrom {
		if address := b.provinceAddress(before); address != "" {
			return address
		}
	}
	return ""
}
