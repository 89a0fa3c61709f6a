package site

import (
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/ld/ldcheck"
)

var (
	ldScript = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	metaLine = regexp.MustCompile(`<meta (?:property|name)="([A-Za-z_:.-]+)" content=(?:"([^"]*)"|'([^']*)')>`)
	linkLine = regexp.MustCompile(`<link rel="([a-z-]+)"[^>]* href="([^"]*)"`)
)

// things are the JSON-LD of a page, empty if it has none.
func thingsOf(t *testing.T, name, page string) string {
	t.Helper()
	found := ldScript.FindAllStringSubmatch(page, -1)
	if len(found) > 1 {
		t.Errorf("%s has %d scripts of JSON-LD", name, len(found))
	}
	if len(found) == 0 {
		return ""
	}
	return found[0][1]
}

// metas are what a page says to programs in its head, by name.
func metas(page string) map[string]string {
	said := map[string]string{}
	for _, match := range metaLine.FindAllStringSubmatch(page, -1) {
		said[match[1]] = html.UnescapeString(match[2] + match[3])
	}
	return said
}

// pagesOf are the pages of a site that readers see: no redirects.
func (b built) pagesOf() map[string]string {
	pages := map[string]string{}
	for name, content := range b.files {
		if strings.HasSuffix(name, ".html") && name != "404.html" && !strings.Contains(content, "http-equiv=\"refresh\"") {
			pages[name] = content
		}
	}
	return pages
}

// wantTypes are the things of a page, by what marks its kind.
func wantTypes(name, page string) []string {
	switch {
	case name == "index.html":
		return []string{"WebSite"}
	case name == "tim-kiem/index.html":
		return nil
	case name == "du-lieu/index.html":
		return []string{"BreadcrumbList", "Dataset"}
	case strings.Contains(page, `<article class="write-up">`):
		return []string{"NewsArticle", "BreadcrumbList"}
	case name == "gioi-thieu/index.html" || strings.HasPrefix(name, "theo-doi/") || name == "tim-kiem/huong-dan/index.html" || name == "nam-hoc/index.html" || name == "dia-phuong/index.html" || strings.HasPrefix(name, "so-lieu/"):
		return []string{"BreadcrumbList"}
	}
	return []string{"CollectionPage", "BreadcrumbList"}
}

// base is where the sites of these tests live.
const base = "https://example.org/kho-tin/"

// long is a site whose lists have further pages. It is built once.
var long built

func longSite(t *testing.T) built {
	t.Helper()
	if long.files == nil {
		source := t.TempDir()
		long = build(t, Options{Source: source, Staging: t.TempDir(), CacheDir: cacheDir, Archive: madeUp(t, source, 260), BaseURL: base})
	}
	return long
}

func TestThingsOfEveryPage(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	for _, site := range []built{build(t, o), longSite(t)} {
		for name, page := range site.pagesOf() {
			text, want := thingsOf(t, name, page), wantTypes(name, page)
			if text == "" && want == nil {
				continue
			}
			report := ldcheck.Check([]byte(text))
			if !slices.Equal(report.Types, want) || len(report.Faults) > 0 {
				t.Errorf("%s: %v, want %v; faults %q", name, report.Types, want, report.Faults)
			}
		}
	}
}

func TestThingsOfAWriteUp(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	address := "ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"
	var changes []history.Change
	for _, e := range o.Archive.WriteUps {
		changes = append(changes, history.Change{Day: gazetteer.MustDay("2026-01-02"), File: e.File})
	}
	o.History = history.New(changes)
	var page struct {
		Graph []struct {
			Headline, DateModified string
			Image                  []struct{ URL string }
			About                  struct {
				Location struct {
					Address struct{ AddressLocality string }
				}
			}
			ItemListElement []struct{ Name, Item string }
		} `json:"@graph"`
	}
	text := thingsOf(t, address, build(t, o).page(t, "/"+address))
	if err := json.Unmarshal([]byte(text), &page); err != nil {
		t.Fatal(err)
	}
	article, way := page.Graph[0], page.Graph[1].ItemListElement
	if !strings.Contains(article.Headline, `<tổng kết> & "triển khai"`) || article.DateModified != "2026-01-02" ||
		article.About.Location.Address.AddressLocality != "Quận Long Biên" || article.Image[0].URL != o.BaseURL+address+"card.png" {
		t.Errorf("%+v", article)
	}
	if len(way) != 5 || way[0].Name != "Trang chủ" || way[3].Name != "Năm học 2018–2019" || way[3].Item != o.BaseURL+"ha-noi/quan-long-bien/2018-2019/" {
		t.Errorf("the way is %+v", way)
	}
}

func TestEveryPageNamesItsAddressAndPicture(t *testing.T) {
	site := longSite(t)
	further := 0
	for name, page := range site.pagesOf() {
		want, said := base+strings.TrimSuffix(name, "index.html"), metas(page)
		canonical := ""
		for _, link := range linkLine.FindAllStringSubmatch(page, -1) {
			if link[1] == "canonical" {
				canonical = link[2]
			}
		}
		if canonical != want || said["og:url"] != want || said["og:title"] == "" || said["og:description"] == "" {
			t.Errorf("%s: canonical %q, said %v", name, canonical, said)
		}
		if _, ok := site.files[strings.TrimPrefix(said["og:image"], base)]; !ok {
			t.Errorf("%s: there is no picture %q", name, said["og:image"])
		}
		if strings.Contains(name, "/trang/") {
			further++
		}
	}
	if further == 0 {
		t.Error("no further page of a list was looked at")
	}
}

// Without an address nothing may be said that needs one.
func TestNothingToSayWithoutAnAddress(t *testing.T) {
	for _, unknown := range []string{"", "/kho-tin/"} {
		o := options(t, unpack(t, "fixture.txtar"))
		o.BaseURL = unknown
		for name, content := range build(t, o).files {
			if strings.HasSuffix(name, "card.png") || strings.Contains(content, "og:image") || strings.Contains(content, "ld+json") || name == "sitemap.xml" {
				t.Errorf("base %q: %s", unknown, name)
			}
		}
	}
}
