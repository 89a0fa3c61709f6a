package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Fingerprint writes down all that a page shows of a text: two texts with one
// fingerprint are one page. Where a line ends within a paragraph does not count,
// nor how many spaces stand between words. words is applied to what is shown as
// text, to leave more out of account. A text that is too much (see Excess) is its
// own fingerprint.
func Fingerprint(body string, words func(string) string) string {
	if len(tooMuch(body)) > 0 {
		return body
	}
	p := &printer{source: parsed(body), written: body, words: words}
	p.block(reader.Parse(text.NewReader(p.source)))
	return p.out.String()
}

// printer writes a tree down.
type printer struct {
	source  []byte // what was parsed
	written string // of the same length
	words   func(string) string
	out     strings.Builder
	inline  strings.Builder // of the block that is being written
}

func (p *printer) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		fmt.Fprintf(&b, "%*s%s", s.Padding, "", p.written[s.Start:s.Stop])
	}
	return b.String()
}

// block writes a block, and what is in it.
func (p *printer) block(n ast.Node) {
	fmt.Fprintf(&p.out, "(%s", n.Kind())
	switch n := n.(type) {
	case *ast.Heading:
		fmt.Fprintf(&p.out, " %d", n.Level)
	case *ast.List:
		fmt.Fprintf(&p.out, " %c %d %v", n.Marker, n.Start, n.IsTight)
	case *ast.CodeBlock:
		fmt.Fprintf(&p.out, " %q", strings.TrimRight(p.lines(n), "\n"))
	case *ast.FencedCodeBlock:
		fmt.Fprintf(&p.out, " %q %q", p.info(n), p.lines(n))
	case *ast.HTMLBlock:
		fmt.Fprintf(&p.out, " %q", p.lines(n))
		if n.HasClosure() {
			fmt.Fprintf(&p.out, " %q", p.written[n.ClosureLine.Start:n.ClosureLine.Stop])
		}
	case *ast.LinkReferenceDefinition:
		fmt.Fprintf(&p.out, " %q %q %q", n.Label, n.Destination, n.Title)
	case *extast.TableCell:
		fmt.Fprintf(&p.out, " %v", n.Alignment)
	case *extast.Footnote:
		fmt.Fprintf(&p.out, " %q %d", n.Ref, n.Index)
	}
	for _, a := range n.Attributes() {
		fmt.Fprintf(&p.out, " %s=%s", a.Name, a.Value)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			p.inlines(c)
		} else {
			p.block(c)
		}
	}
	fmt.Fprintf(&p.out, " %s)\n", strings.Join(strings.Fields(p.inline.String()), " "))
	p.inline.Reset()
}

func (p *printer) info(n *ast.FencedCodeBlock) string {
	if n.Info == nil {
		return ""
	}
	return p.written[n.Info.Segment.Start:n.Info.Segment.Stop]
}

// inlines writes what stands in a line.
func (p *printer) inlines(n ast.Node) {
	b := &p.inline
	switch n := n.(type) {
	case *ast.Text:
		b.WriteString(p.words(p.written[n.Segment.Start:n.Segment.Stop]))
		if n.HardLineBreak() {
			b.WriteString("⏎")
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
		return
	case *ast.String:
		b.Write(n.Value)
		return
	case *ast.CodeSpan:
		var code strings.Builder
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				code.WriteString(p.written[t.Segment.Start:t.Segment.Stop])
			}
		}
		fmt.Fprintf(b, "<code %q>", code.String())
		return
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			fmt.Fprintf(b, "<html %q>", p.written[s.Start:s.Stop])
		}
		return
	case *ast.AutoLink:
		fmt.Fprintf(b, "<auto %q>", n.Label(p.source))
		return
	case *ast.Link:
		fmt.Fprintf(b, "<link %q %q", n.Destination, n.Title)
	case *ast.Image:
		fmt.Fprintf(b, "<image %q %q", n.Destination, n.Title)
	case *ast.Emphasis:
		fmt.Fprintf(b, "<emphasis %d", n.Level)
	case *extast.TaskCheckBox:
		fmt.Fprintf(b, "<box %v", n.IsChecked)
	case *extast.FootnoteLink:
		fmt.Fprintf(b, "<footnote %d", n.Index)
	default:
		fmt.Fprintf(b, "<%s", n.Kind())
	}
	b.WriteByte('|')
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.inlines(c)
	}
	b.WriteByte('>')
}
