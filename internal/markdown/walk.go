package markdown

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// node takes what a node holds, and goes on to those below it.
func (w *walk) node(n ast.Node) {
	w.count(n)
	switch n := n.(type) {
	case *ast.Image:
		w.link(n, n.Destination, n.Reference, true)
	case *ast.Link:
		w.link(n, n.Destination, n.Reference, false)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Heading:
		w.heading(n)
	case *ast.CodeBlock:
		w.code(n)
	case *ast.List:
		w.list(n)
	case *extast.TableRow:
		w.lostCells(n)
	case *ast.Paragraph:
		w.table(n)
		w.looseRow(n)
		w.columns(n)
		w.joined(n)
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.ThematicBreak:
		w.dashedColumns(n)
	case *ast.TextBlock:
		w.joined(n)
	case *extast.Footnote:
		if w.footnotes == nil {
			w.footnotes = map[string]bool{}
		}
		w.footnotes[string(n.Ref)] = true
		w.document.footnoteIDs = append(w.document.footnoteIDs, fmt.Sprintf("fn:%d", n.Index))
	case *extast.FootnoteLink:
		id := fmt.Sprintf("fnref:%d", n.Index)
		if n.RefIndex > 0 {
			id = fmt.Sprintf("fnref%d:%d", n.RefIndex, n.Index)
		}
		w.document.footnoteIDs = append(w.document.footnoteIDs, id)
	case *extast.Strikethrough:
		w.struck(n)
	case *ast.Text:
		w.text(n)
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			w.rawHTML(n.Segments.At(i))
		}
	case *ast.HTMLBlock:
		if n.HTMLBlockType == ast.HTMLBlockType2 && !n.HasClosure() && n.Lines().Len() > 0 {
			if last := n.Lines().At(n.Lines().Len() - 1); !strings.Contains(string(last.Value(w.source)), "-->") {
				w.document.Failed = append(w.document.Failed, Failed{Place: w.place(n.Lines().At(0).Start), Kind: OpenComment})
			}
		}
		for i := range n.Lines().Len() {
			w.rawHTML(n.Lines().At(i))
		}
	case *ast.CodeSpan:
		return // nothing below it is read as text
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// htmlTag is the beginning of a tag of HTML.
var htmlTag = regexp.MustCompile(`</?([A-Za-z][A-Za-z0-9-]*)`)

// rawHTML notes the tag of one line of HTML.
func (w *walk) rawHTML(line text.Segment) {
	if m := htmlTag.FindSubmatchIndex(line.Value(w.source)); m != nil {
		w.document.RawHTML = append(w.document.RawHTML, RawHTML{Place: w.place(line.Start + m[0]), Tag: w.written[line.Start+m[2] : line.Start+m[3]]})
	}
}

// text notes which bytes are shown as text.
func (w *walk) text(n *ast.Text) {
	if w.plain == nil {
		return
	}
	for i := n.Segment.Start; i < n.Segment.Stop; i++ {
		w.plain[i] = true
	}
}

func (w *walk) link(n ast.Node, destination []byte, reference *ast.ReferenceLink, picture bool) {
	l := Link{Place: w.place(n.Pos()), Picture: picture, Destination: string(destination), Text: strings.TrimSpace(plainText(n, w.source))}
	if reference != nil {
		if at, ok := w.definitions[util.ToLinkReference(reference.Value)]; ok {
			l.Place = at
		}
	}
	l.Dynamic = strings.Contains(l.Destination, placeholder)
	w.document.Links = append(w.document.Links, l)
}

// autoLink is an address in angle brackets, or one that stands in the text.
func (w *walk) autoLink(n *ast.AutoLink) {
	destination := string(n.URL(w.source))
	switch {
	case n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(destination), "mailto:"):
		destination = "mailto:" + destination
	case string(n.Protocol) == "http": // not written: Hugo adds https
		destination = "https" + strings.TrimPrefix(destination, "http")
	}
	w.document.Links = append(w.document.Links, Link{Place: w.place(n.Pos()), Destination: destination,
		Text: string(n.Label(w.source)), Dynamic: strings.Contains(destination, placeholder)})
}

func (w *walk) heading(n *ast.Heading) {
	at := w.place(n.Pos())
	line := strings.TrimLeft(w.line(at.Line), " >\t-*+0123456789.)")
	w.document.Headings = append(w.document.Headings, Heading{Place: at, Level: n.Level, Text: plainText(n, w.source),
		Underlined: !strings.HasPrefix(line, "#")})
}

// line is a line of what was written.
func (w *walk) line(number int) string {
	rest := w.written[w.lines[number-1]:]
	line, _, _ := strings.Cut(rest, "\n")
	return line
}

func (w *walk) code(n *ast.CodeBlock) {
	if n.Lines().Len() == 0 {
		return
	}
	first := n.Lines().At(0)
	at := w.place(first.Start)
	indent := w.written[w.lines[at.Line-1]:first.Start]
	at.Column = 1
	w.document.Code = append(w.document.Code, Code{Place: at, Text: strings.TrimSpace(string(first.Value(w.source))),
		Tab: strings.Contains(indent, "\t")})
}

func (w *walk) list(n *ast.List) {
	if !n.IsOrdered() {
		return
	}
	l := List{Sign: string(n.Marker)}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		at := w.place(item.Pos())
		line := w.line(at.Line)[columnOffset(w.line(at.Line), at.Column):]
		digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
		number, err := strconv.Atoi(line[:digits])
		if err != nil {
			return // Hugo knows how it came by it
		}
		if len(l.Numbers) == 0 {
			l.Place, l.Text = at, line
		}
		l.Numbers, l.Lines = append(l.Numbers, number), append(l.Lines, at.Line)
	}
	w.document.Lists = append(w.document.Lists, l)
}

// columnOffset is where a column begins in a line.
func columnOffset(line string, column int) int {
	for offset := range line {
		if column--; column == 0 {
			return offset
		}
	}
	return len(line)
}
