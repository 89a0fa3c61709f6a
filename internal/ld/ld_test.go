package ld_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/ld"
	"github.com/khotin/khotin/internal/ld/ldcheck"
)

var update = flag.Bool("update", false, "write the golden files anew")

var site = ld.Site{
	URL: "https://example.org/kho/", Name: "Kho tin", Description: "Kho lưu trữ hội nghị và kết luận của ngành giáo dục.",
	Language: "vi", Publisher: "Phòng Giáo dục và Đào tạo", Logo: "/assets/logo.png", Search: "/tim-kiem/?q=",
}

var longBien = ld.Locality{Address: "/ha-noi/quan-long-bien/", Name: "Quận Long Biên", Province: "Hà Nội", Code: "004"}

func writeUp() ld.WriteUp {
	return ld.WriteUp{
		Address: "/ha-noi/quan-long-bien/2018-2019/hoi-nghi/", Title: "Hội nghị tổng kết năm học 2018-2019",
		Description: "Ngành giáo dục quận hoàn thành 13/13 chỉ tiêu.", Kind: "Hội nghị tổng kết", Published: "2019-08-20", Modified: "2026-11-01T09:30:00+07:00",
		Date: "2019-08-19", SchoolYear: 2018, Picture: "/ha-noi/quan-long-bien/2018-2019/hoi-nghi/card.png", Locality: longBien,
		Tags:   []string{"thi đua"},
		Texts:  map[string]string{"Event.organizer": "Phòng Giáo dục và Đào tạo quận Long Biên", "Event.performer": "Nguyễn Văn A"},
		People: []ld.Named{{"Trần Thị B", "Trưởng phòng", "Phòng Giáo dục và Đào tạo"}, {"Nguyễn Văn A", "Phó Chủ tịch", ""}},
		Source: ld.Source{Name: "Cổng thông tin quận Long Biên", URL: "https://longbien.example/tin/1", Published: "2019-08-20"},
	}
}

// pages are the things of each kind of page, by name of their golden file.
func pages() map[string][]any {
	home, district, year := ld.Link{Name: "Trang chủ", Address: "/"}, ld.Link{Name: "Quận Long Biên", Address: "/ha-noi/quan-long-bien/"}, ld.Link{Name: "2018–2019", Address: "/ha-noi/quan-long-bien/2018-2019/"}
	w := writeUp()
	this := ld.Link{Name: w.Title, Address: w.Address}
	return map[string][]any{
		"home":     {site.WebSite()},
		"write-up": {site.NewsArticle(w), site.Breadcrumbs(home, district, year, this)},
		"list": {site.CollectionPage(ld.Collection{Address: district.Address, Title: district.Name, Description: "Mọi bài viết.", Locality: &longBien, First: 21, Total: 43,
			Items: []ld.Link{this, {Name: "Bài khác", Address: "/khac/"}}}), site.Breadcrumbs(home, district)},
	}
}

