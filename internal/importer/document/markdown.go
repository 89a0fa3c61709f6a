package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Markdown writes the document. Each block is one line, so that nothing depends
// on where an editor breaks lines. picture gives the file name of a picture.
func (d *Document) Markdown(picture func(n int) string) string {
	w := writer{picture: picture}
	numbered := d.numberedItems()
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.IsEmpty() {
			continue
		}
		tight := i > 0 && b.Kind == Item && d.Blocks[i-1].Kind == Item
		w.block(b, numbered[i], tight)
	}
	for i, note := range d.Footnotes {
		fmt.Fprintf(&w.out, "\n[^%d]: %s\n", i+1, strings.TrimSpace(w.spans(note)))
	}
	return strings.TrimLeft(w.out.String(), "\n")
}

type writer struct {
	out     strings.Builder
	picture func(n int) string
}

func (w *writer) block(b *Block, numbered, tight bool) {
	if !tight {
		w.out.WriteByte('\n')
	}
	text := strings.TrimSpace(w.spans(b.Spans))
	switch b.Kind {
	case Heading:
		text = strings.Repeat("#", min(max(b.Level, 2), 6)) + " " + strings.TrimSpace(w.spans(plainStyle(b.Spans)))
	case Item:
		text = strings.Repeat("  ", b.Level) + itemMark(b.Label) + text
	case Caption:
		text = "*" + strings.TrimSpace(w.spans(plainStyle(b.Spans))) + "*"
	case Table:
		text = w.table(b.Rows)
	case Verbatim:
		text = b.Spans[0].Text
	case Paragraph:
		text = atLineStart(text, numbered)
	}
	w.out.WriteString(text)
	w.out.WriteByte('\n')
}

// itemMark writes a bullet, and numbers as the document shows them: behind a
// bullet of their own they are no list of Markdown, which would count anew.
func itemMark(label string) string {
	if label == "" {
		return "- "
	}
	return "- " + escape(label) + " "
}

// plainStyle drops bold and italic, which a heading has by itself.
func plainStyle(spans []Span) []Span {
	plain := make([]Span, len(spans))
	for i, s := range spans {
		s.Bold, s.Italic = false, false
		plain[i] = s
	}
	return plain
}

var leadingNumber = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)

// atLineStart keeps a paragraph from becoming a list, a heading or a quotation.
func atLineStart(text string, numbered bool) string {
	if m := leadingNumber.FindStringSubmatch(text); m != nil && !numbered {
		return m[1] + `\` + m[2] + text[len(m[1])+1:]
	}
	if text != "" && strings.ContainsRune("#>+-=|:", rune(text[0])) {
		return `\` + text
	}
	return text
}

// numberedItems finds the paragraphs that count from 1 without a gap: Markdown
// numbers those as they are.
func (d *Document) numberedItems() map[int]bool {
	found := map[int]bool{}
	for i := 0; i < len(d.Blocks); i++ {
		n := 0
		for i+n < len(d.Blocks) && d.Blocks[i+n].number() == n+1 {
			n++
		}
		for j := 0; n > 1 && j < n; j++ {
			found[i+j] = true
		}
		i += max(n-1, 0)
	}
	return found
}

func (b *Block) number() int {
	if m := leadingNumber.FindStringSubmatch(b.Plain()); m != nil && b.Kind == Paragraph && m[2] == "." {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}

func (w *writer) spans(spans []Span) string {
	var b strings.Builder
	for _, s := range joinSpans(spans) {
		b.WriteString(w.span(s))
	}
	return b.String()
}

// joinSpans puts neighbours of one style together: word processors part a word
// into many.
func joinSpans(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if n := len(out) - 1; n >= 0 && s.Picture == 0 && s.Footnote == 0 {
			last := out[n]
			last.Text = s.Text
			if last == s {
				out[n].Text += s.Text
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

func (w *writer) span(s Span) string {
	switch {
	case s.Footnote > 0:
		return fmt.Sprintf("[^%d]", s.Footnote)
	case s.Picture > 0:
		return "![" + escape(oneLine(s.Text)) + "](" + w.picture(s.Picture) + ")"
	}
	text := oneLine(s.Text)
	core := strings.TrimSpace(text)
	if core == "" {
		return text
	}
	at := strings.Index(text, core)
	before, after := text[:at], text[at+len(core):]
	core = escape(core)
	if s.Link != "" {
		core = "[" + core + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(s.Link) + ">)"
	}
	if mark := strings.Repeat("*", b2i(s.Italic)+2*b2i(s.Bold)); mark != "" {
		core = mark + core + mark
	}
	return before + core + after
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// oneLine turns line breaks into spaces; a block is one line of Markdown.
func oneLine(text string) string {
	return strings.NewReplacer("\r", "", "\n", " ", "\t", " ", "\v", " ", "\f", " ").Replace(text)
}

var entity = regexp.MustCompile(`&(#?\w+;)`)
var edgeUnderscore = regexp.MustCompile(`(^|[^\p{L}\p{N}_])_|_([^\p{L}\p{N}_]|$)`)

var signs = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "<", `\<`, "~~", `\~\~`, "{{", `{\{`)

// escape makes every character of a text mean itself.
func escape(text string) string {
	text = signs.Replace(text)
	text = entity.ReplaceAllString(text, `\&$1`)
	return edgeUnderscore.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, "_", `\_`) })
}

// table writes rows with the first one as header, as Markdown demands.
func (w *writer) table(rows [][]Cell) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	var b strings.Builder
	for i, row := range rows {
		b.WriteByte('|')
		for c := range columns {
			text := ""
			if c < len(row) {
				text = strings.ReplaceAll(strings.TrimSpace(w.spans(row[c])), "|", `\|`)
			}
			b.WriteString(" " + text + " |")
		}
		if i == 0 {
			b.WriteString("\n|" + strings.Repeat(" --- |", columns))
		}
		if i < len(rows)-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
