// Package document is what every format is read into before it becomes a
// write-up.
//
// What goes in: blocks (paragraphs, headings, items, tables) of styled text, each
// with the line or paragraph of the original that it was read from. What comes
// out: Markdown in which every character means itself, and plain lines for who
// looks for facts.
//
// It promises: no text is lost; what Clean takes out is named in Removed.
package document

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// A Document is a file as its reader understood it.
type Document struct {
	Title     string // of the file's own description or title style; "" if it has none
	Publisher string // of a web page; "" if unknown
	Address   string // of a web page; "" if unknown
	Published string // "2019-08-20"; "" if unknown
	Blocks    []Block
	Footnotes []Footnote
	Pictures  []Picture
	Removed   []Removed
	Encoding  string // "UTF-8", "TCVN3 (ABC)"; "" for formats that say it themselves
	// Paragraphs says that Line of blocks counts paragraphs: the format has no lines.
	Paragraphs bool
}

// A Kind says what a block is.
type Kind int

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	Item
	Table
	Caption
	Verbatim // Markdown, kept as it is
)

// A Block is one paragraph or table.
type Block struct {
	Kind  Kind
	Level int    // of a heading, from 1; of an item, from 0
	Label string // of an item: "" for a bullet, else its number as the document shows it: "1.", "a)"
	Spans []Span
	Rows  [][]Cell // of a table
	Line  int      // of the original, from 1; paragraphs count as lines in formats without lines
}

// A Cell is the content of one cell of a table.
type Cell []Span

// A Span is text in one style.
type Span struct {
	Text     string
	Bold     bool
	Italic   bool
	Link     string // where it leads; "" if nowhere
	Picture  int    // 1 for the first of the document's pictures; Text describes it
	Footnote int    // 1 for the first of the document's footnotes; Text is not used
}

// A Footnote is a note below the text.
type Footnote []Span

// A Picture is a picture of the document, with its name there.
type Picture struct {
	Name string // without a path, "image1.jpeg"
	Data []byte // nil if it is left out
}

// A Removed is text that is not part of the write-up.
type Removed struct {
	Line int
	Text string
	Why  Reason
}

// A Reason says why text was left out.
type Reason int

// The reasons.
const (
	Menu     Reason = iota + 1 // of the portal around the text
	Other                      // another story
	Repeated                   // the same caption twice
	Unshown                    // a picture that browsers do not show
)

// Plain is the text of a block without styles, on one line.
func (b *Block) Plain() string {
	var out strings.Builder
	writePlain(&out, b.Spans)
	for _, row := range b.Rows {
		for _, cell := range row {
			out.WriteByte(' ')
			writePlain(&out, cell)
		}
	}
	text := out.String()
	if b.Kind == Verbatim {
		text = verbatimMarks.Replace(text)
		text = strings.TrimLeft(strings.TrimSpace(text), "#>-+ ")
	}
	return strings.Join(strings.Fields(text), " ")
}

var verbatimMarks = strings.NewReplacer("**", "", "__", "", "\\", "")

func writePlain(out *strings.Builder, spans []Span) {
	for _, s := range spans {
		if s.Picture == 0 && s.Footnote == 0 {
			out.WriteString(s.Text)
		}
	}
}

// IsEmpty reports a block with neither text nor picture.
func (b *Block) IsEmpty() bool {
	for _, s := range b.Spans {
		if s.Picture != 0 || s.Footnote != 0 || strings.ContainsFunc(s.Text, isShown) {
			return false
		}
	}
	return len(b.Rows) == 0
}

// isShown reports a character that says something: no space, and no sign of which
// typists draw lines.
func isShown(r rune) bool {
	return !unicode.IsSpace(r) && !strings.ContainsRune("-–—_=*~.", r)
}

// IsBold reports that all text of the block is bold.
func (b *Block) IsBold() bool {
	bold := false
	for _, s := range b.Spans {
		if s.Bold {
			bold = true
		} else if strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return bold
}

// AddPicture keeps a picture and gives its number.
func (d *Document) AddPicture(name string, data []byte) int {
	d.Pictures = append(d.Pictures, Picture{Name: path.Base(name), Data: data})
	return len(d.Pictures)
}

// DropPicture leaves a picture out of the text.
func (d *Document) DropPicture(number int) {
	p := &d.Pictures[number-1]
	p.Data = nil
	gone := func(s Span) bool { return s.Picture == number }
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if slices.ContainsFunc(b.Spans, gone) {
			d.Removed = append(d.Removed, Removed{b.Line, p.Name, Unshown})
		}
		b.Spans = slices.DeleteFunc(b.Spans, gone)
		for _, row := range b.Rows {
			for c := range row {
				row[c] = slices.DeleteFunc(row[c], gone)
			}
		}
	}
	for i := range d.Footnotes {
		d.Footnotes[i] = slices.DeleteFunc(d.Footnotes[i], gone)
	}
}

// CellOf puts blocks into one cell, with line breaks between them.
func CellOf(blocks []Block) Cell {
	var cell Cell
	for i := range blocks {
		b := &blocks[i]
		if b.IsEmpty() {
			continue
		}
		if len(cell) > 0 {
			cell = append(cell, Span{Text: "\n"})
		}
		if b.Label != "" {
			cell = append(cell, Span{Text: b.Label + " "})
		}
		cell = append(cell, b.Spans...)
		for _, row := range b.Rows {
			for _, inner := range row {
				cell = append(append(cell, Span{Text: " "}), inner...)
			}
		}
	}
	return cell
}

// IsWebAddress reports an address that a page may link to.
func IsWebAddress(address string) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:"} {
		if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}
