package office

import (
	"slices"

	"github.com/khotin/khotin/internal/importer/document"
)

// runs reads the text of one paragraph.
type runs struct {
	*docx
	base  look
	link  string
	spans []document.Span
	boxes []*node // text boxes that are anchored in the paragraph
}

// with is the look with what properties say about it.
func (l look) with(properties *node) look {
	l.bold = toggle(properties, "w:b", l.bold)
	l.italic = toggle(properties, "w:i", l.italic)
	l.hidden = toggle(properties, "w:vanish", l.hidden)
	fonts := properties.child("w:rFonts").attrs
	for _, kind := range []string{"w:hAnsi", "w:ascii"} {
		if fonts[kind] != "" {
			l.font = fonts[kind]
			break
		}
	}
	return l
}

func toggle(properties *node, name string, otherwise bool) bool {
	n := properties.child(name)
	if n.name == "" {
		return otherwise
	}
	return !slices.Contains([]string{"0", "false", "off"}, n.attrs["w:val"])
}

func (r *runs) read(parent *node) error {
	for _, n := range parent.kids {
		if err := r.element(n); err != nil {
			return err
		}
	}
	return nil
}

func (r *runs) element(n *node) error {
	switch n.name {
	case "w:r":
		return r.run(n)
	case "w:hyperlink":
		before := r.link
		if t := r.links[n.attrs["r:id"]]; t.external && document.IsWebAddress(t.name) {
			r.link = t.name
		}
		err := r.read(n)
		r.link = before
		return err
	case "w:sdt":
		return r.read(n.child("w:sdtContent"))
	case "w:ins", "w:moveTo", "w:smartTag", "w:fldSimple", "w:customXml", "w:dir", "w:bdo":
		return r.read(n)
	}
	return nil
}

func (r *runs) run(n *node) error {
	properties := n.child("w:rPr")
	style := r.styles[properties.child("w:rStyle").attrs["w:val"]]
	l := style.over(r.base).with(properties)
	if l.hidden {
		return nil
	}
	for _, k := range n.kids {
		if err := r.piece(k, l); err != nil {
			return err
		}
	}
	return nil
}

// signs are elements that stand for a character.
var signs = map[string]string{"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-", "w:ptab": "\t"}

func (r *runs) piece(n *node, l look) error {
	switch n.name {
	case "w:t":
		r.text(n.content(), l)
	case "w:footnoteReference":
		r.note(n.attrs["w:id"])
	case "w:endnoteReference":
		r.note("e" + n.attrs["w:id"])
	case "w:drawing", "w:pict", "w:object":
		return r.drawing(n)
	case "mc:AlternateContent":
		return r.drawing(n.child("mc:Choice"))
	default:
		if sign, ok := signs[n.name]; ok {
			r.text(sign, l)
		}
	}
	return nil
}

func (r *runs) text(text string, l look) { r.spans = append(r.spans, r.span(text, l, r.link)) }

// note numbers notes in the order in which the text names them.
func (r *runs) note(id string) {
	n := slices.Index(r.notes, id)
	if n < 0 {
		n = len(r.notes)
		r.notes = append(r.notes, id)
	}
	r.spans = append(r.spans, document.Span{Footnote: n + 1})
}

// drawing takes pictures, and remembers text boxes.
func (r *runs) drawing(n *node) error {
	alt := ""
	for d := range n.all("docPr") {
		alt = d.attrs["descr"]
	}
	for _, picture := range []struct{ element, id string }{{"a:blip", "r:embed"}, {"v:imagedata", "r:id"}} {
		for p := range n.all(picture.element) {
			t := r.links[p.attrs[picture.id]]
			if t.external {
				continue
			}
			number, err := r.picture(t.name)
			if err != nil {
				return err
			}
			if number > 0 {
				r.spans = append(r.spans, document.Span{Text: alt, Picture: number})
			}
		}
	}
	for box := range n.all("w:txbxContent") {
		r.boxes = append(r.boxes, box)
	}
	return nil
}

// readNotes reads the notes that the text names, in the order of their numbers.
func (r *docx) readNotes() error {
	texts := map[string]*node{}
	for _, part := range []struct{ prefix, name string }{{"", "footnote"}, {"e", "endnote"}} {
		tree, err := r.pack.tree(r.beside(part.name + "s.xml"))
		if err != nil {
			return err
		}
		for n := range tree.all("w:" + part.name) {
			texts[part.prefix+n.attrs["w:id"]] = n
		}
	}
	for i := 0; i < len(r.notes); i++ { // a note may name another one
		var blocks []document.Block
		if n := texts[r.notes[i]]; n != nil {
			if err := r.blocks(n, &blocks); err != nil {
				return err
			}
		}
		r.out.Footnotes = append(r.out.Footnotes, document.Footnote(document.CellOf(blocks)))
	}
	return nil
}
