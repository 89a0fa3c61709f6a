package epub

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"html/template"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// MediaType is that of a book.
const MediaType = "application/epub+zip"

// A Book is some pages in an order.
type Book struct {
	ID          string // what makes it another than all other books
	Language    string // "vi"
	Title       string
	Description string
	Publisher   string // may be empty
	Source      string // the whole address of the page that it was made from; may be empty
	Rights      string // may be empty
	Modified    string // the day of its newest part: "2024-08-22"
	Words       Words
	Cover       []byte // PNG
	Sections    []Section

	Shelf *Shelf `json:"-"` // of chapters that other books have, too; may be nil

	// Link says where a link of a chapter's text leads: to a chapter, by its name,
	// or to a whole address. ok is false for what leads nowhere outside of the site.
	Link func(from *Chapter, href string) (to Target, ok bool) `json:"-"`

	// Picture is what a picture of a chapter's text is; ok is false if it is not at hand.
	Picture func(from *Chapter, src string) (p Picture, ok bool) `json:"-"`
}

// Words are the texts that a book adds.
type Words struct {
	Cover, Contents, Source, Figures, People, Accessibility string
}

// A Section is some chapters under one heading.
type Section struct {
	Title    string
	Chapters []Chapter
}

// A Chapter is one page.
type Chapter struct {
	Name    string // of its file, without a suffix; no two of a book have the same
	Shelved string `json:"-"` // what the chapter is called on the shelf; "" for one that is not to be kept there
	Title   string
	Above   []string // above the title: kind, day, place
	Summary string
	HTML    string // of its text, whose headings begin with level 2
	Facts   []Fact
	Figures []Fact
	People  []string
	Source  Link // where its facts come from
	Address Link // of the page itself
}

// A Fact is one thing that is known.
type Fact struct{ Name, Value string }

// A Link is a text that may lead somewhere.
type Link struct{ Text, Address string }

// A Target is where a link leads.
type Target struct {
	Chapter  string // its name; "" for an address outside
	Address  string // outside, whole
	Fragment string // in a chapter
}

// A Picture is one of a text.
type Picture struct {
	Data      []byte
	MediaType string
}

// written is a book under way.
type written struct {
	*Book
	zip      *zip.Writer
	ids      map[string]map[string]bool // that may be linked to, by chapter
	trees    map[string][]*html.Node    // of texts that are still to be written, by chapter
	pictures pictures
	items    []item // of the package document, in their order
}

// An item is a file of the book.
type item struct {
	ID, Name, MediaType, Properties string
	Read                            bool // it is read in its turn
}

// Write writes the book.
func (b *Book) Write(to io.Writer) error {
	w := &written{Book: b, zip: zip.NewWriter(to), ids: map[string]map[string]bool{}, trees: map[string][]*html.Node{}, pictures: newPictures()}
	for _, step := range []func() error{w.begin, w.chapters, w.pictureFiles, w.end, w.zip.Close} {
		if err := step(); err != nil {
			return fmt.Errorf("write the book %q: %w", b.Title, err)
		}
	}
	return nil
}

// begin writes what comes before the chapters. That the first file is the type of
// all, as it is, lets programs know the book by its first bytes.
func (w *written) begin() error {
	if err := w.store("mimetype", []byte(MediaType)); err != nil {
		return err
	}
	if err := w.put("META-INF/container.xml", []byte(container)); err != nil {
		return err
	}
	for _, s := range w.Sections {
		for _, c := range s.Chapters {
			if kept := w.Shelf.take(c.Shelved); kept != nil {
				w.ids[c.Name] = kept.ids
				continue
			}
			w.trees[c.Name] = parsed(c.HTML)
			w.ids[c.Name] = idsOf(w.trees[c.Name])
		}
	}
	w.items = []item{{ID: "nav", Name: "nav.xhtml", MediaType: xhtmlType, Properties: "nav"}, {ID: "style", Name: "style.css", MediaType: "text/css"},
		{ID: "cover-picture", Name: "cover.png", MediaType: "image/png", Properties: "cover-image"}}
	if err := w.put(inFolder("style.css"), []byte(style)); err != nil {
		return err
	}
	if err := w.store(inFolder("cover.png"), w.Cover); err != nil {
		return err
	}
	if err := w.page("cover", "", coverPage, w); err != nil {
		return err
	}
	return w.page("title", "", titlePage, w)
}

