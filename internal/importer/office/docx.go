package office

import (
	"path"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/importer/document"
)

// A docx is a .docx that is being read.
type docx struct {
	*collector
	part    string            // name of the main part: "word/document.xml"
	links   map[string]target // relations of the main part
	styles  map[string]*wordStyle
	numbers *wordNumbers
	notes   []string // IDs in the order of the text: "3" of footnotes, "e3" of endnotes
}

// A target is what a relation points to.
type target struct {
	name     string // in the file, or an address
	external bool
}

// ReadDocx reads a .docx file.
func ReadDocx(data []byte) (*document.Document, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	r := &docx{collector: newCollector(p)}
	if r.part, err = r.mainPart(); err != nil {
		return nil, err
	}
	if r.links, err = r.relations(r.part); err != nil {
		return nil, err
	}
	styles, err := p.tree(r.beside("styles.xml"))
	if err != nil {
		return nil, err
	}
	r.styles = readStyles(styles)
	numbering, err := p.tree(r.beside("numbering.xml"))
	if err != nil {
		return nil, err
	}
	r.numbers = readNumbers(numbering)
	return r.read()
}

func (r *docx) read() (*document.Document, error) {
	main, err := r.pack.tree(r.part)
	if err != nil {
		return nil, err
	}
	body := main.child("w:document").child("w:body")
	if body.name == "" {
		return nil, damaged(nil)
	}
	if err := r.blocks(body, &r.out.Blocks); err != nil {
		return nil, err
	}
	return r.out, r.readNotes()
}

// beside is the name of a part in the folder of the main one.
func (r *docx) beside(name string) string { return path.Join(path.Dir(r.part), name) }

func (r *docx) mainPart() (string, error) {
	links, err := r.relations("")
	if err != nil {
		return "", err
	}
	if t, ok := links["/officeDocument"]; ok && !t.external {
		return t.name, nil
	}
	return "word/document.xml", nil
}

// relations are those of a part by their IDs; those of the whole file ("") by
// their types.
func (r *docx) relations(part string) (map[string]target, error) {
	tree, err := r.pack.tree(path.Join(path.Dir(part), "_rels", path.Base("/"+part)+".rels"))
	if part == "" {
		tree, err = r.pack.tree("_rels/.rels")
	}
	if err != nil {
		return nil, err
	}
	links := map[string]target{}
	for n := range tree.all("Relationship") {
		t := target{name: n.attrs["Target"], external: n.attrs["TargetMode"] == "External"}
		if !t.external {
			if strings.HasPrefix(t.name, "/") {
				t.name = strings.TrimPrefix(t.name, "/")
			} else {
				t.name = path.Join(path.Dir(part), t.name)
			}
		}
		id := n.attrs["Id"]
		if part == "" {
			id = "/" + path.Base(n.attrs["Type"])
		}
		links[id] = t
	}
	return links, nil
}

// blocks reads what stands in a body, a cell or a note.
func (r *docx) blocks(parent *node, out *[]document.Block) error {
	for _, n := range parent.kids {
		switch n.name {
		case "w:p":
			if err := r.paragraph(n, out); err != nil {
				return err
			}
		case "w:tbl":
			if err := r.table(n, out); err != nil {
				return err
			}
		case "w:sdt":
			if err := r.blocks(n.child("w:sdtContent"), out); err != nil {
				return err
			}
		case "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
			if err := r.blocks(n, out); err != nil {
				return err
			}
		}
	}
	return nil
}

// paragraph makes a block, and blocks of the text boxes anchored in it.
func (r *docx) paragraph(n *node, out *[]document.Block) error {
	r.line++
	properties := n.child("w:pPr")
	style := r.styles[properties.child("w:pStyle").attrs["w:val"]]
	b := document.Block{Line: r.line}
	run := runs{docx: r, base: style.look()}
	if err := run.read(n); err != nil {
		return err
	}
	b.Spans = run.spans
	level := style.outline()
	if v := properties.child("w:outlineLvl"); v.name != "" {
		level = number(v.attrs["w:val"], -1)
	}
	text, item := r.numbers.label(properties, style)
	switch {
	case level >= 0 && level < 9:
		b.Kind, b.Level = document.Heading, level+2
		if item && text.label != "" {
			b.Spans = append([]document.Span{{Text: text.label + " "}}, b.Spans...)
		}
	case item:
		b.Kind, b.Level, b.Label = document.Item, text.level, text.label
	}
	if style.isTitle() && r.out.Title == "" {
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

// table reads rows; a cell that goes on from the row above is empty, one that is
// several columns wide is followed by empty ones.
func (r *docx) table(n *node, out *[]document.Block) error {
	r.line++
	b := document.Block{Kind: document.Table, Line: r.line}
	for _, row := range tableRows(n) {
		var cells []document.Cell
		for tc := range row.all("w:tc") {
			properties := tc.child("w:tcPr")
			var inside []document.Block
			if merge := properties.child("w:vMerge"); merge.name == "" || merge.attrs["w:val"] == "restart" {
				if err := r.blocks(tc, &inside); err != nil {
					return err
				}
			}
			cells = append(cells, document.CellOf(inside))
			for range min(number(properties.child("w:gridSpan").attrs["w:val"], 1), maxColumns) - 1 {
				cells = append(cells, nil)
			}
		}
		b.Rows = append(b.Rows, cells[:min(len(cells), maxColumns)])
	}
	*out = append(*out, b)
	return nil
}

// maxColumns is Word's own bound.
const maxColumns = 63

func tableRows(n *node) (rows []*node) {
	for _, k := range n.kids {
		switch k.name {
		case "w:tr":
			rows = append(rows, k)
		case "w:sdt":
			rows = append(rows, tableRows(k.child("w:sdtContent"))...)
		case "w:ins", "w:customXml":
			rows = append(rows, tableRows(k)...)
		}
	}
	return rows
}

// number reads a number of an attribute; without one it is otherwise.
func number(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}
