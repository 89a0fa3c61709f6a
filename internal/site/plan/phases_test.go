package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// on is a write-up of the district on a day.
func on(day string, first int, slug string, about ...int) *archive.Entry {
	e := entry(first, slug)
	e.Date = gazetteer.MustDay(day)
	for _, y := range about {
		e.RelatedSchoolYears = append(e.RelatedSchoolYears, article.SchoolYear{First: y})
	}
	return e
}

// listOf gives what a page lists, line by line.
func listOf(t *testing.T, p *Plan, address string) []string {
	t.Helper()
	var lines []string
	list := page(t, p, address)["params"].(map[string]any)["list"].(map[string]any)
	for _, each := range list["groups"].([]any) {
		g := each.(map[string]any)
		lines = append(lines, fmt.Sprint("# ", g["phase"], ", ", g["name"]))
		for _, ref := range g["write_ups"].([]any) {
			lines = append(lines, "/"+strings.TrimSuffix(ref.(map[string]any)["address"].(string), "/"))
		}
	}
	return lines
}

func TestThePhaseFollowsFromTheDay(t *testing.T) {
	for _, test := range []struct {
		day  string
		want phase
		why  string
	}{
		{"2018-03-20", opened, "a plan made before the year"},
		{"2018-08-15", opened, "a notice of the August before it"},
		{"2018-10-31", opened, "a late opening conference"},
		{"2018-11-30", opened, "the last day"},
		{"2018-12-01", during, "the first day"},
		{"2019-01-10", during, "after the first term"},
		{"2019-04-30", during, "the last day"},
		{"2019-05-01", concluded, "the first day"},
		{"2019-08-19", concluded, "a conference that also opens the next"},
		{"2020-09-15", concluded, "a year late"},
		{"2031-01-10", concluded, "one who looks back"},
	} {
		if got := phaseIn(article.SchoolYear{First: 2018}, gazetteer.MustDay(test.day)); got != test.want {
			t.Errorf("%s (%s): %s, want %s", test.day, test.why, got, test.want)
		}
	}
}

func TestASchoolYearIsListedByPhase(t *testing.T) {
	nextYear := on("2019-08-15", 2019, "thong-bao", 2018)
	own := on("2019-06-03", 2018, "bao-cao")
	own.Locality, own.Address = hanoi.Locality(), "/ha-noi/2018-2019/bao-cao/"
	p, problems := planOf(t, nextYear,
		on("2019-08-19", 2018, "tong-ket", 2019), own, on("2019-01-10", 2018, "so-ket"), on("2018-09-12", 2018, "trien-khai"),
		on("2018-08-20", 2017, "tong-ket-truoc", 2018))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const province, district = "Hà Nội", "Quận Long Biên, Hà Nội"
	const below = "/ha-noi/quan-long-bien/"
	want := []string{
		"# concluded, " + province, "/ha-noi/2018-2019/bao-cao",
		"# concluded, " + district, below + "2018-2019/tong-ket", below + "2019-2020/thong-bao",
		"# during, " + district, below + "2018-2019/so-ket",
		"# opened, " + district, below + "2018-2019/trien-khai", below + "2017-2018/tong-ket-truoc",
	}
	for _, address := range []string{"/nam-hoc/2018-2019/", "/ha-noi/2018-2019/"} {
		if got := listOf(t, p, address); !slices.Equal(got, want) {
			t.Errorf("%s lists\n%q, want\n%q", address, got, want)
		}
	}
	want = []string{
		"# concluded, <nil>", below + "2018-2019/tong-ket", below + "2019-2020/thong-bao",
		"# during, <nil>", below + "2018-2019/so-ket",
		"# opened, <nil>", below + "2018-2019/trien-khai", below + "2017-2018/tong-ket-truoc",
	}
	if got := listOf(t, p, below+"2018-2019/"); !slices.Equal(got, want) {
		t.Errorf("the district lists\n%q, want\n%q", got, want)
	}
}

func TestPhasesAreReachedOverPages(t *testing.T) {
	var entries []*archive.Entry
	for i := range 60 {
		entries = append(entries, on("2019-08-19", 2018, fmt.Sprintf("tong-ket-%02d", i)))
	}
	for i := range 45 {
		entries = append(entries, on("2018-09-12", 2018, fmt.Sprintf("trien-khai-%02d", i)))
	}
	p, _ := planOf(t, entries...)
	for _, base := range []string{"nam-hoc/2018-2019/", "ha-noi/2018-2019/", "ha-noi/quan-long-bien/2018-2019/"} {
		links := page(t, p, "/"+base)["params"].(map[string]any)["phases"]
		want := []any{
			map[string]any{"phase": "concluded", "address": base + "#at-concluded", "count": 60.0},
			map[string]any{"phase": "opened", "address": base + "trang/2/#at-opened", "count": 45.0},
		}
		if fmt.Sprint(links) != fmt.Sprint(want) {
			t.Errorf("%s leads to\n%v, want\n%v", base, links, want)
		}
		for n, want := range map[int][]string{1: {"concluded"}, 2: {"concluded", "opened"}, 3: {"opened"}} {
			var got []string
			list := page(t, p, pageAddress("/"+base, n))["params"].(map[string]any)["list"].(map[string]any)
			for _, g := range list["groups"].([]any) {
				got = append(got, g.(map[string]any)["phase"].(string))
			}
			if !slices.Equal(got, want) {
				t.Errorf("page %d of %s has the phases %v, want %v", n, base, got, want)
			}
		}
	}
}

func TestOnePhaseIsNamedButNeedsNoWay(t *testing.T) {
	p, _ := planOf(t, on("2019-08-19", 2018, "tong-ket"))
	if links := page(t, p, "/nam-hoc/2018-2019/")["params"].(map[string]any)["phases"]; links != nil {
		t.Errorf("there are ways to %v", links)
	}
	if lines := listOf(t, p, "/nam-hoc/2018-2019/"); lines[0] != "# concluded, Quận Long Biên, Hà Nội" {
		t.Errorf("the list begins with %q", lines[0])
	}
}

// What the page, its tree of places, its list and the grid count is the same.
func TestCountsOfASchoolYearAgree(t *testing.T) {
	b := builderOf(
		on("2019-08-15", 2019, "thong-bao", 2018), on("2019-08-19", 2018, "tong-ket"), on("2018-09-12", 2018, "trien-khai"),
		on("2018-08-20", 2017, "tong-ket-truoc", 2018), on("2018-08-25", 2017, "tong-ket-thcs", 2018))
	y := article.SchoolYear{First: 2018}
	book := b.years[2018]
	l := b.newYearList("/nam-hoc/2018-2019/", y, book, byPhases(y, book.both()), ungrouped)
	if l.Filed != 2 || l.Related != 3 || l.List.Total != 5 {
		t.Fatalf("%d filed, %d related, %d listed", l.Filed, l.Related, l.List.Total)
	}
	if len(l.Phases) != 2 || l.Phases[0].Count != 2 || l.Phases[1].Count != 3 {
		t.Errorf("phases %+v", l.Phases)
	}
	for _, province := range b.branches(y) {
		for _, place := range append(province.Parts, province.link) {
			if place.Count != l.Filed || place.Related != l.Related {
				t.Errorf("the tree counts %+v", place)
			}
		}
	}
	g := b.grid()
	column := slices.IndexFunc(g.Years, func(year link) bool { return year.Name == "2018-2019" })
	for _, row := range g.Rows {
		if cell := row.Cells[column]; cell.Count != l.Filed || cell.Related != l.Related {
			t.Errorf("the grid counts %+v at %s", cell, row.Name)
		}
	}
}
