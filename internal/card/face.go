package card

import (
	"embed"
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.ttf
var fonts embed.FS

// em is how many units of the font make the size of a letter. At that size the
// font's own measures are whole numbers, so text is measured once and scaled.
const em = 1000

// A face is one weight of the font.
type face struct {
	id   uint8
	font *sfnt.Font
}

func loadFace(id uint8, file string) (*face, error) {
	data, err := fonts.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("load the font %s: %w", file, err)
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read the font %s: %w", file, err)
	}
	if units := f.UnitsPerEm(); units != em {
		return nil, fmt.Errorf("read the font %s: %d units an em, want %d", file, units, em)
	}
	return &face{id: id, font: f}, nil
}

// A glyph is one letter of a line of text, measured in units of the font.
type glyph struct {
	id        sfnt.GlyphIndex
	char      rune
	at        int // from the start of the text
	advance   int
	top, foot int // of the ink, above and below the line; foot is negative below it
}

// A text is measured for one face.
type text struct {
	face   *face
	glyphs []glyph
}

// width is the length of the glyphs from one index to another.
func (t text) width(from, to int) int {
	if from >= to {
		return 0
	}
	last := t.glyphs[to-1]
	return last.at + last.advance - t.glyphs[from].at
}

// part is some of the glyphs, as a text that starts at 0.
func (t text) part(from, to int) text {
	glyphs := make([]glyph, to-from)
	for i, g := range t.glyphs[from:to] {
		g.at -= t.glyphs[from].at
		glyphs[i] = g
	}
	return text{t.face, glyphs}
}

// extent is how far the ink reaches above and below the line, both positive.
func (t text) extent() (above, below int) {
	for _, g := range t.glyphs {
		above, below = max(above, g.top), max(below, -g.foot)
	}
	return above, below
}

// measure lays out a text on one endless line. What the font has no letter for
// is shown as its empty box.
func (f *face) measure(written string) text {
	var buf sfnt.Buffer
	t := text{face: f}
	pen := 0
	for _, char := range written {
		id, err := f.font.GlyphIndex(&buf, char)
		if err != nil || id == 0 && !worthABox(char) {
			continue
		}
		if n := len(t.glyphs); n > 0 {
			if kern, err := f.font.Kern(&buf, t.glyphs[n-1].id, id, fixed.I(em), font.HintingNone); err == nil {
				pen += kern.Round()
			}
		}
		bounds, advance, err := f.font.GlyphBounds(&buf, id, fixed.I(em), font.HintingNone)
		if err != nil {
			continue
		}
		t.glyphs = append(t.glyphs, glyph{id, char, pen, advance.Round(), -bounds.Min.Y.Round(), -bounds.Max.Y.Round()})
		pen += advance.Round()
	}
	return t
}

// CanWrite reports whether the font has all letters and digits of a text. A
// title of others would be a row of boxes.
func CanWrite(text string) bool {
	face, err := writing()
	if err != nil {
		return false
	}
	var buf sfnt.Buffer
	for _, char := range clean(text) {
		if id, err := face.font.GlyphIndex(&buf, char); (err != nil || id == 0) && worthABox(char) {
			return false
		}
	}
	return true
}

// writing is the face of titles.
var writing = sync.OnceValues(func() (*face, error) { return loadFace(0, titleFont) })

const titleFont = "fonts/BeVietnamPro-SemiBold.ttf"
