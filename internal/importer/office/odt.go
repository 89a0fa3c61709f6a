package office

import (
	"strings"

	"github.com/khotin/khotin/internal/importer/document"
)

// An odt is an .odt that is being read.
type odt struct {
	*collector
	styles   map[string]*odtStyle
	lists    map[string]*node // text:list-style by name
	counters map[string]*counter
}

// ReadODT reads an .odt file.
func ReadODT(data []byte) (*document.Document, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	content, err := p.tree("content.xml")
	if err != nil {
		return nil, err
	}
	styles, err := p.tree("styles.xml")
	if err != nil {
		return nil, err
	}
	r := &odt{collector: newCollector(p), styles: map[string]*odtStyle{}, lists: map[string]*node{}, counters: map[string]*counter{}}
	for _, tree := range []*node{styles, content} {
		r.readStyles(tree)
	}
	body := content.child("office:document-content").child("office:body").child("office:text")
	if body.name == "" {
		return nil, damaged(nil)
	}
	return r.out, r.blocks(body, &r.out.Blocks)
}

// blocks reads what stands in a body, a section, a cell or a note.
func (r *odt) blocks(parent *node, out *[]document.Block) error {
	for _, n := range parent.kids {
		var err error
		switch n.name {
		case "text:p", "text:h":
			err = r.paragraph(n, document.Block{}, out)
		case "text:list":
			err = r.list(n, odtList{style: n.attrs["text:style-name"]}, out)
		case "text:section", "text:index-body", "text:numbered-paragraph":
			err = r.blocks(n, out)
		case "table:table":
			err = r.table(n, out)
		case "draw:frame":
			err = r.frameBlock(n, out)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// paragraph makes a block, and blocks of the text boxes anchored in it. b has
// the label, if the paragraph is an item.
func (r *odt) paragraph(n *node, b document.Block, out *[]document.Block) error {
	r.line++
	b.Line = r.line
	style := r.styles[n.attrs["text:style-name"]]
	run := odtRuns{odt: r}
	l := style.over(look{}, r.styles)
	if n.name == "text:h" || style.named(r.styles, "Title") {
		l.bold, l.italic = false, false
	}
	if err := run.read(n, l); err != nil {
		return err
	}
	b.Spans = run.spans
	if n.name == "text:h" {
		if b.Label != "" {
			b.Spans = append([]document.Span{{Text: b.Label + " "}}, b.Spans...)
		}
		b.Kind, b.Label = document.Heading, ""
		b.Level = min(max(number(n.attrs["text:outline-level"], 1), 1), maxLevels) + 1
	}
	if style.named(r.styles, "Title") && r.out.Title == "" {
		r.out.Title = b.Plain()
	}
	*out = append(*out, b)
	for _, box := range run.boxes {
		if err := r.blocks(box, out); err != nil {
			return err
		}
	}
	return nil
}

// frameBlock reads a picture or a text box that stands between paragraphs.
func (r *odt) frameBlock(n *node, out *[]document.Block) error {
	run := odtRuns{odt: r}
	if err := run.frame(n); err != nil {
		return err
	}
	if len(run.spans) > 0 {
		r.line++
		*out = append(*out, document.Block{Spans: run.spans, Line: r.line})
	}
	for _, box := range run.boxes {
		if err := r.blocks(box, out); err != nil {
			return err
		}
	}
	return nil
}

func (r *odt) table(n *node, out *[]document.Block) error {
	r.line++
	b := document.Block{Kind: document.Table, Line: r.line}
	for row := range n.all("table:table-row") {
		var cells []document.Cell
		for _, tc := range row.kids {
			if tc.name != "table:table-cell" && tc.name != "table:covered-table-cell" {
				continue
			}
			var inside []document.Block
			if err := r.blocks(tc, &inside); err != nil {
				return err
			}
			cells = append(cells, document.CellOf(inside))
		}
		b.Rows = append(b.Rows, cells[:min(len(cells), maxColumns)])
	}
	*out = append(*out, b)
	return nil
}

// An odtList is where the reader is within lists.
type odtList struct {
	style string // of the outermost list that names one
	level int
}

func (r *odt) list(n *node, l odtList, out *[]document.Block) error {
	if l.level >= maxLevels {
		return tooLarge()
	}
	c := r.counter(n, l)
	for _, item := range n.kids {
		if item.name != "text:list-item" && item.name != "text:list-header" {
			continue
		}
		labelled := item.name == "text:list-header"
		for _, k := range item.kids {
			var err error
			switch k.name {
			case "text:p", "text:h":
				b := document.Block{}
				if !labelled {
					b = r.item(l, c, number(item.attrs["text:start-value"], -1))
					labelled = true
				}
				err = r.paragraph(k, b, out)
			case "text:list":
				inner := odtList{style: l.style, level: l.level + 1}
				if s := k.attrs["text:style-name"]; s != "" {
					inner.style = s
				}
				err = r.list(k, inner, out)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// counter is a new one, or that of a list of the same style that goes on.
func (r *odt) counter(n *node, l odtList) *counter {
	c := r.counters[l.style]
	if c == nil || l.level == 0 && n.attrs["text:continue-numbering"] != "true" && n.attrs["text:continue-list"] == "" {
		c = new(counter)
		r.counters[l.style] = c
	}
	return c
}

// item counts an item. A list without a style of its own has bullets.
func (r *odt) item(l odtList, c *counter, start int) document.Block {
	b := document.Block{Kind: document.Item, Level: l.level}
	level := r.levelStyle(l)
	if level.name != "text:list-level-style-number" {
		return b
	}
	if start >= 0 {
		c.counted[l.level] = false
	} else {
		start = number(level.attrs["text:start-value"], 1)
	}
	c.next(l.level, start)
	format := level.attrs["style:num-format"]
	if format == "" {
		return document.Block{}
	}
	var label strings.Builder
	shown := min(max(number(level.attrs["text:display-levels"], 1), 1), l.level+1)
	label.WriteString(level.attrs["style:num-prefix"])
	for i := l.level + 1 - shown; i <= l.level; i++ {
		label.WriteString(numeral(c.at[i], r.levelStyle(odtList{l.style, i}).attrs["style:num-format"]))
		if i < l.level {
			label.WriteByte('.')
		}
	}
	label.WriteString(level.attrs["style:num-suffix"])
	b.Label = label.String()
	return b
}

func (r *odt) levelStyle(l odtList) *node {
	if style := r.lists[l.style]; style != nil {
		for _, n := range style.kids {
			if number(n.attrs["text:level"], 0) == l.level+1 {
				return n
			}
		}
	}
	return new(node)
}
