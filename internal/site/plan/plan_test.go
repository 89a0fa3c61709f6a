package plan

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site/body"
)

// hanoi has one district.
var (
	hanoi    = &gazetteer.Province{Unit: gazetteer.Unit{Name: "Hà Nội", FullName: "Thành phố Hà Nội", Slug: "ha-noi"}}
	longBien = &gazetteer.District{Unit: gazetteer.Unit{Name: "Long Biên", FullName: "Quận Long Biên", Slug: "quan-long-bien"}, Province: hanoi}
)

// entry is a write-up of a school year of the district.
func entry(first int, slug string) *archive.Entry {
	w := &article.WriteUp{
		File: "content/" + slug + ".md", Title: "Bài " + slug, Slug: slug, Date: gazetteer.MustDay(fmt.Sprintf("%d-08-01", first+1)),
		SchoolYear: article.SchoolYear{First: first}, Locality: longBien.Locality(), Body: "Chữ.\n", BodyLine: 7,
	}
	return &archive.Entry{WriteUp: w, Address: fmt.Sprintf("/ha-noi/quan-long-bien/%s/%s/", w.SchoolYear, slug)}
}

func planOf(t *testing.T, entries ...*archive.Entry) (*Plan, diag.Problems) {
	t.Helper()
	return New(&archive.Archive{WriteUps: entries, Rules: &article.Rules{}}, Options{})
}

// page returns the front matter of the page at an address.
func page(t *testing.T, p *Plan, address string) map[string]any {
	t.Helper()
	i := slices.IndexFunc(p.Pages, func(p *Page) bool { return p.Address == address })
	if i < 0 {
		t.Fatalf("no page %s", address)
	}
	line, _, _ := strings.Cut(string(p.Pages[i].Front(nil)), "\n")
	front := map[string]any{}
	if err := json.Unmarshal([]byte(line), &front); err != nil {
		t.Fatal(err)
	}
	return front
}

