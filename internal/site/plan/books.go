package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/card"
	"github.com/khotin/khotin/internal/epub"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/picture"
	"github.com/khotin/khotin/internal/site/body"
)

// leastInBook is how many write-ups a book has at least: one alone is kept as it
// is as easily, and would only double what is published.
const leastInBook = 2

// A Book is the write-ups of a district or commune, or of a province in one school
// year, as one file to be read without a network.
type Book struct {
	Name     string           // of the file below the site's root
	Entries  []*archive.Entry // in the order of its chapters
	page     string           // the address of the page that leads to it
	subject  subject
	sections func(*archive.Entry) string // the heading above each
	builder  *builder
}

// bookLink leads to a book.
type bookLink struct {
	Address  string `json:"address"` // as relURL takes it
	WriteUps int    `json:"write_ups"`
}

// addBook adds the book of a page, if there is one. Whoever reads a book reads the
// oldest first.
func (b *builder) addBook(page string, of subject, entries []*archive.Entry, sections func(*archive.Entry) string) *bookLink {
	if !b.options.Books || len(entries) < leastInBook {
		return nil
	}
	name := relative(page) + strings.ReplaceAll(strings.Trim(page, "/"), "/", "-") + ".epub"
	b.plan.Books = append(b.plan.Books, Book{Name: name, Entries: entries, page: page, subject: of, sections: sections, builder: b})
	return &bookLink{Address: name, WriteUps: len(entries)}
}

// bookOfLocality is that of a district or a commune, by school years. That of a
// province would be too long to read: it has one for each school year.
func (b *builder) bookOfLocality(l *locality) *bookLink {
	if l.Kind == gazetteer.InProvince {
		return nil
	}
	entries := slices.Clone(l.all)
	slices.SortStableFunc(entries, func(a, c *archive.Entry) int {
		return cmp.Or(cmp.Compare(a.SchoolYear.First, c.SchoolYear.First), byDate(a, c))
	})
	return b.addBook(l.address(), subject{locality: l.FullName()}, entries, func(e *archive.Entry) string { return b.called(subject{year: e.SchoolYear}) })
}

// bookOfYear is that of a province in a school year, by localities.
func (b *builder) bookOfYear(l *locality, y article.SchoolYear) *bookLink {
	if l.Kind != gazetteer.InProvince {
		return nil
	}
	entries := l.years[y.First].both()
	slices.SortStableFunc(entries, byDate)
	return b.addBook(l.yearAddress(y), subject{locality: l.FullName(), year: y}, ownFirst(l, entries), func(e *archive.Entry) string { return b.localities[e.Locality.Path()].FullName() })
}

// Content is the book but for the HTML of its chapters, its cover, and where links
// lead: all that else it is made of. Site is the address of the site, without a slash
// at its end, "" where it is not known.
func (k Book) Content(site, publisher, rights string) *epub.Book {
	b := k.builder
	called := b.called(k.subject)
	count := b.writeUps(len(k.Entries))
	book := &epub.Book{
		ID: cmp.Or(site, b.plan.identity.Title) + k.page, Language: string(b.options.Lang), Title: b.text("book_title", called),
		Description: fmt.Sprintf("%s. %s.", b.plan.identity.Title, count), Publisher: publisher, Rights: rights,
		Modified: max(newest(k.Entries), b.changed(k.Entries)),
		Words: epub.Words{Cover: b.text("book_cover", nil), Contents: b.text("book_contents", nil), Source: b.text("source", nil), Figures: b.text("figures", nil),
			People: b.text("people", nil), Accessibility: b.text("book_accessibility", nil)},
	}
	if site != "" {
		book.Source = site + k.page
	}
	for i, e := range k.Entries {
		title := k.sections(e)
		if last := len(book.Sections) - 1; last < 0 || book.Sections[last].Title != title {
			book.Sections = append(book.Sections, epub.Section{Title: title})
		}
		section := &book.Sections[len(book.Sections)-1]
		section.Chapters = append(section.Chapters, b.chapter(e, i, site))
	}
	return book
}

// Cover is what is drawn on the book.
func (k Book) Cover() card.Card {
	b := k.builder
	id := b.plan.identity
	drawn := card.Card{Site: id.Title, Kind: b.text("book", nil), Title: b.called(subject{locality: k.subject.locality}), Day: b.writeUps(len(k.Entries)),
		Unmarked: id.Unmarked, Cover: true}
	first, last := oldest(k.Entries)[:4], newest(k.Entries)[:4]
	switch {
	case !k.subject.year.IsZero():
		drawn.SchoolYear = b.schoolYear(k.subject.year)
	case first == last:
		drawn.SchoolYear = first
	default:
		drawn.SchoolYear = first + "–" + last
	}
	return drawn
}

// chapter is a write-up in a book, with all but its text.
func (b *builder) chapter(e *archive.Entry, i int, site string) epub.Chapter {
	when := strings.Join([]string{b.day(e.Date, "short"), e.Locality.FullName(), b.schoolYear(e.SchoolYear)}, " · ")
	c := epub.Chapter{Name: fmt.Sprintf("%03d", i+1), Title: e.Title, Summary: e.Summary, Source: epub.Link{Text: cmp.Or(e.Source.Name, e.Source.URL), Address: body.ASCIIHost(e.Source.URL)}}
	if kind := b.kind(e); kind != "" {
		c.Above = append(c.Above, kind)
	}
	c.Above = append(c.Above, when)
	for _, f := range b.facts(e) {
		var values []string
		for _, v := range f.Values {
			if v.Day != "" {
				v.Text = b.day(gazetteer.MustDay(v.Day), "short")
			}
			values = append(values, v.Text)
		}
		c.Facts = append(c.Facts, epub.Fact{Name: firstUpper(f.Label), Value: strings.Join(values, ", ")})
	}
	for _, f := range b.figures(e.Figures) {
		c.Figures = append(c.Figures, b.figureInBook(f))
	}
	for _, p := range e.People {
		c.People = append(c.People, strings.Join(slices.DeleteFunc([]string{p.Name, p.Office, p.Organisation}, func(s string) bool { return s == "" }), ", "))
	}
	if site != "" {
		c.Address = epub.Link{Text: firstUpper(b.text("permanent_link", nil)), Address: site + e.Address}
	}
	return c
}

// figureInBook is a row of the table of figures.
func (b *builder) figureInBook(f figure) epub.Fact {
	shown := epub.Fact{Name: f.Indicator, Value: f.Value}
	if f.Of != "" {
		shown.Value = b.text("value_of", map[string]any{"Value": f.Value, "Of": f.Of})
	}
	if f.Unit != "" {
		shown.Value += " " + f.Unit
	}
	if f.Note != "" {
		shown.Name += " (" + f.Note + ")"
	}
	return shown
}

// InBook is the file of a picture that stands in books: as wide as phones show it.
func (p *Picture) InBook() MadePicture {
	for _, made := range p.Made() {
		if made.Kind == picture.JPEG && made.Width == 640 {
			return made
		}
	}
	return p.Own()
}

// PicturesOf are the pictures that the texts of write-ups show, each once, in the
// order of the texts.
func (p *Plan) PicturesOf(entries []*archive.Entry) []*Picture {
	shown := map[*Picture]bool{}
	for _, e := range entries {
		for _, s := range p.shown[e] {
			shown[p.pictures[s.To]] = true
		}
	}
	var all []*Picture
	for _, one := range p.Pictures {
		if shown[one] {
			all = append(all, one)
		}
	}
	return all
}
