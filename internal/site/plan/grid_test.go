package plan

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// builderOf is a builder at work on the entries.
func builderOf(entries ...*archive.Entry) *builder {
	a := &archive.Archive{WriteUps: entries, Rules: &article.Rules{}}
	b := &builder{contents: newContents(a), archive: a, plan: &Plan{}}
	b.measures = b.indexFigures()
	b.groupIndicators()
	return b
}

func TestGridCountsEveryCell(t *testing.T) {
	about := entry(2019, "sau")
	about.RelatedSchoolYears = []article.SchoolYear{{First: 2020}}
	g := builderOf(entry(2018, "mot"), entry(2018, "hai"), about).grid()
	if len(g.Years) != 3 || g.Years[0].Name != "2020-2021" || g.Cut {
		t.Fatalf("columns %+v", g.Years)
	}
	if len(g.Rows) != 2 || g.Rows[0].Part || !g.Rows[1].Part {
		t.Fatalf("rows %+v, want a province and its district", g.Rows)
	}
	for _, row := range g.Rows {
		next, same, last := row.Cells[0], row.Cells[1], row.Cells[2]
		if next.Count != 0 || next.Related != 1 || next.Shade != 0 || next.Address == "" {
			t.Errorf("%s 2020-2021: %+v", row.Name, next)
		}
		if same.Count != 1 || same.Shade != 1 || last.Count != 2 || last.Shade != 2 {
			t.Errorf("%s: %+v", row.Name, row.Cells)
		}
	}
	if address := g.Rows[1].Cells[2].Address; address != "ha-noi/quan-long-bien/2018-2019/" {
		t.Errorf("a cell leads to %q", address)
	}
}

func TestLargeGridsAreCut(t *testing.T) {
	var entries []*archive.Entry
	for province := range 63 {
		p := &gazetteer.Province{Unit: gazetteer.Unit{Name: fmt.Sprint("Tỉnh ", province), FullName: fmt.Sprint("Tỉnh ", province), Slug: fmt.Sprint("tinh-", province)}}
		for district := range 3 {
			for year := range 20 {
				e := entry(2000+year, fmt.Sprint("bai-", province, "-", district, "-", year))
				e.Locality = (&gazetteer.District{Unit: gazetteer.Unit{Name: "Huyện", FullName: "Huyện", Slug: fmt.Sprint("huyen-", district)}, Province: p}).Locality()
				entries = append(entries, e)
			}
		}
	}
	g := builderOf(entries...).grid()
	if len(g.Rows) != 63 || !g.Cut || len(g.Rows)*len(g.Years) > maxGridCells || g.Years[0].Name != "2019-2020" {
		t.Errorf("%d rows, %d columns, cut %v", len(g.Rows), len(g.Years), g.Cut)
	}
}

func TestOneCellIsNoGrid(t *testing.T) {
	if g := newGrid(nil, nil); g != nil {
		t.Errorf("an empty archive has a grid: %+v", g)
	}
}
