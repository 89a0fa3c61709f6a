package site

import (
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/gazetteer"
)

func TestChangedAndHistory(t *testing.T) {
	o := options(t, unpack(t, "", "hugo.toml", "[params]\nhistory = \"https://example.org/h/{file}\"\n", "content/một bài.md", oneWriteUp+"\nchữ\n"))
	o.BaseURL = "https://example.org/"
	o.Changed = map[string]gazetteer.Day{"content/một bài.md": gazetteer.MustDay("2020-01-02")}
	built := build(t, o)
	page := built.page(t, "/ha-noi/quan-long-bien/2018-2019/so-ket-dung-de-thu/")
	for _, want := range []string{"ngày 2 tháng 1 năm 2020", `href="https://example.org/h/content/m%E1%BB%99t%20b%C3%A0i.md"`} {
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
	if _, err := Build(t.Context(), o); err == nil || !strings.Contains(err.Error(), "{file}") {
		t.Errorf("error: %v, want one that says what is missing", err)
	}
}
