package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// A Layout says what the bytes of a text are, for those who rewrite it.
type Layout struct {
	Paragraphs []Paragraph
	Words      []Span // shown as text; not code, HTML or addresses
	Verbatim   []Span // lines of code and of HTML
}

// A Span is a part of a text in bytes.
type Span struct{ Start, End int }

// A Paragraph is one that stands by itself, in a quotation or in an item.
type Paragraph struct {
	Lines  []Span  // without indentation, marks of quotations and items, and line end
	Breaks []Break // behind each line but the last
	Item   bool    // it is the first of an item of a list
	Inner  bool    // it stands in a list, a footnote or a definition
}

// A Break is what the end of a line within a paragraph is.
type Break int

// The kinds of line ends.
const (
	InsideBreak Break = iota // within code, HTML, an address
	SoftBreak                // shown as a space
	HardBreak                // shown as a new line
)

// Read gives the layout of a text, each list in the order of the text. It is empty for a text that is too much (see
// Excess).
func Read(body string) *Layout {
	l := &Layout{}
	if len(tooMuch(body)) > 0 {
		return l
	}
	source := parsed(body)
	_ = ast.Walk(reader.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			l.paragraph(n, source)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				l.Verbatim = append(l.Verbatim, spanOf(n.Lines().At(i)))
			}
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if n.Segment.Len() > 0 {
				l.Words = append(l.Words, Span{n.Segment.Start, n.Segment.Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	// Footnotes stand at the end of the tree.
	slices.SortStableFunc(l.Paragraphs, func(a, b Paragraph) int { return a.Lines[0].Start - b.Lines[0].Start })
	for _, list := range [][]Span{l.Words, l.Verbatim} {
		slices.SortStableFunc(list, func(a, b Span) int { return a.Start - b.Start })
	}
	return l
}

// parsed is what the parser gets to see: shortcodes are words to it.
func parsed(body string) []byte {
	if !strings.Contains(body, "{{") {
		return []byte(body)
	}
	_, source := cutShortcodes(body)
	return source
}

func spanOf(s text.Segment) Span { return Span{s.Start, s.Stop} }

func (l *Layout) paragraph(n ast.Node, source []byte) {
	p := Paragraph{}
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		end := s.Stop
		if end > s.Start && source[end-1] == '\n' {
			end--
		}
		start := s.Start
		for start < end && (source[start] == ' ' || source[start] == '\t') {
			start++
		}
		p.Lines = append(p.Lines, Span{start, end})
	}
	if len(p.Lines) == 0 {
		return
	}
	switch parent := n.Parent().(type) {
	case *ast.ListItem:
		p.Inner, p.Item = true, parent.FirstChild() == n
	case *extast.Footnote, *extast.DefinitionDescription:
		p.Inner = true
	}
	p.Breaks = make([]Break, len(p.Lines)-1)
	l.breaks(n, &p)
	l.Paragraphs = append(l.Paragraphs, p)
}

// breaks notes which line ends the inline text of a paragraph breaks at.
func (l *Layout) breaks(n ast.Node, p *Paragraph) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if _, code := n.(*ast.CodeSpan); code {
			return ast.WalkSkipChildren, nil
		}
		if !ok || !entering || !t.SoftLineBreak() && !t.HardLineBreak() {
			return ast.WalkContinue, nil
		}
		for i := range p.Breaks {
			if t.Segment.Stop <= p.Lines[i].End && t.Segment.Stop >= p.Lines[i].Start {
				p.Breaks[i] = SoftBreak
				if t.HardLineBreak() {
					p.Breaks[i] = HardBreak
				}
			}
		}
		return ast.WalkContinue, nil
	})
}
