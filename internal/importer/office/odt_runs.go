package office

import (
	"strings"

	"github.com/khotin/khotin/internal/importer/document"
)

// An odtStyle is a style:style of a paragraph or of text.
type odtStyle struct {
	name, parent string
	text         *node // style:text-properties
}

// readStyles reads the styles of one file; those of content.xml come last and
// hold what the writer did by hand.
func (r *odt) readStyles(tree *node) {
	for n := range tree.all("style:style") {
		if family := n.attrs["style:family"]; family == "paragraph" || family == "text" {
			name := n.attrs["style:name"]
			r.styles[name] = &odtStyle{name, n.attrs["style:parent-style-name"], n.child("style:text-properties")}
		}
	}
	for n := range tree.all("text:list-style") {
		r.lists[n.attrs["style:name"]] = n
	}
}

// line is the style and those it is based on.
func (s *odtStyle) line(all map[string]*odtStyle) (styles []*odtStyle) {
	for ; s != nil && len(styles) < maxInherit; s = all[s.parent] {
		styles = append(styles, s)
	}
	return styles
}

func (s *odtStyle) named(all map[string]*odtStyle, name string) bool {
	for _, style := range s.line(all) {
		if style.name == name {
			return true
		}
	}
	return false
}

// over is a look with what the style and its parents say about it.
func (s *odtStyle) over(l look, all map[string]*odtStyle) look {
	styles := s.line(all)
	for i := len(styles) - 1; i >= 0; i-- {
		attrs := styles[i].text.attrs
		if v, ok := attrs["fo:font-weight"]; ok {
			l.bold = v == "bold" || number(v, 400) >= 600
		}
		if v, ok := attrs["fo:font-style"]; ok {
			l.italic = v == "italic" || v == "oblique"
		}
		if v, ok := attrs["text:display"]; ok {
			l.hidden = v == "none"
		}
		if v, ok := attrs["style:font-name"]; ok {
			l.font = v
		}
	}
	return l
}

// odtRuns reads the text of one paragraph.
type odtRuns struct {
	*odt
	link  string
	spans []document.Span
	boxes []*node
}

// maxSpaces bounds text:s, which says how many spaces it stands for.
const maxSpaces = 1000

func (r *odtRuns) read(parent *node, l look) error {
	for _, n := range parent.kids {
		if err := r.element(n, l); err != nil {
			return err
		}
	}
	return nil
}

func (r *odtRuns) element(n *node, l look) error {
	switch n.name {
	case "":
		r.text(strings.NewReplacer("\n", " ", "\t", " ").Replace(n.text), l)
	case "text:s":
		r.text(strings.Repeat(" ", min(max(number(n.attrs["text:c"], 1), 0), maxSpaces)), l)
	case "text:tab":
		r.text("\t", l)
	case "text:line-break":
		r.text("\n", l)
	case "text:a":
		before := r.link
		if href := n.attrs["xlink:href"]; document.IsWebAddress(href) {
			r.link = href
		}
		err := r.read(n, l)
		r.link = before
		return err
	case "text:note":
		return r.note(n)
	case "draw:frame":
		return r.frame(n)
	case "text:span", "text:bookmark-ref", "text:meta", "text:ruby-base", "text:ruby", "draw:a":
		return r.read(n, r.styles[n.attrs["text:style-name"]].over(l, r.styles))
	case "office:annotation", "office:annotation-end", "text:tracked-changes", "text:ruby-text":
	default:
		if strings.HasPrefix(n.name, "text:") { // fields: page numbers, days, names
			return r.read(n, l)
		}
	}
	return nil
}

func (r *odtRuns) text(text string, l look) {
	if !l.hidden {
		r.spans = append(r.spans, r.span(text, l, r.link))
	}
}

func (r *odtRuns) note(n *node) error {
	at := len(r.out.Footnotes)
	r.out.Footnotes = append(r.out.Footnotes, nil)
	var blocks []document.Block
	if err := r.blocks(n.child("text:note-body"), &blocks); err != nil {
		return err
	}
	r.out.Footnotes[at] = document.Footnote(document.CellOf(blocks))
	r.spans = append(r.spans, document.Span{Footnote: at + 1})
	return nil
}

// frame takes the first picture of a frame (others show the same in other
// formats), and remembers text boxes.
func (r *odtRuns) frame(n *node) error {
	alt := strings.TrimSpace(n.child("svg:desc").content())
	for _, k := range n.kids {
		switch k.name {
		case "draw:text-box":
			r.boxes = append(r.boxes, k)
		case "draw:image":
			number, err := r.picture(k.attrs["xlink:href"])
			if err != nil || number == 0 {
				return err
			}
			r.spans = append(r.spans, document.Span{Text: alt, Picture: number})
			return nil
		}
	}
	return nil
}
