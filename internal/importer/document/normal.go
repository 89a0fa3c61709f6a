package document

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// lookAlikes are signs that look like others, or like nothing: one kind of space, no invisible
// characters, and Đ for letters of other languages that only look like it. The
// place of the tone (hòa, hoà) stays as it was written.
var lookAlikes = strings.NewReplacer("\u00a0", " ", "\u2007", " ", "\u2008", " ", "\u2009", " ", "\u200a", " ", "\u202f", " ", "\u3000", " ",
	"\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "", "Ð", "Đ", "Ɖ", "Đ", "ð", "đ")

// normalize brings all text into one form.
func (d *Document) normalize() {
	spans := func(spans []Span) {
		for i := range spans {
			spans[i].Text = norm.NFC.String(lookAlikes.Replace(spans[i].Text))
		}
	}
	for i := range d.Blocks {
		spans(d.Blocks[i].Spans)
		for _, row := range d.Blocks[i].Rows {
			for _, cell := range row {
				spans(cell)
			}
		}
	}
	for _, note := range d.Footnotes {
		spans(note)
	}
}
