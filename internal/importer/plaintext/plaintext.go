// Package plaintext reads text files and Markdown into documents.
//
// What goes in: text in any encoding that package legacy knows. What comes out:
// paragraphs, with lines joined that a typist or a mail program broke; headings
// and bold text where somebody typed Markdown into a text file. Markdown files
// are kept as they are, block by block.
package plaintext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/importer/document"
)

// Read reads a text file.
func Read(text string) *document.Document {
	lines := split(text)
	wrapped := isWrapped(lines)
	d := new(document.Document)
	for i := 0; i < len(lines); {
		n := paragraph(lines[i:], wrapped)
		if n == 0 {
			i++
			continue
		}
		d.Blocks = append(d.Blocks, block(lines[i:i+n], i+1))
		i += n
	}
	joinBroken(d)
	return d
}

// ReadMarkdown keeps a Markdown file block by block.
func ReadMarkdown(text string) *document.Document {
	d := new(document.Document)
	start, fenced := -1, false
	lines := append(split(text), "")
	for i, line := range lines {
		if fence := strings.TrimSpace(line); strings.HasPrefix(fence, "```") || strings.HasPrefix(fence, "~~~") {
			fenced = !fenced
		}
		blank := strings.TrimSpace(line) == "" && !fenced || i == len(lines)-1
		switch {
		case blank && start >= 0:
			raw := strings.TrimRight(strings.Join(lines[start:i], "\n"), "\n ")
			b := document.Block{Kind: document.Verbatim, Line: start + 1, Spans: []document.Span{{Text: raw}}}
			d.Blocks = append(d.Blocks, b)
			start = -1
		case !blank && start < 0:
			start = i
		}
	}
	return d
}

// split gives the lines without their ends; a page break is one.
func split(text string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(text), "\n")
}

// maxWidth is the longest line that a typist's or mail program's margin makes.
const maxWidth = 110

// isWrapped reports that the lines were broken at a margin: none is longer, and of
// those that follow another one three in ten go on in small letters.
func isWrapped(lines []string) bool {
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

// paragraph counts the lines from the first on that make one paragraph.
func paragraph(lines []string, wrapped bool) int {
	if strings.TrimSpace(lines[0]) == "" {
		return 0
	}
	n := 1
	for n < len(lines) && continues(lines[n-1], lines[n], wrapped) {
		n++
	}
	return n
}

// continues reports that next goes on with the paragraph of line: in small
// letters, behind a comma or dash, or, of wrapped lines, within a sentence.
func continues(line, next string, wrapped bool) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	if next == "" || startsBlock(next) || strings.HasPrefix(line, "#") {
		return false
	}
	if isBold(line) && isBold(next) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) || strings.HasSuffix(line, ",") || strings.HasSuffix(line, " -") || strings.HasSuffix(line, " –") {
		return true
	}
	return wrapped && utf8.RuneCountInString(line) >= minWrapped && !endsSentence(line)
}

var blockStart = regexp.MustCompile(`^(#{1,6}\s|[-+*•●▪–]\s|\d{1,3}[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|\|)`)

func startsBlock(line string) bool { return blockStart.MatchString(line) }

func isBold(line string) bool {
	return len(line) > 4 && strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**")
}

func endsSentence(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"”’)* `))
	return strings.ContainsRune(".!?:;…", last)
}

var heading = regexp.MustCompile(`^(#{1,6})\s+(.*)$`)
var bullet = regexp.MustCompile(`^[-+*•●▪]\s+`)

// block makes a block of the lines of a paragraph.
func block(lines []string, line int) document.Block {
	trimmed := make([]string, len(lines))
	for i, l := range lines {
		trimmed[i] = strings.TrimSpace(l)
	}
	text := strings.Join(trimmed, " ")
	b := document.Block{Line: line}
	if m := heading.FindStringSubmatch(text); m != nil {
		b.Kind, b.Level, text = document.Heading, len(m[1]), m[2]
	} else if mark := bullet.FindString(text); mark != "" {
		b.Kind, text = document.Item, text[len(mark):]
	}
	b.Spans = bolds(text)
	return b
}

// bolds parts text at pairs of **.
func bolds(text string) []document.Span {
	parts := strings.Split(text, "**")
	if len(parts)%2 == 0 {
		return []document.Span{{Text: text}}
	}
	var spans []document.Span
	for i, part := range parts {
		if part != "" {
			spans = append(spans, document.Span{Text: part, Bold: i%2 == 1 && strings.TrimSpace(part) != ""})
		}
	}
	return spans
}

// joinBroken joins a paragraph that stops within a sentence with the next one, if
// that goes on in small letters: a page ended between them.
func joinBroken(d *document.Document) {
	kept := d.Blocks[:0]
	for _, b := range d.Blocks {
		if n := len(kept) - 1; n >= 0 && b.Kind == document.Paragraph && goesOn(&kept[n], &b) {
			kept[n].Spans = append(append(kept[n].Spans, document.Span{Text: " "}), b.Spans...)
			continue
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
}

// minBroken is the shortest paragraph in characters that counts as broken: a
// shorter one is a caption or a heading.
const minBroken = 60

func goesOn(before, next *document.Block) bool {
	text, then := before.Plain(), next.Plain()
	first, size := utf8.DecodeRuneInString(then)
	second, _ := utf8.DecodeRuneInString(then[size:])
	return before.Kind != document.Heading && unicode.IsLower(first) && (unicode.IsLower(second) || second == ' ') &&
		utf8.RuneCountInString(text) >= minBroken && !endsSentence(text) && !startsBlock(then)
}
