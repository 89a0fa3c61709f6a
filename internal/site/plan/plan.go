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
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/markdown"
	"github.com/khotin/khotin/internal/site/body"
)

// Options say how to plan.
type Options struct {
	Lang    diag.Lang                // of labels and numbers
	Changed map[string]gazetteer.Day // when write-ups were last changed, by file; may be nil
	History history.History          // what was changed, and by whom

	Source     fs.FS           // the archive's folder, in which pictures lie; nil for one without
	Static     []string        // the files below static/, with that folder
	Shortcodes map[string]bool // the names of the archive's own
	Base       string          // the address of the site, or a path, or ""

	Files    []string // what is published beside the pages: "404.html"
	Reserved []string // what later steps publish: files, and folders with a slash at their end
	Pictures Pictures // for sites whose address is known
	Books    bool     // write-ups as books, see Book
	Searches []Search // that can be followed

	Known *body.Known // texts that were taken apart before; may be nil
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
	Address  string           // below the site's root: "/", "/ha-noi/"
	File     string           // the content file that stands for it: "ha-noi/_index.md"
	Entry    *archive.Entry   // the write-up it shows; nil for every other page
	Picture  string           // the address of its picture: its own one or that of home; "" for none
	outputs  []string         // Hugo's formats
	entries  []*archive.Entry // the write-ups that it is about
	front    func() front     // made when needed, so that an archive is not held twice
	things   things           // of its structured data; nil for none
	fixed    bool             // see Fixed
	builder  *builder
	followed *followed // what the page has the feed of, beside localities and school years; nil for others
	record   *Record   // of a page that is not planned here: then this says what front, outputs and the like would
}

// Front is the page's front matter, one line of JSON: all that its layout is
// given but the text of a write-up, of which it has the headings.
func (p *Page) Front(headings []Heading) []byte {
	if p.record != nil {
		return withHeadings(slices.Clip(p.record.Front), headings)
	}
	return withHeadings(p.builder.complete(p, p.front()).encode(), headings)
}

// TextFront is the front matter with which the text of a write-up is made: what
// follows from the write-up alone and from where its links lead.
func (p *Page) TextFront() []byte {
	if p.record != nil {
		return slices.Clip(p.record.WriteUp.TextFront)
	}
	return front{Title: p.Entry.Title, Date: newest(p.entries), URL: p.Address, Layout: "write-up", Params: p.builder.alone(p.Entry)}.encode()
}

// Around is what Front follows from, together with TextFront: of the page of a write-up
// the part that other pages decide about, of another page all.
func (p *Page) Around() []byte {
	if p.Entry == nil {
		return p.Front(nil)
	}
	return p.builder.complete(p, p.builder.around(p.Entry)).encode()
}

// WithBody is a content file: a front matter, then the body as pages show it, in
// the lines that the editor wrote, so that line n of the body is line n+1.
func (p *Page) WithBody(front []byte) []byte {
	if p.Entry == nil {
		return front
	}
	return append(front, markdown.Shown(p.Entry.Body)...)
}

// Fixed reports whether every archive has the page: home, search, about and the like.
func (p *Page) Fixed() bool { return p.fixed }

// Related are the write-ups that the page of one leads to because their texts are
// near, as in its front matter.
func (p *Page) Related() (addresses []byte) {
	if p.Entry != nil {
		w := &writeUp{}
		p.builder.addNeighbours(w, p.Entry)
		addresses, _ = json.Marshal(w.Related) // as of encode
	}
	return addresses
}

// Changed is the day when what the page tells of was last changed; empty if it
// tells of nothing.
func (p *Page) Changed() string { return p.builder.changed(p.entries) }

// Late is what pages show that is known only when all texts are.
type Late struct {
	Related func(address string) []string // write-ups about the same things, the nearest first; may be nil
	Found   func(Search) Found            // what searches find; may be nil
	Data    any                           // what the page about the data shows of its tables
	Dataset []any                         // what it tells search engines of them
}

// Identify gives the pages their words, before anything is asked of them.
func (p *Plan) Identify(id Identity) { p.identity = id }

// Complete gives the pages what is known late, before their front matter is asked for.
func (p *Plan) Complete(late Late) {
	p.late = late
	p.answer(late.Found)
}

// A Plan is all pages of a site.
type Plan struct {
	Pages       []*Page
	Attachments []Attachment // of the write-ups, in their order
	Pictures    []*Picture   // that texts show or link to, those of attachments among them, in the order of the texts
	Figures     []Figures    // of indicators, each beside its page
	Books       []Book       // each beside its page
	byFile      map[string]*Page
	links       map[*archive.Entry]map[string]string // see body.Findings
	foreign     map[*archive.Entry]map[string]string
	shown       map[*archive.Entry]map[string]body.Shown
	pictures    map[string]*Picture // by where they are published
	files       map[string]bool     // all that is published but attachments and static/
	outline     func() []Outline
	identity    Identity
	late        Late
}

// An Attachment is a file that is published beside the page of a write-up.
type Attachment = body.Attachment

// PictureFile is the picture that other sites show beside a link to a page.
const PictureFile = body.PictureFile

// New plans the site of an archive. The problems are those of addresses that two
// pages want, and of the texts of write-ups.
func New(a *archive.Archive, options Options) (*Plan, diag.Problems) {
	p := &Plan{links: map[*archive.Entry]map[string]string{}, foreign: map[*archive.Entry]map[string]string{}, shown: map[*archive.Entry]map[string]body.Shown{}, pictures: map[string]*Picture{}}
	b := &builder{contents: newContents(a), archive: a, options: options, plan: p, offices: a.Offices(), published: map[string]bool{}}
	for _, name := range options.Static {
		b.published[norm.NFC.String(name)] = true
	}
	p.outline = b.outline
	b.addWriteUps()
	b.addLocalities()
	b.addSchoolYears()
	b.measures = b.indexFigures()
	b.addIndicators()
	b.addAllLocalities()
	b.addFollowed()
	b.addFixed()
	b.addHistory()
	b.addRemoved(a.Removed)
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

	followed   []*followedKind
	measures   *figureIndex
	offices    archive.Offices
	indicators map[string]*indicatorGroup // by the last part of their address
	shownDays  sync.Map                   // as they are written, by shownDay: many write-ups have one day
	published  map[string]bool            // the files below static/, with that folder
}

// section adds a page that has a folder of pages below it.
func (b *builder) section(address string, outputs []string, entries []*archive.Entry, things things, front func() front) {
	b.pages = append(b.pages, &Page{Address: address, File: strings.TrimPrefix(address, "/") + "_index.md", outputs: outputs, entries: entries, front: front, things: things, builder: b})
}

// leaf adds a page that has none.
func (b *builder) leaf(address string, entry *archive.Entry, entries []*archive.Entry, things things, front func() front) {
	b.pages = append(b.pages, &Page{Address: address, File: leafFile(address), Entry: entry, entries: entries, front: front, things: things, builder: b})
}

// leafFile is the content file of an address. A file named index.md would turn
// its folder into one page and hide its sisters; no slug ends in a hyphen.
func leafFile(address string) string {
	name := strings.TrimSuffix(strings.Trim(address, "/"), ".html")
	if name == "index" || strings.HasSuffix(name, "/index") {
		name += "-"
	}
	return name + ".md"
}

// relative is an address in the form that Hugo's relURL puts below the base URL.
func relative(address string) string { return strings.TrimPrefix(address, "/") }

// ByFile returns the page that a content file stands for, nil if there is none.
func (p *Plan) ByFile(name string) *Page { return p.byFile[name] }