func encode(t *testing.T, things ...any) []byte {
	t.Helper()
	text, err := ld.Encode(things...)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestPages(t *testing.T) {
	for name, things := range pages() {
		text := encode(t, things...)
		report := ldcheck.Check(text)
		for _, fault := range report.Faults {
			t.Errorf("%s: %s", name, fault)
		}
		for _, advice := range report.Advice {
			t.Errorf("%s: %s", name, advice)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, append(text, '\n'), "", "  "); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(file, indented.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(indented.Bytes(), want) {
			t.Errorf("%s: got\n%s", file, indented.Bytes())
		}
	}
}

// TestTheLeastThatIsKnown has only what every write-up must have.
func TestTheLeastThatIsKnown(t *testing.T) {
	w := ld.WriteUp{Address: "/ha-noi/2018-2019/a/", Title: "A", Date: "2019-08-19", SchoolYear: 2018,
		Locality: ld.Locality{Address: "/ha-noi/", Name: "Hà Nội", Province: "Hà Nội", Whole: true}}
	text := encode(t, ld.Site{URL: "https://example.org", Name: "Kho tin", Language: "vi"}.NewsArticle(w))
	if report := ldcheck.Check(text); len(report.Faults) > 0 {
		t.Errorf("%v", report.Faults)
	}
	for _, not := range []string{`""`, "null", "[]", "{}", `"Hà Nội, Hà Nội"`, "isBasedOn", "performer"} {
		if strings.Contains(string(text), not) {
			t.Errorf("%s in %s", not, text)
		}
	}
}

func TestSafeWithinScript(t *testing.T) {
	hostile := "</script><script>alert(1)</script><!-- \u2028\u2029 ]]> & ' \" \\ \x00\xff"
	w := writeUp()
	w.Title, w.Kind, w.Texts["Event.performer"], w.Tags = hostile, hostile, hostile, []string{hostile}
	text := encode(t, site.NewsArticle(w), site.Breadcrumbs(ld.Link{Name: hostile, Address: "/"}, ld.Link{Name: hostile, Address: "/b/"}))
	for _, fault := range ldcheck.Check(text).Faults {
		t.Error(fault)
	}
	var page struct {
		Graph []struct{ ArticleSection string } `json:"@graph"`
	}
	if err := json.Unmarshal(text, &page); err != nil {
		t.Fatal(err)
	}
	if got, want := page.Graph[0].ArticleSection, strings.ToValidUTF8(hostile, "\ufffd"); got != want {
		t.Errorf("read back %q, want %q", got, want)
	}
}

func TestLongTitlesBecomeShorterHeadlines(t *testing.T) {
	for _, title := range []string{strings.Repeat("giáo dục ", 30), strings.Repeat("x", 300), strings.Repeat("ặ", 111)} {
		w := writeUp()
		w.Title = title
		a := site.NewsArticle(w)
		if n := len([]rune(a.Headline)); n > 110 || n < 100 || !strings.HasSuffix(a.Headline, "…") {
			t.Errorf("headline %q of %d characters", a.Headline, n)
		}
		if a.About.Name != title {
			t.Error("the event's name is cut")
		}
	}
}

func TestWhoChairsIsNotAlsoAmongThoseWhoCame(t *testing.T) {
	e := site.NewsArticle(writeUp()).About
	if len(e.Performer) != 1 || e.Performer[0].JobTitle != "Phó Chủ tịch" {
		t.Errorf("performer %+v", e.Performer)
	}
	if len(e.Attendee) != 1 || e.Attendee[0].Name != "Trần Thị B" {
		t.Errorf("attendee %+v", e.Attendee)
	}
}

// TestWriteUpsAreVietnamese also where the pages around them are not.
func TestWriteUpsAreVietnamese(t *testing.T) {
	english := site
	english.Language = "en"
	if got := english.NewsArticle(writeUp()).InLanguage; got != "vi" {
		t.Errorf("the write-up is in %q", got)
	}
	if got := english.CollectionPage(ld.Collection{}).InLanguage + english.WebSite().InLanguage; got != "enen" {
		t.Errorf("the pages are in %q", got)
	}
}

// TestEveryTypeHasItsName encodes one of each thing.
func TestEveryTypeHasItsName(t *testing.T) {
	for _, thing := range []any{ld.NewsArticle{}, ld.CreativeWork{}, ld.Event{}, ld.Place{}, ld.PostalAddress{}, ld.Organization{}, ld.Person{}, ld.ImageObject{},
		ld.BreadcrumbList{}, ld.ItemList{}, ld.ListItem{}, ld.WebSite{}, ld.SearchAction{}, ld.EntryPoint{}, ld.CollectionPage{}, ld.Dataset{}, ld.DataDownload{}} {
		name := strings.TrimPrefix(fmt.Sprintf("%T", thing), "ld.")
		want := `{"@context":"https://schema.org","@type":"` + name + `"}`
		if got := string(encode(t, thing)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestTheCheckerCanFail breaks one good page in many ways.
func TestTheCheckerCanFail(t *testing.T) {
	good := string(encode(t, pages()["write-up"]...))
	if faults := ldcheck.Check([]byte(good)).Faults; len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range []struct{ old, new, fault string }{
		{`"headline"`, `"headlin"`, "no such property"},
		{`"@type":"Event"`, `"@type":"Evnt"`, "unknown type"},
		{`"startDate":"2019-08-19"`, `"startDate":"19/8/2019"`, "not a day"},
		{`"startDate":"2019-08-19",`, ``, "startDate: required"},
		{`"endDate":"2019-08-19"`, `"endDate":"2019-08-18"`, "is before"},
		{`"2026-11-01T09:30:00+07:00"`, `"2026-11-01T09:30:00"`, "not a day"},
		{`"url":"https://example.org/kho/ha-noi/quan-long-bien/2018-2019/hoi-nghi/card.png"`, `"url":"/card.png"`, "not a whole address"},
		{`"position":3`, `"position":4`, "has position 4"},
		{`"inLanguage":"vi"`, `"inLanguage":""`, "not a language"},
		{`Trưởng phòng`, `<b>Trưởng phòng</b>`, "not safe"},
		{`"@context":"https://schema.org"`, `"@context":"http://schema.org"`, "@context"},
		{`"address":{"@type":"PostalAddress"`, `"address":{"@type":"Place"`, "want one of"},
		{`#event"`, `#article"`, ""}, // within one thing: nothing to see
		{`"Hội nghị tổng kết năm học 2018-2019","description"`, `"` + strings.Repeat("a", 111) + `","description"`, "at most 110"},
		{`{"@context"`, `[{"@context"`, "not a JSON object"},
	} {
		broken := strings.Replace(good, c.old, c.new, 1)
		if broken == good {
			t.Errorf("%s is not in the page", c.old)
		}
		faults := ldcheck.Check([]byte(broken)).Faults
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, c.fault) }) && (c.fault != "" || len(faults) > 0) {
			t.Errorf("%s instead of %s: faults %q, want %q", c.new, c.old, faults, c.fault)
		}
	}
}
