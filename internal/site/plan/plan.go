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
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site/body"
)

// Options say how to plan.
type Options struct {
	Lang    diag.Lang                // of labels and numbers
	Changed map[string]gazetteer.Day // when write-ups were last changed, by file; may be nil

	Static     []string        // the files below static/, with that folder
	Shortcodes map[string]bool // the names of the archive's own
	Base       string          // the address of the site, or a path, or ""

	Files    []string // what is published beside the pages: "404.html"
	Reserved []string // what later steps publish: files, and folders with a slash at their end
	Pictures Pictures // for sites whose address is known
}

// Pictures says which pages have a picture of their own, which other sites show
// beside a link to them.
type Pictures int

// The choices of an archive.
const (
	NoPictures   Pictures = iota
	HomesPicture          // one for all pages
	EveryPicture          // one for each write-up, and one for all other pages
)

// A Page is one page of the site to be.
type Page struct {
	Address string         // below the site's root: "/", "/ha-noi/"
	File    string         // the content file that stands for it: "ha-noi/_index.md"
	Entry   *archive.Entry // the write-up it shows; nil for every other page
	Picture string         // the address of its picture: its own one or that of home; "" for none
	outputs []string       // Hugo's formats
	front   func() front   // made when needed, so that an archive is not held twice
	things  things         // see Things; nil for none
}

// Content is the page as a content file: one line of JSON front matter, then
// the body as the editor wrote it, so that line n of the body is line n+1.
func (p *Page) Content() []byte {
	front := p.front()
	front.Outputs = p.outputs
	content := front.encode()
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
	links       map[*archive.Entry]map[string]string // see body.Findings
	files       map[string]bool                      // all that is published but attachments and static/
}

// An Attachment is a file that is published beside the page of a write-up.
type Attachment = body.Attachment

// PictureFile is the picture that other sites show beside a link to a page.
const PictureFile = body.PictureFile

// New plans the site of an archive. The problems are those of addresses that two
// pages want, and of the texts of write-ups.
func New(a *archive.Archive, options Options) (*Plan, diag.Problems) {
	p := &Plan{links: map[*archive.Entry]map[string]string{}}
	b := &builder{contents: newContents(a), archive: a, options: options, plan: p}
	b.addWriteUps()
	b.addLocalities()
	b.addSchoolYears()
	b.addFixed()
	p.Pages = b.pages
	p.byFile = make(map[string]*Page, len(b.pages))
	for _, page := range b.pages {
		p.byFile[page.File] = page
	}
	p.givePictures(options)
	p.listFiles(a, options)
	problems := p.readBodies(a, options)
	return p, append(problems, p.occupy(a, options)...)
}

// builder collects the pages.
type builder struct {
	*contents
	archive *archive.Archive
	options Options
	plan    *Plan
	pages   []*Page
}

// section adds a page that has a folder of pages below it.
func (b *builder) section(address string, outputs []string, things things, front func() front) {
	b.pages = append(b.pages, &Page{Address: address, File: strings.TrimPrefix(address, "/") + "_index.md", outputs: outputs, front: front, things: things})
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

// ByFile returns the page that a content file stands for, nil if there is none.
func (p *Plan) ByFile(name string) *Page { return p.byFile[name] }

// InHugosOrder returns the pages in the order in which Hugo makes them.
func (p *Plan) InHugosOrder() []*Page {
	return slices.SortedFunc(slices.Values(p.Pages), func(a, b *Page) int { return strings.Compare(a.Address, b.Address) })
}