// chapters writes them in their order.
func (w *written) chapters() error {
	for s := range w.Sections {
		for c := range w.Sections[s].Chapters {
			if err := w.chapter(&w.Sections[s].Chapters[c]); err != nil {
				return err
			}
		}
	}
	return nil
}

// chapter writes one.
func (w *written) chapter(c *Chapter) error {
	kept := w.Shelf.take(c.Shelved)
	if kept == nil {
		text := w.xhtml(c)
		page, err := w.make(chapterPage, struct {
			*Chapter
			Language string
			Words    Words
			Body     template.HTML
		}{c, w.Language, w.Words, template.HTML(text.out.String())})
		if err != nil {
			return err
		}
		kept = &shelved{packed: pack(page), svg: text.svg, ids: w.ids[c.Name]}
		if !text.bound {
			w.Shelf.put(c.Shelved, kept)
		}
	}
	name, properties := chapterFile(c.Name), ""
	if kept.svg {
		properties = "svg"
	}
	w.read(name, properties)
	return w.add(inFolder(name+".xhtml"), kept.packed)
}

// chapterFile is the name of a chapter's file without its suffix. That of no other
// page of a book begins so.
func chapterFile(name string) string { return "at-" + name }

// pictureFiles writes what the chapters show.
func (w *written) pictureFiles() error {
	for _, p := range w.pictures.all {
		w.items = append(w.items, item{ID: "picture-" + p.id, Name: p.name, MediaType: p.MediaType})
		if err := w.store(inFolder(p.name), p.Data); err != nil {
			return err
		}
	}
	return nil
}

// end writes the contents and the package document.
func (w *written) end() error {
	nav, err := w.make(navPage, w)
	if err != nil {
		return err
	}
	if err := w.put(inFolder("nav.xhtml"), nav); err != nil {
		return err
	}
	document, err := w.make(packageDocument, w)
	if err != nil {
		return err
	}
	return w.put(inFolder("package.opf"), document)
}

// page writes a page that is read in its turn.
func (w *written) page(name, properties string, layout *template.Template, data any) error {
	w.read(name, properties)
	page, err := w.make(layout, data)
	if err != nil {
		return err
	}
	return w.put(inFolder(name+".xhtml"), page)
}

// read notes a page that is read in its turn.
func (w *written) read(name, properties string) {
	w.items = append(w.items, item{ID: name, Name: name + ".xhtml", MediaType: xhtmlType, Properties: properties, Read: true})
}

// make makes a page, in XML's letters.
func (w *written) make(layout *template.Template, data any) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(xmlHead)
	if err := layout.Execute(&out, data); err != nil {
		return nil, err
	}
	return []byte(strings.Map(inXML, out.String())), nil
}

// inFolder is where the files of the book lie in the zip.
func inFolder(name string) string { return "EPUB/" + name }

// put writes a file of the zip, made smaller.
func (w *written) put(name string, data []byte) error { return w.add(name, pack(data)) }

// store writes one as it is.
func (w *written) store(name string, data []byte) error { return w.add(name, asItIs(data)) }

// add writes a file. Without a time there is none of this machine in it; with its
// size beforehand there is no record behind it, which the first file must not have.
func (w *written) add(name string, p packed) error {
	raw, err := w.zip.CreateRaw(&zip.FileHeader{Name: name, Method: p.method, CRC32: p.sum, CompressedSize64: uint64(len(p.data)), UncompressedSize64: p.size})
	if err != nil {
		return err
	}
	_, err = raw.Write(p.data)
	return err
}

// UUID is the book's identifier: of its ID, by version 8 of RFC 9562.
func (b *Book) UUID() string {
	u := sha256.Sum256([]byte(b.ID))
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:16])
}
