package webpage

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/importer/plaintext"
)

// silent are elements whose content no reader sees, or that are for input.
var silent = set("script style noscript template head iframe object svg math button select option textarea input nav dialog canvas audio video")

// flowing are elements that make a block of their own.
var flowing = set("p div section article main header footer aside address blockquote center fieldset figure form hgroup pre dl dt dd " +
	"ul ol details summary body html hr table tr td th caption tbody thead tfoot")

func set(names string) map[string]bool {
	s := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		s[name] = true
	}
	return s
}

// topHeading is the level of h1.
const topHeading = 1

// A walker makes blocks of a tree.
type walker struct {
	doc    *document.Document
	file   func(name string) []byte
	blocks []document.Block
	now    document.Block // being filled
	style  document.Span  // of the text that comes
	lists  []list         // the ones around, outermost first
}

type list struct {
	ordered bool
	next    int
}

func readBlocks(root *html.Node, d *document.Document, file func(name string) []byte) []document.Block {
	w := &walker{doc: d, file: file}
	w.children(root)
	w.flush()
	for i := range w.blocks {
		w.blocks[i].Line = i + 1
	}
	return w.blocks
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// flush ends the block that is being filled.
func (w *walker) flush() {
	if !w.now.IsEmpty() {
		w.blocks = append(w.blocks, w.now)
	}
	w.now = document.Block{}
}

func (w *walker) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
	case n.Type != html.ElementNode || silent[n.Data]:
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6':
		w.block(n, document.Block{Kind: document.Heading, Level: int(n.Data[1] - '0')})
	case n.Data == "figcaption":
		w.block(n, document.Block{Kind: document.Caption})
	case n.Data == "li":
		w.item(n)
	case n.Data == "ul" || n.Data == "ol":
		w.flush()
		start, err := strconv.Atoi(attr(n, "start"))
		if err != nil {
			start = 1
		}
		w.lists = append(w.lists, list{n.Data == "ol", start})
		w.children(n)
		w.lists = w.lists[:len(w.lists)-1]
		w.flush()
	case n.Data == "table":
		w.table(n)
	case n.Data == "pre":
		w.flush()
		var text strings.Builder
		preformatted(n, &text)
		w.blocks = append(w.blocks, plaintext.Read(text.String()).Blocks...)
	case n.Data == "br":
		w.lineBreak()
	case n.Data == "img":
		w.picture(n)
	case flowing[n.Data]:
		w.flow(n)
	default:
		w.inline(n)
	}
}

// preformatted is text as it was typed, with its lines.
func preformatted(n *html.Node, out *strings.Builder) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			out.WriteString(c.Data)
		case c.Data == "br":
			out.WriteByte('\n')
		case c.Type == html.ElementNode && !silent[c.Data]:
			preformatted(c, out)
		}
	}
}

// flow walks an element that makes a block. One within an item or a caption that
// has no text yet is the item's own first paragraph.
func (w *walker) flow(n *html.Node) {
	if w.now.Kind == document.Paragraph || !w.now.IsEmpty() {
		w.flush()
	}
	w.children(n)
	w.flush()
}

func (w *walker) block(n *html.Node, b document.Block) {
	w.flush()
	w.now = b
	w.children(n)
	w.flush()
}

func (w *walker) item(n *html.Node) {
	b := document.Block{Kind: document.Item, Level: max(len(w.lists)-1, 0)}
	if len(w.lists) > 0 {
		if l := &w.lists[len(w.lists)-1]; l.ordered {
			b.Label = strconv.Itoa(l.next) + "."
			l.next++
		}
	}
	w.block(n, b)
}

// lineBreak ends a paragraph behind a sentence, as portals write them; within one
// it is a space.
func (w *walker) lineBreak() {
	if w.now.Kind == document.Paragraph && document.EndsSentence(strings.TrimSpace(w.now.Plain())) {
		w.flush()
		return
	}
	w.text(" ")
}

func (w *walker) inline(n *html.Node) {
	style := w.style
	switch n.Data {
	case "b", "strong":
		w.style.Bold = true
	case "i", "em":
		w.style.Italic = true
	case "a":
		if href := attr(n, "href"); document.IsWebAddress(href) {
			w.style.Link = href
		}
	}
	w.children(n)
	w.style = style
}

// text adds text as a browser shows it, with one space for any white space.
func (w *walker) text(text string) {
	shown := strings.Join(strings.Fields(text), " ")
	if shown == "" {
		if len(w.now.Spans) > 0 && text != "" {
			w.now.Spans = append(w.now.Spans, document.Span{Text: " "})
		}
		return
	}
	if text[0] <= ' ' {
		shown = " " + shown
	}
	if text[len(text)-1] <= ' ' {
		shown += " "
	}
	s := w.style
	s.Text = shown
	w.now.Spans = append(w.now.Spans, s)
}

// table keeps a table of data; one of a single column or one that holds headings,
// lists or tables is for the layout only.
func (w *walker) table(n *html.Node) {
	w.flush()
	b := document.Block{Kind: document.Table}
	for row := range n.Descendants() {
		if row.Type != html.ElementNode {
			continue
		}
		switch row.Data {
		case "table", "h1", "h2", "h3", "h4", "ul", "ol":
			w.flow(n)
			return
		case "tr":
			b.Rows = append(b.Rows, w.cells(row))
		}
	}
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	if columns < 2 || len(b.Rows) < 2 {
		w.flow(n)
		return
	}
	w.blocks = append(w.blocks, b)
}

// maxColumns bounds colspan; word processors have 63 columns at most.
const maxColumns = 63

func (w *walker) cells(row *html.Node) (cells []document.Cell) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		inner := &walker{doc: w.doc, file: w.file}
		inner.children(c)
		inner.flush()
		cells = append(cells, document.CellOf(inner.blocks))
		span, _ := strconv.Atoi(attr(c, "colspan"))
		for range min(span, maxColumns) - 1 {
			cells = append(cells, nil)
		}
	}
	return cells[:min(len(cells), maxColumns)]
}