func TestLongListsArePaged(t *testing.T) {
	var entries []*archive.Entry
	for i := range 120 {
		entries = append(entries, entry(2019-i/60, fmt.Sprintf("bai-%03d", i)))
	}
	p, problems := planOf(t, entries...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var seen []string
	for n, address := range []string{"/ha-noi/", "/ha-noi/trang/2/", "/ha-noi/trang/3/"} {
		list := page(t, p, address)["params"].(map[string]any)["list"].(map[string]any)
		if list["total"] != 120.0 || list["number"] != float64(n+1) || list["pages"] != 3.0 {
			t.Errorf("%s: %v", address, list)
		}
		for _, g := range list["groups"].([]any) {
			for _, ref := range g.(map[string]any)["write_ups"].([]any) {
				seen = append(seen, ref.(map[string]any)["address"].(string))
			}
		}
	}
	if len(seen) != 120 || len(slices.Compact(slices.Sorted(slices.Values(seen)))) != 120 {
		t.Errorf("%d write-ups on the pages of the list", len(seen))
	}
	second := page(t, p, "/ha-noi/trang/2/")["params"].(map[string]any)["list"].(map[string]any)
	if second["previous"] != "ha-noi/" || second["next"] != "ha-noi/trang/3/" {
		t.Errorf("the second page leads to %v and %v", second["previous"], second["next"])
	}
	if groups := second["groups"].([]any); len(groups) != 2 {
		t.Errorf("the second page has %d groups, want the end of one school year and the beginning of another", len(groups))
	}
}

func TestRelatedSchoolYearsHavePages(t *testing.T) {
	e := entry(2018, "tong-ket")
	e.RelatedSchoolYears = []article.SchoolYear{{First: 2019}}
	p, _ := planOf(t, e)
	for _, address := range []string{"/nam-hoc/2019-2020/", "/ha-noi/2019-2020/", "/ha-noi/quan-long-bien/2019-2020/"} {
		groups := page(t, p, address)["params"].(map[string]any)["list"].(map[string]any)["groups"].([]any)
		if len(groups) != 1 || groups[0].(map[string]any)["phase"] != "opened" {
			t.Errorf("%s: %v", address, groups)
		}
	}
}

func TestNoTwoPagesShareAnAddress(t *testing.T) {
	a, b := entry(2018, "mot"), entry(2018, "hai")
	b.Address = a.Address
	if _, problems := planOf(t, a, b); !problems.HasErrors() || problems[0].File != "content/hai.md" {
		t.Errorf("got %v", problems)
	}
	a, b = entry(2018, "mot"), entry(2018, "hai")
	a.Aliases = []string{"/cu/", "/ha-noi/"}
	_, problems := planOf(t, a, b)
	if len(problems) != 1 || problems[0].File != "content/mot.md" || problems[0].Field != "aliases[2]" {
		t.Errorf("got %v", problems)
	}
}

// An alias that another page has is told with its line and counted from 1, as
// package archive counts.
func TestATakenAliasIsToldWithItsLine(t *testing.T) {
	localities, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(localities, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := "---\ntitle: Một\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\naliases: [/cu/, /ha-noi/]\n---\nVăn bản.\n"
	w, problems := article.Parse("content/mot.md", []byte(text), rules)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	e := &archive.Entry{WriteUp: w, Address: "/ha-noi/2018-2019/mot/"}
	_, problems = New(&archive.Archive{WriteUps: []*archive.Entry{e}, Rules: rules}, Options{})
	if len(problems) != 1 || problems[0].File != "content/mot.md" || problems[0].Line != 6 || problems[0].Field != "aliases[2]" {
		t.Errorf("got %+v", problems)
	}
}

func TestAnEditorsLineIsTheLineOfTheContentFile(t *testing.T) {
	e := entry(2018, "mot")
	e.Title, e.Body = "Hai\ndòng {\"}", "dòng một\ndòng hai\n"
	p, _ := planOf(t, e)
	lines := strings.Split(string(p.Pages[0].WithBody(p.Pages[0].Front(nil))), "\n")
	if lines[1] != "dòng một" || lines[2] != "dòng hai" {
		t.Errorf("got %q", lines)
	}
}

func TestLeafFile(t *testing.T) {
	for address, want := range map[string]string{
		"/ha-noi/2018-2019/bai/":       "ha-noi/2018-2019/bai.md",
		"/ha-noi/2018-2019/index/":     "ha-noi/2018-2019/index-.md",
		"/ha-noi/2018-2019/chi-index/": "ha-noi/2018-2019/chi-index.md",
	} {
		if got := leafFile(address); got != want {
			t.Errorf("%s: got %s, want %s", address, got, want)
		}
	}
}

func TestTeaser(t *testing.T) {
	sentence := "Năm học có 2.792 trường và hơn hai triệu học sinh trên toàn thành phố, nhiều hơn năm trước. " // 92 characters
	for _, test := range []struct{ summary, want string }{
		{"Ngắn.", "Ngắn."},
		{strings.Repeat(sentence, 3), strings.TrimSpace(strings.Repeat(sentence, 2))},
		{strings.Repeat("chữ, ", 60), strings.TrimSuffix(strings.Repeat("chữ, ", 44), ", ") + "…"},
		{strings.Repeat("ạ", 300), strings.Repeat("ạ", maxTeaser) + "…"},
	} {
		if got := teaser(test.summary); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}

func TestLinksBesideTheEditorsFile(t *testing.T) {
	a, b := entry(2018, "mot"), entry(2018, "hai")
	a.File, b.File = "content/x/mot.md", "content/Y/Hai.md"
	a.Body = "[bài](../Y/Hai.md#muc) [tệp](<hai chữ.pdf>) ![ảnh](anh/a.PNG) ![nữa](../Y/a.png) [lần nữa](./hai%20chữ.pdf) " +
		"[không có](khong.pdf) [trang](web.html) [ngoài](https://example.org/a.pdf) [gốc](/a.pdf) [lên](../../../etc/passwd)"
	archive := &archive.Archive{WriteUps: []*archive.Entry{a, b}, Rules: &article.Rules{},
		Ignored: []string{"content/Y/a.png", "content/x/anh/a.PNG", "content/x/hai chữ.pdf", "content/x/web.html"}}
	p, _ := New(archive, Options{})
	const at = "ha-noi/quan-long-bien/2018-2019/mot/"
	want := []Attachment{{From: "content/x/hai chữ.pdf", To: at + "hai chữ.pdf"}, {From: "content/x/anh/a.PNG", To: at + "a.PNG"}, {From: "content/Y/a.png", To: at + "2-a.png"}}
	if !slices.Equal(p.Attachments, want) {
		t.Errorf("attachments: %v", p.Attachments)
	}
	links := page(t, p, a.Address)["params"].(map[string]any)["links"].(map[string]any)
	if len(links) != 5 || links[body.Key("../Y/Hai.md#muc")] != "ha-noi/quan-long-bien/2018-2019/hai/#muc" || links[body.Key("../Y/a.png")] != at+"2-a.png" {
		t.Errorf("links: %v", links)
	}
}
