package site

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/treetest"
)

// feedsOf are the feeds of a site in both forms, by the address of their list.
func feedsOf(t *testing.T, site built, name string) map[string]*gofeed.Feed {
	t.Helper()
	feeds := map[string]*gofeed.Feed{}
	for _, file := range slices.Sorted(maps.Keys(site.files)) {
		list, ok := strings.CutSuffix("/"+file, name)
		if !ok || !strings.HasSuffix(list, "/") {
			continue
		}
		feed, err := gofeed.NewParser().ParseString(site.files[file])
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		feeds[list] = feed
	}
	return feeds
}

// Both forms of every list's feed say the same, and a reader of feeds
// understands them.
func TestFeeds(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar", "hugo.toml", "[params]\npublisher = \"Phòng thử & nghiệm\"\n"))
	o.BaseURL = base
	var changes []history.Change
	for _, e := range o.Archive.WriteUps {
		changes = append(changes, history.Change{Day: gazetteer.MustDay("2026-01-02"), File: e.File})
	}
	o.History = history.New(changes)
	site := build(t, o)
	rss, jsonFeeds := feedsOf(t, site, "index.xml"), feedsOf(t, site, "feed.json")
	if len(rss) < 10 || len(rss) != len(jsonFeeds) {
		t.Fatalf("%d and %d feeds", len(rss), len(jsonFeeds))
	}
	for list, feed := range rss {
		page, twin := site.page(t, list), jsonFeeds[list]
		for _, link := range []string{`type="application/rss+xml" href="/kho-tin` + list + `index.xml"`, `type="application/feed+json" href="/kho-tin` + list + `feed.json"`} {
			if !strings.Contains(page, link) {
				t.Errorf("%s: the page does not name its feed: %s", list, link)
			}
		}
		if feed.Link != strings.TrimSuffix(base, "/")+list || feed.Language != "vi" || feed.Title == "" || feed.Description == "" ||
			twin.Link != feed.Link || twin.Title != feed.Title || twin.Description != feed.Description || len(feed.Items) == 0 || len(twin.Items) != len(feed.Items) {
			t.Errorf("%s: %v\n%v", list, feed, twin)
			continue
		}
		for i, item := range feed.Items {
			sameItem(t, o, item, twin.Items[i])
		}
	}
}

// sameItem checks one item of an RSS feed, and that its twin is the same.
func sameItem(t *testing.T, o Options, item, twin *gofeed.Item) {
	t.Helper()
	entry, ok := o.Archive.ByAddress("/" + strings.TrimPrefix(item.Link, base))
	if !ok || item.GUID != item.Link || item.Title != entry.Title || item.PublishedParsed == nil || len(item.Authors) != 1 {
		t.Errorf("item %+v", item)
		return
	}
	author := "Phòng thử & nghiệm"
	if entry.Organiser != "" {
		author = entry.Organiser
	}
	day, _ := time.Parse("2006-01-02 -0700", entry.Date.String()+" +0700")
	if !item.PublishedParsed.Equal(day) || item.Authors[0].Name != author || !slices.Equal(item.Categories, entry.Tags) || item.Description == "" {
		t.Errorf("item of %s: %s, %v, %q", entry.File, item.PublishedParsed, item.Authors[0], item.Categories)
	}
	if twin.GUID != item.GUID || twin.Link != item.Link || twin.Title != item.Title || !twin.PublishedParsed.Equal(day) ||
		!slices.Equal(twin.Categories, item.Categories) || twin.Content != item.Description || twin.UpdatedParsed.Year() != 2026 ||
		entry.Organiser != "" && twin.Authors[0].Name != author {
		t.Errorf("item of %s as JSON: %+v", entry.File, twin)
	}
}

// What JSON Feed demands beyond what gofeed looks at.
func TestJSONFeedForm(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	var feed struct {
		Version, Title string
		FeedURL        string `json:"feed_url"`
		Items          []map[string]any
	}
	if err := json.Unmarshal([]byte(build(t, o).files["ha-noi/feed.json"]), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.FeedURL != base+"ha-noi/feed.json" || feed.Title == "" {
		t.Errorf("%+v", feed)
	}
	for _, item := range feed.Items {
		for key, value := range item {
			if value == nil || value == "" {
				t.Errorf("%v: empty %s", item["id"], key)
			}
		}
		if item["id"] == nil || item["content_text"] == nil && item["content_html"] == nil {
			t.Errorf("lacks what it must have: %v", item)
		}
	}
}

func TestSitemapIsSplit(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL, o.mostURLs = base, 20
	site := build(t, o)
	all := 0
	for name, content := range site.files {
		if strings.HasPrefix(name, "sitemap-") {
			all += strings.Count(content, "<loc>")
		}
	}
	if index := site.files["sitemap.xml"]; all != len(site.pagesOf()) || strings.Count(index, "<sitemap>") != (all+19)/20 || !strings.Contains(index, "<loc>"+base+"sitemap-2.xml</loc><lastmod>20") {
		t.Errorf("%d of %d pages in %s", all, len(site.pagesOf()), index)
	}
}

func TestSitemapLeavesFurtherPagesOut(t *testing.T) {
	listed, left := longSite(t).files["sitemap.xml"], 0
	for name := range longSite(t).pagesOf() {
		if strings.Contains(name, "/trang/") {
			left++
		}
		if in := strings.Contains(listed, "<loc>"+base+strings.TrimSuffix(name, "index.html")+"</loc>"); in == strings.Contains(name, "/trang/") {
			t.Errorf("%s: in the sitemap: %v", name, in)
		}
	}
	if left == 0 {
		t.Error("there was no further page")
	}
	if !strings.Contains(longSite(t).files["robots.txt"], "Sitemap: "+base+"sitemap.xml\n") {
		t.Errorf("robots.txt: %s", longSite(t).files["robots.txt"])
	}
}

// Feeds and sitemaps are well-formed to a parser that is not Go's.
func TestXMLLint(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("SKIPPED: xmllint is missing: install libxml2-utils (Debian, Ubuntu: sudo apt-get install libxml2-utils)")
	}
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL, o.mostURLs = base, 20
	site := build(t, o)
	var files []string
	feeds, sitemaps := 0, 0
	for name := range treetest.Files(t, o.Staging) {
		switch base := filepath.Base(name); {
		case filepath.Ext(name) != ".xml":
			continue
		case base == "index.xml":
			feeds++
		case strings.HasPrefix(base, "sitemap"):
			sitemaps++
		}
		files = append(files, filepath.Join(o.Staging, name))
	}
	if lists := len(feedsOf(t, site, "feed.json")); feeds != lists || sitemaps < 3 {
		t.Errorf("%d feeds of %d lists, %d sitemaps", feeds, lists, sitemaps)
	}
	out, err := exec.CommandContext(t.Context(), lint, append([]string{"--nonet", "--noout"}, files...)...).CombinedOutput()
	if err != nil || len(files) < 10 {
		t.Errorf("%d files: %v\n%s", len(files), err, out)
	}
	broken := filepath.Join(t.TempDir(), "broken.xml")
	if err := os.WriteFile(broken, []byte("<a>&nbsp;</a>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if exec.CommandContext(t.Context(), lint, "--noout", broken).Run() == nil {
		t.Error("xmllint finds nothing wrong with anything")
	}
}
