package plan

import (
	"encoding/json"
	"fmt"

	"github.com/khotin/khotin/internal/ld"
)

// front is the front matter of a generated content file. Its keys are what
// layouts read; Params come to them as .Params, with the names of the JSON.
type front struct {
	Title   string        `json:"title"`
	Date    string        `json:"date,omitempty"` // a page without one would change whenever another page does
	Lastmod string        `json:"lastmod,omitempty"`
	URL     string        `json:"url,omitempty"`
	Layout  string        `json:"layout"`
	Aliases []string      `json:"aliases,omitempty"`
	Outputs []string      `json:"outputs,omitempty"`
	Sitemap *sitemapEntry `json:"sitemap,omitempty"`
	Params  params        `json:"params"`
}

type sitemapEntry struct {
	Disable bool `json:"disable"`
}

// unlisted is of pages that the sitemap leaves out.
var unlisted = &sitemapEntry{Disable: true}

// params are what one layout is given.
type params interface{ everyPage() *EveryPage }

// EveryPage is what the layouts of all pages are given.
type EveryPage struct {
	Heading        string `json:"heading"`                   // what the page is called
	Description    string `json:"description"`               // one or two sentences about it, for search engines
	Picture        string `json:"picture,omitempty"`         // its own picture or that of home, which other sites show, as absURL takes it
	StructuredData string `json:"structured_data,omitempty"` // JSON-LD, as a script element
	Trail          []link `json:"trail"`                     // the way from home, without home and the page itself
}

func (e *EveryPage) everyPage() *EveryPage { return e }

// encode writes the front matter as one line.
func (f front) encode() []byte {
	line, err := json.Marshal(f)
	if err != nil { // strings, numbers and lists of them always encode
		panic(fmt.Sprintf("plan: encode front matter of %s: %v", f.URL, err))
	}
	return append(line, '\n')
}

// complete adds what follows from the rest of a page: its picture, its structured
// data and how to cite it, which need whole addresses.
func (b *builder) complete(p *Page, f front) front {
	f.URL, f.Outputs, f.Date, f.Lastmod = p.Address, p.outputs, newest(p.entries), p.Changed()
	e := f.Params.everyPage()
	if !b.options.isWhole() {
		return f
	}
	if w, ok := f.Params.(*writeUp); ok {
		w.Citation = b.citation(p.Entry)
	}
	e.Picture = relative(p.Picture)
	w := words{heading: e.Heading, description: e.Description, way: b.way(e.Trail)}
	if p.HasOwnPicture() {
		w.picture = p.Picture
	}
	var all []any
	if p.things != nil {
		all = p.things(b.plan.identity.Site, w)
	}
	if p.Address == DataAddress {
		all = append(all, b.plan.late.Dataset...)
	}
	if len(all) > 0 {
		script, err := ld.Script(all...)
		if err != nil { // as of encode
			panic(fmt.Sprintf("plan: structured data of %s: %v", p.Address, err))
		}
		e.StructuredData = script
	}
	return f
}

// A link names a page that may not exist.
type link struct {
	Name    string `json:"name"`              // "2018-2019" is a school year; none is the list of school years
	Address string `json:"address,omitempty"` // as relURL takes it; empty if there is no such page
	Count   int    `json:"count,omitempty"`   // write-ups filed under it
	Related int    `json:"related,omitempty"` // further write-ups that are about it
}

// Outputs of pages. The first page of every list has a feed in both forms.
var (
	pageOnly = []string{"html"}
	withFeed = []string{"html", "rss", "jsonfeed"}
)
