package site

import (
	"html/template"

	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/ld"
	"github.com/khotin/khotin/internal/site/plan"
)

// structuredData is the JSON-LD of a page. Layouts find it as the page's
// parameter "structured_data" and give it their own words, so that search engines
// are told what readers see.
type structuredData struct {
	page    *plan.Page
	site    ld.Site
	sharing *sharing
	also    []any // further things
}

// Script gives the JSON-LD as a script element, empty if there is nothing to
// tell. The way is the names of home and of the pages that lead to this one.
func (d *structuredData) Script(heading, description string, way any) (template.HTML, error) {
	words := plan.Words{Heading: heading, Description: description, Way: cast.ToStringSlice(way)}
	if d.sharing.card != nil {
		words.Picture = d.page.Picture
	}
	things := append(d.page.Things(d.site, words), d.also...)
	if len(things) == 0 {
		return "", nil
	}
	script, err := ld.Script(things...)
	return template.HTML(script), err
}

// describe gives every page its structured data and what others show of it. They
// need whole addresses: a site whose own is not known has neither.
func (read hugoPages) describe(pages []*plan.Page, id identity) (described []*sharing) {
	if id.url == "" {
		return nil
	}
	site := ld.Site{URL: id.whole("/"), Name: id.title, Description: id.description, Language: string(id.lang),
		Publisher: id.publisher, Search: "/tim-kiem/?q="}
	if id.marked {
		site.Logo = "/" + largeIcon
	}
	for _, page := range pages {
		s := &sharing{page: page, marked: id.marked}
		read.set(page.Address, "sharing", s)
		read.set(page.Address, "structured_data", &structuredData{page: page, site: site, sharing: s})
		described = append(described, s)
	}
	return described
}
