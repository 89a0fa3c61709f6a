package site

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/history"
)

func TestChangedAndHistory(t *testing.T) {
	o := options(t, unpack(t, "", "hugo.toml", "[params]\nhistory = \"https://example.org/h/{file}\"\n", "content/một bài.md", oneWriteUp+"\nchữ\n"))
	o.BaseURL = "https://example.org/"
	o.History = history.New([]history.Change{{Day: gazetteer.MustDay("2020-01-02"), Author: "Nguyễn Thị <b>Ái</b>", File: "content/một bài.md"}})
	built := build(t, o)
	page := built.page(t, "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/")
	for _, want := range []string{"Sửa lần cuối ngày 2 tháng 1 năm 2020, Nguyễn Thị &lt;b>Ái&lt;/b>.", `href="https://example.org/h/content/m%E1%BB%99t%20b%C3%A0i.md"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s: %s", want, page[strings.Index(page, `class="cite"`):])
		}
	}
	if sitemap := built.files["sitemap.xml"]; !strings.Contains(sitemap, "<lastmod>2020-01-02</lastmod>") {
		t.Errorf("sitemap: %s", sitemap)
	}
}

func TestHistoryNeedsAPlaceForTheFile(t *testing.T) {
	o := options(t, unpack(t, "", "hugo.toml", "[params]\nhistory = \"https://example.org/h/\"\n", "content/bai.md", oneWriteUp+"\nchữ\n"))
	if err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "{file}") {
		t.Errorf("error: %v, want one that says what is missing", err)
	}
}

// The page of what was changed tells of the write-ups that are published, by day and
// person; without git there is none, and nothing leads to it.
func TestPageOfChanges(t *testing.T) {
	draft := strings.Replace(oneWriteUp, "title:", "draft: true\ntitle:", 1)
	o := options(t, unpack(t, "", "content/bai.md", oneWriteUp+"\nchữ\n", "content/nhap.md", draft+"\nchữ\n"))
	if built := build(t, o); built.files["lich-su/index.html"] != "" || strings.Contains(built.page(t, "/gioi-thieu/"), "lich-su") {
		t.Error("a page of changes, of which nobody knows")
	}
	o.Staging = t.TempDir()
	day := func(text, author, file string, added bool) history.Change {
		return history.Change{Day: gazetteer.MustDay(text), Author: author, File: file, Added: added}
	}
	o.History = history.New([]history.Change{
		day("2020-01-02", "Nguyễn Thị <b>Ái</b>", "content/bai.md", false), day("2020-01-02", "Nguyễn Thị <b>Ái</b>", "content/bai.md", false),
		day("2020-01-01", "Trần Văn Ước", "content/nhap.md", true), day("2019-12-31", "Trần Văn Ước", "content/bai.md", true), day("2019-12-30", "x", "content/xoa.md", true),
	})
	built := build(t, o)
	page := built.page(t, "/lich-su/")
	_, list, _ := strings.Cut(page, `<p class="lead">`)
	list, _, _ = strings.Cut(list, "</main>")
	for _, want := range []string{"<h2>Ngày 2 tháng 1 năm 2020", "</a>, Nguyễn Thị &lt;b>Ái&lt;/b></li>", "Ngày 31 tháng 12 năm 2019", "</a> (mới), Trần Văn Ước</li>"} {
		if strings.Count(list, want) != 1 {
			t.Errorf("%q stands %d times in %s", want, strings.Count(list, want), list)
		}
	}
	if strings.Contains(list, "Ngày 1 tháng 1 năm 2020") || strings.Contains(list, "30 tháng 12") {
		t.Errorf("a draft or what was removed is told: %s", list)
	}
	if !strings.Contains(built.page(t, "/gioi-thieu/"), `href="/lich-su/"`) {
		t.Error("nothing leads to the page")
	}
}
