package plan

import (
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/ld"
)

// words are what a page is called and the way to it, so that programs are told
// the same as readers.
type words struct {
	heading     string
	description string
	way         []string // the names of home and of the pages between it and this one
	picture     string   // the address of the page's own picture; empty if it has none
}

// things make what a page tells search engines of, as package ld has it.
type things func(ld.Site, words) []any

// website are the things of home.
func website(site ld.Site, _ words) []any { return []any{site.WebSite()} }

// crumbs are the things of a page of which there is no more to tell than where
// it stands.
func crumbs(address string, trail []link) things {
	return func(site ld.Site, w words) []any { return []any{way(site, w, trail, address)} }
}

// way tells of the way from home over the trail to a page.
func way(site ld.Site, w words, trail []link, address string) ld.BreadcrumbList {
	addresses := []string{"/"}
	for _, l := range trail {
		addresses = append(addresses, "/"+l.Address)
	}
	links := make([]ld.Link, 0, len(addresses)+1)
	for i, name := range w.way[:min(len(w.way), len(addresses))] {
		links = append(links, ld.Link{Name: name, Address: addresses[i]})
	}
	return site.Breadcrumbs(append(links, ld.Link{Name: w.heading, Address: address})...)
}

// collection are the things of page n of a list, which may be of a locality.
func (b *builder) collection(address string, l *locality, trail []link, entries []*archive.Entry, n int) things {
	return func(site ld.Site, w words) []any {
		from := (n - 1) * pageSize
		c := ld.Collection{Address: address, Title: w.heading, Description: w.description, First: from + 1, Total: len(entries)}
		for _, e := range entries[from:min(from+pageSize, len(entries))] {
			c.Items = append(c.Items, ld.Link{Name: e.Title, Address: e.Address})
		}
		if l != nil {
			about := aboutLocality(l.Locality)
			c.Locality = &about
		}
		return []any{site.CollectionPage(c), way(site, w, trail, address)}
	}
}

// article are the things of a write-up.
func (b *builder) article(e *archive.Entry) things {
	return func(site ld.Site, said words) []any {
		w := ld.WriteUp{
			Kind:    b.kind(e),
			Address: e.Address, Title: e.Title, Description: said.description, Published: e.Date.String(),
			Date: e.Date.String(), SchoolYear: e.SchoolYear.First, Picture: said.picture, Locality: aboutLocality(e.Locality),
			Tags: e.Tags, Texts: propertyTexts(e), Source: ld.Source{Name: e.Source.Name, URL: e.Source.URL},
		}
		for _, p := range e.People {
			w.People = append(w.People, ld.Named(p))
		}
		if e.Source.Published != nil {
			w.Published, w.Source.Published = e.Source.Published.String(), e.Source.Published.String()
		}
		if changed := b.options.Changed[e.File].String(); changed >= w.Published {
			w.Modified = changed
		}
		trail := b.trail(b.localities[e.Locality.Path()], e.SchoolYear)
		return []any{site.NewsArticle(w), way(site, said, trail, e.Address)}
	}
}

// propertyTexts are the texts of the fields that have a property in JSON-LD.
func propertyTexts(e *archive.Entry) map[string]string {
	texts := map[string]string{}
	for _, f := range article.Fields() {
		if text, ok := f.Value(e.WriteUp).(string); ok && f.Property != "" && f.Type == article.TypeText {
			texts[f.Property] = text
		}
	}
	return texts
}

func aboutLocality(l gazetteer.Locality) ld.Locality {
	return ld.Locality{Address: "/" + l.Path() + "/", Name: l.Name(), Province: l.Province.Name, Code: l.Code(), Whole: l.Kind == gazetteer.InProvince}
}

// changed is the day of the last change of what the write-ups say: of a file
// whose history is not known, the day of the event. Empty if there are none.
func (b *builder) changed(entries []*archive.Entry) string {
	var last gazetteer.Day
	for _, e := range entries {
		day := e.Date
		if known := b.options.Changed[e.File]; !known.IsZero() {
			day = known
		}
		last = max(last, day)
	}
	return last.String()
}
