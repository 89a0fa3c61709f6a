// Package plan lists every page that the archive's site will have.
//
// What goes in: the archive and the language of its interface. What comes out:
// one Page for each write-up, province, district, commune, school year, their
// combinations, the further pages of long lists, and the fixed pages (home,
// search, about), each with its address, the layout that renders it and
// everything that the layout shows, already grouped, counted and sorted.
//
// What it promises: no two pages share an address; the same archive gives the
// same pages in the same order; templates need neither sort nor count nor walk
// a tree. Nothing here knows Hugo beyond the form of its front matter.
package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Options say how to plan.
type Options struct {
	Lang    diag.Lang                // of labels and numbers
	Changed map[string]gazetteer.Day // when write-ups were last changed, by file; may be nil
}

// A Page is one page of the site to be.
type Page struct {
	Address string         // below the site's root: "/", "/ha-noi/"
	File    string         // the content file that stands for it: "ha-noi/_index.md"
	Entry   *archive.Entry // the write-up it shows; nil for every other page
	front   func() front   // made when needed, so that an archive is not held twice
	things  things         // see Things; nil for none
}

// Content is the page as a content file: one line of JSON front matter, then
// the body as the editor wrote it, so that line n of the body is line n+1.
func (p *Page) Content() []byte {
	content := p.front().encode()
	if p.Entry != nil {
		content = append(content, p.Entry.Body...)
	}
	return content
}

// A Plan is all pages of a site.
type Plan struct {
	Pages       []*Page
	Attachments []Attachment // of the write-ups, in their order
	byFile      map[string]*Page
}

// New plans the site of an archive. Errors among the
// problems are addresses that two pages want.
func New(a *archive.Archive, options Options) (*Plan, diag.Problems) {
	b := &builder{survey: newSurvey(a), archive: a, options: options, byFile: make(map[string]*archive.Entry, len(a.WriteUps))}
	for _, entry := range a.WriteUps {
		b.byFile[entry.File] = entry
	}
	b.addWriteUps()
	b.addPlaces()
	b.addSchoolYears()
	b.addFixed()
	p := &Plan{Pages: b.pages, Attachments: b.attachments, byFile: make(map[string]*Page, len(b.pages))}
	for _, page := range b.pages {
		p.byFile[page.File] = page
	}
	problems := checkAddresses(b.pages)
	for _, entry := range a.WriteUps {
		problems = append(problems, checkLinks(entry)...)
	}
	return p, problems
}

// builder collects the pages.
type builder struct {
	*survey
	archive *archive.Archive
	options Options
	byFile  map[string]*archive.Entry

	pages       []*Page
	attachments []Attachment
}

// section adds a page that has a folder of pages below it.
func (b *builder) section(address string, things things, front func() front) {
	b.pages = append(b.pages, &Page{Address: address, File: strings.TrimPrefix(address, "/") + "_index.md", front: front, things: things})
}

// leaf adds a page that has none.
func (b *builder) leaf(address string, entry *archive.Entry, things things, front func() front) {
	b.pages = append(b.pages, &Page{Address: address, File: leafFile(address), Entry: entry, front: front, things: things})
}

// leafFile is the content file of an address. A file named index.md would turn
// its folder into one page and hide its sisters; no slug ends in a hyphen.
func leafFile(address string) string {
	name := strings.Trim(address, "/")
	if name == "index" || strings.HasSuffix(name, "/index") {
		name += "-"
	}
	return name + ".md"
}

// ref is how templates name a page to Hugo's GetPage.
func ref(address string) string { return "/" + strings.TrimSuffix(leafFile(address), ".md") }

// Ref is how templates name the page of a write-up.
func Ref(e *archive.Entry) string { return ref(e.Address) }

// relative is an address in the form that Hugo's relURL puts below the base URL.
func relative(address string) string { return strings.TrimPrefix(address, "/") }

func checkAddresses(pages []*Page) diag.Problems {
	var problems diag.Problems
	taken := make(map[string]*Page, len(pages))
	for _, page := range pages {
		if other := taken[page.Address]; other != nil {
			problems = append(problems, clash(page, other, "slug", page.Address))
		}
		taken[page.Address] = page
	}
	for _, page := range pages {
		if page.Entry == nil {
			continue
		}
		for i, alias := range page.Entry.Aliases {
			if other := taken[alias]; other != nil {
				problems = append(problems, clash(page, other, fmt.Sprintf("aliases[%d]", i+1), alias))
			}
		}
	}
	return problems
}

// clash says that page wants an address that other has; one of them is the
// editor's.
func clash(page, other *Page, field, address string) diag.Problem {
	if page.Entry == nil {
		page, other = other, page
	}
	p := diag.Problem{Field: field, Message: diag.T("địa chỉ %s đã là của một trang khác", "the address %s belongs to another page", address)}
	if page.Entry != nil {
		key, _, _ := strings.Cut(field, "[")
		p.File, p.Line = page.Entry.File, page.Entry.Line(key)
	}
	if other.Entry != nil {
		p.Hint = diag.T("trang kia là của %s", "the other page is that of %s", other.Entry.File)
	}
	return p
}

// ByFile returns the page that a content file stands for, nil if there is none.
func (p *Plan) ByFile(name string) *Page { return p.byFile[name] }

// InHugosOrder returns the pages in the order in which Hugo makes them.
func (p *Plan) InHugosOrder() []*Page {
	return slices.SortedFunc(slices.Values(p.Pages), func(a, b *Page) int { return strings.Compare(a.Address, b.Address) })
}
