package ld

import (
	"cmp"
	"strings"
)

// A Site is what all pages share.
type Site struct {
	URL         string // of home, whole: "https://example.org/kho/"
	Name        string
	Description string
	Language    string // "vi"
	Publisher   string // who answers for the archive; its Name if empty
	Logo        string // address of a picture in points, "/assets/logo.png"; may be empty
	Search      string // address of the search page, "/tim-kiem/?q="; the query follows it
}

// at is the whole address of a page or file of the site.
func (s Site) at(address string) string {
	if address == "" {
		return ""
	}
	return strings.TrimSuffix(s.URL, "/") + address
}

// ref names the site within other things.
func (s Site) ref() *Ref { return &Ref{s.at("/#website")} }

func (s Site) publisher() *Organization {
	o := &Organization{Name: cmp.Or(s.Publisher, s.Name), URL: s.at("/")}
	if s.Logo != "" {
		o.Logo = &ImageObject{URL: s.at(s.Logo)}
	}
	return o
}

// WebSite tells of the archive and its search; for home.
func (s Site) WebSite() WebSite {
	w := WebSite{ID: s.ref().ID, URL: s.at("/"), Name: s.Name, Description: s.Description, InLanguage: s.Language, Publisher: s.publisher()}
	if s.Search != "" {
		w.Action = &SearchAction{Target: &EntryPoint{s.at(s.Search) + "{search_term_string}"}, Query: "required name=search_term_string"}
	}
	return w
}

// A Link is a name and an address from the site's root.
type Link struct{ Name, Address string }

// Breadcrumbs tells of the way from home to a page, which is the last link.
func (s Site) Breadcrumbs(way ...Link) BreadcrumbList {
	var list BreadcrumbList
	for i, link := range way {
		list.Items = append(list.Items, ListItem{Position: i + 1, Name: link.Name, Item: s.at(link.Address)})
	}
	return list
}

// A Collection is one page of a list.
type Collection struct {
	Address     string // of the page
	Title       string
	Description string
	Locality    *Locality // nil for lists that are not of one locality
	First       int       // the number of its first item in the whole list, from 1
	Total       int       // how many the whole list has
	Items       []Link
}

// CollectionPage tells of one page of a list.
func (s Site) CollectionPage(c Collection) CollectionPage {
	list := &ItemList{Count: c.Total}
	for i, link := range c.Items {
		list.Items = append(list.Items, ListItem{Position: max(c.First, 1) + i, Name: link.Name, URL: s.at(link.Address)})
	}
	page := CollectionPage{ID: s.at(c.Address), URL: s.at(c.Address), Name: c.Title, Description: c.Description,
		InLanguage: s.Language, IsPartOf: s.ref(), MainEntity: list}
	if c.Locality != nil {
		page.About = s.place(*c.Locality)
	}
	return page
}
