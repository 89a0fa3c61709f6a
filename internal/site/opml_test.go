package site

import (
	"encoding/xml"
	"strings"
	"testing"
)

// Programs that read feeds find them all in one file: each is there, and is the
// feed of the page that is named beside it.
func TestOPML(t *testing.T) {
	o := options(t, unpack(t, "fixture.txtar"))
	o.BaseURL = base
	site := build(t, o)
	var list opml
	if err := xml.Unmarshal([]byte(site.files[opmlFile]), &list); err != nil {
		t.Fatal(err)
	}
	feeds := 0
	var walk func([]opmlOutline)
	walk = func(outlines []opmlOutline) {
		for _, to := range outlines {
			walk(to.Below)
			if to.Type == "" {
				continue
			}
			feeds++
			page := strings.TrimPrefix(to.HTML, base)
			if site.files[strings.TrimPrefix(to.XML, base)] == "" || site.files[page+"index.html"] == "" || to.XML != to.HTML+"index.xml" || to.Text == "" {
				t.Errorf("%+v leads nowhere", to)
			}
		}
	}
	walk(list.Outlines)
	if feeds < 9 || list.Title != "Kho tin" || !strings.Contains(site.page(t, "/theo-doi/"), `href="/kho-tin/opml.xml"`) {
		t.Errorf("%d feeds of %q", feeds, list.Title)
	}
}
