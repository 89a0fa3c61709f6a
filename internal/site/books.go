package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/epub"
	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// mostInBooks is up to how many write-ups an archive that says nothing has books:
// books take 8 KB and 1.5 ms of a processor for each write-up: at 300 of them 14% of
// what is published and a thirteenth of what making the pages takes.
const mostInBooks = 5000

// chooseBooks reads params.books for an archive of so many write-ups.
func chooseBooks(setting string, writeUps int) (bool, diag.Problems) {
	switch setting {
	case "false":
		return false, nil
	case "true":
		return true, nil
	case "auto", "":
		return writeUps <= mostInBooks, nil
	}
	return false, diag.Problems{{File: "hugo.toml", Field: "params.books", Message: diag.K3008.T("không phải true, false hay \"auto\"", "not true, false or \"auto\"")}}
}

// books makes those of the plan, when the pictures are staged.
type books struct {
	*Site
	root     *url.URL                 // of the site, on a host that need not be known
	pictures map[string]*plan.Picture // by all their names
	painter  *card.Painter
	shelf    *epub.Shelf
}

// writeBooks stages all books: from the cache those whose texts, words and pictures
// are as they were.
func (s *Site) writeBooks() error {
	planned := s.project.plan
	if len(planned.Books) == 0 {
		return nil
	}
	painter, err := card.New()
	if err != nil {
		return err
	}
	root, err := url.Parse(strings.TrimSuffix(cmp.Or(s.identity.url, "http://khotin.invalid"+s.BaseURL()), "/") + "/")
	if err != nil {
		return err
	}
	w := books{Site: s, root: root, pictures: map[string]*plan.Picture{}, painter: painter, shelf: new(epub.Shelf)}
	for _, p := range planned.Pictures {
		w.pictures[p.To] = p
		for _, made := range p.Made() {
			w.pictures[made.Name] = p
		}
	}
	err = parallel.Each(s.ctx, len(planned.Books), func(i int) error { return w.write(planned.Books[i]) })
	if err != nil {
		return fmt.Errorf("write books: %w", err)
	}
	return nil
}

// write stages one book.
func (w *books) write(b plan.Book) error {
	id := w.identity
	book := b.Content(id.url, id.publisher, cmp.Or(id.licence.Name, id.licence.ID))
	made, err := json.Marshal(book)
	if err != nil {
		return err
	}
	parts := [][]byte{made}
	for _, e := range b.Entries {
		key := w.textKeys[e]
		parts = append(parts, key[:])
	}
	for _, p := range w.project.plan.PicturesOf(b.Entries) {
		parts = append(parts, p.File.Digest[:])
	}
	drawn := b.Cover().Digest()
	key := keyOf(w.inputs.pages, "book", append(parts, drawn[:], []byte(b.Name))...)
	if ok, err := w.takeKept(key); ok || err != nil {
		return err
	}
	if err := w.fill(book, b); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return err
	}
	w.keep(key, []keptFile{{Name: b.Name, SHA256: sha256.Sum256(out.Bytes()), Size: out.Len()}}, out.Bytes())
	return w.staged.write(b.Name, out.Bytes())
}

// fill gives a book its texts and its cover.
func (w *books) fill(book *epub.Book, b plan.Book) (err error) {
	chapters := make(map[string]string, len(b.Entries)) // names by the addresses of their pages
	i := 0
	for s := range book.Sections {
		for c := range book.Sections[s].Chapters {
			chapter, e := &book.Sections[s].Chapters[c], b.Entries[i]
			text, ok := w.finished(w.textKeys[e])
			if !ok {
				return errDamaged()
			}
			chapter.HTML, chapter.Shelved = text.HTML, e.Address
			chapters[e.Address] = chapter.Name
			i++
		}
	}
	book.Shelf = w.shelf
	addresses := map[string]string{}
	for address, name := range chapters {
		addresses[name] = address
	}
	book.Link = func(from *epub.Chapter, href string) (epub.Target, bool) {
		return w.link(chapters, addresses[from.Name], href)
	}
	book.Picture = func(from *epub.Chapter, src string) (epub.Picture, bool) {
		return w.picture(addresses[from.Name], src)
	}
	book.Cover, err = w.Site.picture(w.painter, b.Cover())
	return err
}

// resolve is where a reference of a page leads: below the root of the site, or else to
// a whole address.
func (w *books) resolve(page, ref string) (below string, to *url.URL, ok bool) {
	to, err := w.root.JoinPath(page).Parse(ref)
	if err != nil {
		return "", nil, false
	}
	if to.Host != w.root.Host {
		return "", to, true
	}
	below, inside := strings.CutPrefix(to.Path, w.root.Path)
	if !inside {
		return "", to, w.identity.url != ""
	}
	return below, to, true
}

// link is where a link of a chapter's text leads.
func (w *books) link(chapters map[string]string, page, href string) (epub.Target, bool) {
	below, to, ok := w.resolve(page, href)
	if !ok {
		return epub.Target{}, false
	}
	if name, known := chapters["/"+below]; known && to.Host == w.root.Host {
		return epub.Target{Chapter: name, Fragment: to.Fragment}, true
	}
	switch to.Scheme {
	case "http", "https", "mailto", "tel":
		return epub.Target{Address: to.String()}, to.Host != w.root.Host || w.identity.url != ""
	}
	return epub.Target{}, false
}

// picture is one that a text shows, as it was staged.
func (w *books) picture(page, src string) (epub.Picture, bool) {
	below, to, ok := w.resolve(page, src)
	if !ok || to.Host != w.root.Host || w.pictures[below] == nil {
		return epub.Picture{}, false
	}
	name := w.pictures[below].InBook().Name
	data, err := os.ReadFile(w.staged.folders.staged(name))
	if err != nil {
		return epub.Picture{}, false
	}
	return epub.Picture{Data: data, MediaType: hosting.ContentType(name)}, true
}
