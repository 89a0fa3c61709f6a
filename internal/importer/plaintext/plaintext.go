// Package plaintext reads text files and Markdown into documents.
//
// What goes in: text in any encoding that package legacy knows. What comes out:
// paragraphs, with lines joined that a typist or a mail program broke; headings
// and bold text where somebody typed Markdown into a text file. Markdown files
// are kept as they are, block by block.
package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/importer/document"
)

// Read reads a text file.
func Read(text string) *document.Document {
	lines := split(text)
	wrapped := document.IsWrapped(lines)
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

// paragraph counts the lines from the first on that make one paragraph.
func paragraph(lines []string, wrapped bool) int {
	if strings.TrimSpace(lines[0]) == "" {
		return 0
	}
	n := 1
	for n < len(lines) && document.GoesOn(lines[n-1], lines[n], wrapped) {
		n++
	}
	return n
}

// block makes a block of the lines of a paragraph.
func block(lines []string, line int) document.Block {
	trimmed := make([]string, len(lines))
	for i, l := range lines {
		trimmed[i] = strings.TrimSpace(l)
	}
	return document.Typed(strings.Join(trimmed, " "), line)
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
		utf8.RuneCountInString(text) >= minBroken && !document.EndsSentence(text) && !document.StartsBlock(then)
}
