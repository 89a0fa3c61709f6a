package plan

import (
	"encoding/json"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/card"
)

// A Record is a page as another process is given it, which knows no archive: all that
// Hugo is given of it.
type Record struct {
	Address string
	File    string // as of Page
	Files   []string
	Fixed   bool
	Front   []byte     // without the headings of its text; nil of one of which only the text is made
	Digest  [32]byte   // of all that Hugo is given of it; like Front
	Picture string     // as of Page
	Card    *card.Card // its own picture; nil for none
	WriteUp *WriteUpRecord
}

// A WriteUpRecord is what is needed of the write-up that a page shows.
type WriteUpRecord struct {
	File      string // the editor's
	Title     string
	Summary   string
	BodyLine  int
	TextFront []byte
	Body      string   // "" where the text is made already
	Text      [32]byte // the key under which it then lies in the cache
}

// Record writes a page down: to make its text, to make the page of a text that is made,
// or both.
func (p *Page) Record(text, page bool) Record {
	r := Record{Address: p.Address, File: p.File, Fixed: p.fixed}
	if page {
		r.Files, r.Front, r.Picture = p.Files(), p.Front(nil), p.Picture
		if drawn, ok := p.Drawn(); ok {
			r.Card = &drawn
		}
	}
	if p.Entry != nil {
		r.WriteUp = &WriteUpRecord{File: p.Entry.File, Title: p.Entry.Title, Summary: p.Entry.Summary, BodyLine: p.Entry.BodyLine}
		if text {
			r.WriteUp.TextFront, r.WriteUp.Body = p.TextFront(), p.Entry.Body
		}
	}
	return r
}

// OfRecords is a plan of pages that were written down. It knows what their records do,
// and nothing of the site beside them.
func OfRecords(records []Record) *Plan {
	p := &Plan{byFile: make(map[string]*Page, len(records))}
	for i := range records {
		r := &records[i]
		page := &Page{Address: r.Address, File: r.File, Picture: r.Picture, fixed: r.Fixed, record: r}
		if w := r.WriteUp; w != nil {
			page.Entry = &archive.Entry{Address: r.Address, WriteUp: &article.WriteUp{File: w.File, Title: w.Title, Summary: w.Summary, Body: w.Body, BodyLine: w.BodyLine}}
		}
		p.Pages, p.byFile[r.File] = append(p.Pages, page), page
	}
	return p
}

// Digest is that of a page that was written down.
func (p *Page) Digest() (digest [32]byte, ok bool) {
	if p.record != nil {
		digest = p.record.Digest
	}
	return digest, p.record != nil
}

// TextKey is where the text of a page that was written down lies.
func (p *Page) TextKey() [32]byte { return p.record.WriteUp.Text }

// withHeadings adds the headings of its text to the front matter of a page.
func withHeadings(front []byte, headings []Heading) []byte {
	if len(headings) == 0 {
		return front
	}
	data, err := json.Marshal(headings)
	if err != nil { // as of encode
		panic("plan: encode headings: " + err.Error())
	}
	const end = "}}\n" // of the parameters, which come last and are never none, and of the line
	return slices.Concat(front[:len(front)-len(end)], []byte(`,"headings":`), data, []byte(end))
}
