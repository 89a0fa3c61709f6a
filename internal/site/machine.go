package site

import (
	"cmp"
	"html/template"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/ld"
	"github.com/khotin/khotin/internal/site/plan"
)

// A machine is how a page speaks to programs: search engines and other sites.
// Layouts find it as the page's parameter "machine", if the site's address is
// known, and give it their own words, so that programs are told what readers see.
type machine struct {
	page *plan.Page
	site *machines
	also []any      // further things for Script
	card *card.Card // what the layout asked to be drawn
}

// machines are those of one site.
type machines struct {
	ld       ld.Site
	pictures pictureChoice
	unmarked bool // the archive has a mark of its own
	all      []*machine
}

// Picture gives the address of the picture that stands for the page: its own
// one, which is drawn of the texts (see card.Card), or that of home. It is empty
// if the archive wants none.
func (m *machine) Picture(texts map[string]any) string {
	own := m.page.Address == "/" || m.page.Entry != nil && m.site.pictures == everyPicture
	switch {
	case m.site.pictures == noPicture:
		return ""
	case !own:
		return "/" + plan.PictureFile
	}
	text := func(name string) string { return cast.ToString(texts[name]) }
	m.card = &card.Card{Site: text("site"), Kind: text("kind"), Title: text("title"), Place: text("place"),
		Day: text("day"), SchoolYear: text("school_year"), Unmarked: m.site.unmarked}
	return m.page.Address + plan.PictureFile
}

// Script gives the page's JSON-LD as a script element, empty if there is nothing
// to tell. The way is the names of home and of the pages that lead to this one.
func (m *machine) Script(heading, description string, way any) (template.HTML, error) {
	words := plan.Words{Heading: heading, Description: description, Way: cast.ToStringSlice(way)}
	if m.card != nil {
		words.Picture = m.page.Address + plan.PictureFile
	}
	things := append(m.page.Things(m.site.ld, words), m.also...)
	if len(things) == 0 {
		return "", nil
	}
	script, err := ld.Script(things...)
	return template.HTML(script), err
}

// describePages gives every page its machine.
func (h *hugo) describePages() error {
	if !h.isAbsolute() {
		return nil
	}
	choice, problems := choosePictures(h.param("pictures"), len(h.options.Archive.WriteUps))
	if problems.HasErrors() {
		return problems
	}
	h.warn(problems)
	h.machines = &machines{ld: h.ldSite(), pictures: choice, unmarked: h.places.hasOwnMark()}
	read := h.byAddress()
	for _, page := range h.plan.Pages {
		if p := read[page.Address]; p != nil {
			m := &machine{page: page, site: h.machines}
			h.machines.all = append(h.machines.all, m)
			p.Params()["machine"] = m
		}
	}
	return nil
}

// ldSite is what all pages tell of the archive.
func (h *hugo) ldSite() ld.Site {
	s := ld.Site{URL: h.whole("/"), Name: h.title(), Description: h.description(), Language: string(h.lang),
		Publisher: h.param("publisher"), Search: "/tim-kiem/?q="}
	if !h.places.hasOwnMark() {
		s.Logo = "/" + largeIcon
	}
	return s
}

func (h *hugo) title() string { return h.sites.Sites[0].Title() }

// description is what the archive says of itself, else khotin's words, as in
// site-description.html.
func (h *hugo) description() string {
	return cmp.Or(h.param("description"), h.sites.Sites[0].Translate(h.ctx, "site_description", nil))
}

// param is one of the archive's own settings that is text.
func (h *hugo) param(names ...string) string {
	params := h.sites.Sites[0].Params()
	for _, name := range names[:len(names)-1] {
		params, _ = params[name].(hmaps.Params)
	}
	return cast.ToString(params[names[len(names)-1]])
}
