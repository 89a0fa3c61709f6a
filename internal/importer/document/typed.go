package document

import (
	"regexp"
	"strings"
)

var (
	typedHeading = regexp.MustCompile(`^(#{1,6})\s+(.*)$`)
	typedBullet  = regexp.MustCompile(`^[-+*•●▪]\s+`)
)

// Typed makes a block of a paragraph whose heading, bullet or bold words are
// typed as in Markdown, as notes and text that was copied from elsewhere are.
func Typed(text string, line int) Block {
	b := Block{Line: line}
	if m := typedHeading.FindStringSubmatch(text); m != nil {
		b.Kind, b.Level, text = Heading, len(m[1]), m[2]
	} else if mark := typedBullet.FindString(text); mark != "" {
		b.Kind, text = Item, text[len(mark):]
	}
	b.Spans = typedBold(text)
	return b
}

// typedBold parts text at pairs of **.
func typedBold(text string) []Span {
	parts := strings.Split(text, "**")
	if len(parts)%2 == 0 {
		return []Span{{Text: text}}
	}
	var spans []Span
	for i, part := range parts {
		if part != "" {
			spans = append(spans, Span{Text: part, Bold: i%2 == 1 && strings.TrimSpace(part) != ""})
		}
	}
	return spans
}

// readTyped reads such marks in the paragraphs of a word processor that have no
// style of their own.
func (d *Document) readTyped() {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		spans := joinSpans(b.Spans)
		if b.Kind == Paragraph && len(spans) == 1 && spans[0].Text != "" && spans[0] == (Span{Text: spans[0].Text}) {
			*b = Typed(strings.TrimSpace(spans[0].Text), b.Line)
		}
	}
}
