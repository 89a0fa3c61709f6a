package plan

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

// withFigure gives a write-up of a school year one figure.
func withFigure(first int, slug, indicator, value string) *archive.Entry {
	e := entry(first, slug)
	e.Figures = []article.Figure{{Indicator: indicator, Value: article.MustNumber(value), Unit: "trường"}}
	return e
}

func seriesOf(entries ...*archive.Entry) []series {
	b := builderOf(entries...)
	return b.series(b.localities["ha-noi/quan-long-bien"])
}

func TestSeriesJoinsSchoolYears(t *testing.T) {
	all := seriesOf(
		withFigure(2018, "mot", "Trường chuẩn quốc gia", "20"),
		withFigure(2019, "hai", "trường chuẩn quốc gia, năm học 2017-2018", "18"),
		withFigure(2019, "ba", "Trường chuẩn quốc gia", "21"),
		withFigure(2019, "bon", "Trường ngoài công lập", "7"),
	)
	if len(all) != 1 || len(all[0].Rows) != 3 {
		t.Fatalf("series %+v, want one of three school years", all)
	}
	for i, want := range []struct{ year, value string }{{"2017-2018", "18"}, {"2018-2019", "20"}, {"2019-2020", "21"}} {
		if row := all[0].Rows[i]; row.SchoolYear != want.year || row.Value != want.value {
			t.Errorf("row %d: %+v, want %v", i, row, want)
		}
	}
}

func TestSeriesTakesTheLatestFigureOfASchoolYear(t *testing.T) {
	early, late := withFigure(2018, "som", "Trường", "1"), withFigure(2018, "muon", "Trường", "2")
	late.Date++
	all := seriesOf(late, early, withFigure(2019, "sau", "Trường", "3"))
	if len(all) != 1 || all[0].Rows[0].Value != "2" {
		t.Errorf("series %+v, want the later value 2 of 2018-2019", all)
	}
}

func TestAProvinceDoesNotTakeItsDistrictsFigures(t *testing.T) {
	b := builderOf(withFigure(2018, "mot", "Trường", "1"), withFigure(2019, "hai", "Trường", "2"))
	if all := b.series(b.localities["ha-noi"]); all != nil {
		t.Errorf("the province has %+v", all)
	}
}
