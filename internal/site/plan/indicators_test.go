package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/indicator"
)

// figures gives a write-up figures, each "indicator|value|of|unit".
func figures(e *archive.Entry, all ...string) *archive.Entry {
	for _, written := range all {
		part := strings.Split(written, "|")
		f := article.Figure{Indicator: part[0], Value: article.MustNumber(part[1]), Unit: part[3]}
		if part[2] != "" {
			of := article.MustNumber(part[2])
			f.Of = &of
		}
		e.Figures = append(e.Figures, f)
	}
	return e
}

func ofProvince(e *archive.Entry) *archive.Entry {
	e.Locality = hanoi.Locality()
	return e
}

func indicatorsOf(t *testing.T, entries ...*archive.Entry) *Plan {
	t.Helper()
	p, problems := New(&archive.Archive{WriteUps: entries, Rules: &article.Rules{}, Names: indicator.Default()}, Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// Figures stand together if they have one name, by the table, and one unit, and
// all or none of them say what they are out of.
func TestFiguresThatCanBeCompared(t *testing.T) {
	p := indicatorsOf(t,
		figures(entry(2018, "mot"), "Số học sinh|100||em", "Tỉ lệ|5||%", "Trường đạt chuẩn|3|4|trường"),
		figures(entry(2019, "hai"), "Học sinh|110||em", "Học sinh|7||lớp", "Trường đạt chuẩn|4||trường"),
		figures(ofProvince(entry(2019, "ba")), "TỔNG SỐ HỌC SINH|900||em", "Học sinh|8||lớp"),
	)
	list := page(t, p, "/so-lieu/")["params"].(map[string]any)["indicators"].([]any)
	if len(list) != 1 || list[0].(map[string]any)["address"] != "so-lieu/hoc-sinh/" || list[0].(map[string]any)["places"] != 2.0 {
		t.Fatalf("indicators %v, want that of students alone", list)
	}
	var got []string
	for _, s := range page(t, p, "/so-lieu/hoc-sinh/")["params"].(map[string]any)["sections"].([]any) {
		section := s.(map[string]any)
		for _, r := range section["rows"].([]any) {
			row := r.(map[string]any)
			values := []string{row["place"].(map[string]any)["name"].(string), section["unit"].(string)}
			for _, c := range row["cells"].([]any) {
				values = append(values, c.(map[string]any)["value"].(string))
			}
			got = append(got, strings.Join(values, " "))
		}
	}
	if want := []string{"Hà Nội em 900", "Quận Long Biên, Hà Nội em 110 100", "Hà Nội lớp 8", "Quận Long Biên, Hà Nội lớp 7"}; !slices.Equal(got, want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	var csv strings.Builder
	err := p.Figures[0].WriteCSV(&csv)
	if line := "\r\nHọc sinh,em,ha-noi/quan-long-bien,\"Quận Long Biên, Hà Nội\",2018-2019,100,,,/ha-noi/"; err != nil || strings.Count(csv.String(), "\r\n") != 6 || !strings.Contains(csv.String(), line) {
		t.Errorf("%v:\n%s", err, csv.String())
	}
	figure := page(t, p, "/ha-noi/quan-long-bien/2018-2019/mot/")["params"].(map[string]any)["figures"].([]any)
	if figure[0].(map[string]any)["address"] != "so-lieu/hoc-sinh/" || figure[1].(map[string]any)["address"] != nil {
		t.Errorf("a write-up leads from its figures to %v", figure)
	}
}

// A district's figures have those of its province beside them; under three points
// there is no plot.
func TestFiguresOfADistrict(t *testing.T) {
	p := indicatorsOf(t,
		figures(entry(2018, "mot"), "Học sinh|100||em", "Lớp|3||lớp"), figures(entry(2019, "hai"), "Học sinh|110||em", "Lớp|4||lớp"),
		figures(entry(2022, "ba"), "Học sinh|130||em"), figures(ofProvince(entry(2019, "bon")), "Học sinh|900||em"))
	params := page(t, p, "/ha-noi/quan-long-bien/")["params"].(map[string]any)
	series := params["series"].([]any)
	students, classes := series[0].(map[string]any), series[1].(map[string]any)
	if students["plot"] == nil || classes["plot"] != nil || classes["beside"] != nil || students["everywhere"] != "so-lieu/hoc-sinh/" {
		t.Errorf("series %v", series)
	}
	if beside := students["beside"].(map[string]any); beside["rows"].([]any)[0].(map[string]any)["value"] != "900" {
		t.Errorf("beside it %v", beside)
	}
	var timeline []string
	for _, y := range params["timeline"].([]any) {
		year := y.(map[string]any)
		timeline = append(timeline, fmt.Sprint(year["name"], " ", year["address"] != nil, " ", year["concluded"]))
	}
	want := []string{"2022-2023 true true", "2021-2022 false <nil>", "2020-2021 false <nil>", "2019-2020 true true", "2018-2019 true true"}
	if !slices.Equal(timeline, want) {
		t.Errorf("timeline %q, want %q", timeline, want)
	}
}

// However many figures there are, a page has a bounded number of them, all pages
// have the same axis, and nothing is left out.
func TestManyFiguresArePaged(t *testing.T) {
	var entries []*archive.Entry
	for i := range 3 * maxPoints {
		e := figures(entry(1600+i, fmt.Sprintf("bai-%d", i)), fmt.Sprintf("Học sinh|%d||em", i))
		if i%2 == 0 {
			e = ofProvince(e)
		}
		entries = append(entries, e)
	}
	p := indicatorsOf(t, entries...)
	points, pages := 0, 0
	for _, pg := range p.Pages {
		if !strings.HasPrefix(pg.Address, "/so-lieu/hoc-sinh/") {
			continue
		}
		pages++
		list := page(t, p, pg.Address)["params"].(map[string]any)["list"].(map[string]any)
		points += int(list["last"].(float64)) - int(list["first"].(float64)) + 1
	}
	if pages != 2 || points != 2 {
		t.Errorf("%d pages with %d places, want two of one each", pages, points)
	}
}

func TestAnArchiveWithoutSharedFigures(t *testing.T) {
	p := indicatorsOf(t, figures(entry(2018, "mot"), "Học sinh|100||em"))
	if list := page(t, p, "/so-lieu/")["params"].(map[string]any)["indicators"].([]any); len(list) != 0 || len(p.Figures) != 0 {
		t.Errorf("indicators %v", list)
	}
}
