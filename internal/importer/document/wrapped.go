package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinWrapped joins the paragraphs of a document in which each line of a margin is
// a paragraph, as text that was pasted into a word processor is.
func (d *Document) joinWrapped() {
	lines := make([]string, 0, len(d.Blocks))
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == Paragraph || b.Kind == Item {
			lines = append(lines, b.Plain())
		}
	}
	if !IsWrapped(lines) {
		return
	}
	var kept []Block
	last, text := 0, "" // of the paragraph before, also if it was joined
	for _, b := range d.Blocks {
		n := len(kept) - 1
		if n >= 0 && b.Kind == Paragraph && b.Line == last+1 && (kept[n].Kind == Paragraph || kept[n].Kind == Item) &&
			GoesOn(text, b.Plain(), true) {
			kept[n].Spans = append(append(kept[n].Spans, Span{Text: " "}), b.Spans...)
		} else {
			kept = append(kept, b)
		}
		last, text = b.Line, b.Plain()
	}
	d.Blocks = kept
}

// maxWidth is the longest line that a typist's or mail program's margin makes.
const maxWidth = 110

// IsWrapped reports that the lines were broken at a margin: none is longer, and of
// those that follow another one three in ten go on in small letters.
func IsWrapped(lines []string) bool {
	pairs, small := 0, 0
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if utf8.RuneCountInString(line) > maxWidth {
			return false
		}
		if i > 0 && line != "" && strings.TrimSpace(lines[i-1]) != "" {
			pairs++
			if first, _ := utf8.DecodeRuneInString(line); unicode.IsLower(first) {
				small++
			}
		}
	}
	return small*10 > pairs*3
}

// minWrapped is the shortest line in characters that a margin broke.
const minWrapped = 40

// GoesOn reports that next goes on with the paragraph of line: in small
// letters, behind a comma or dash, or, of wrapped lines, within a sentence.
func GoesOn(line, next string, wrapped bool) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	if next == "" || StartsBlock(next) || strings.HasPrefix(line, "#") {
		return false
	}
	if isBoldLine(line) && isBoldLine(next) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) || strings.HasSuffix(line, ",") || strings.HasSuffix(line, " -") || strings.HasSuffix(line, " –") {
		return true
	}
	return wrapped && utf8.RuneCountInString(line) >= minWrapped && !EndsSentence(line)
}

var blockStart = regexp.MustCompile(`^(#{1,6}\s|[-+*•●▪–]\s|\d{1,3}[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|\|)`)

// StartsBlock reports a line with the mark of an item or a heading.
func StartsBlock(line string) bool { return blockStart.MatchString(line) }

func isBoldLine(line string) bool {
	return len(line) > 4 && strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**")
}

// EndsSentence reports a line that ends with a sign that ends sentences.
func EndsSentence(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"”’)* `))
	return strings.ContainsRune(".!?:;…", last)
}
