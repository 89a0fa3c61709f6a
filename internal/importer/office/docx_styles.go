package office

import (
	"strings"
)

// A wordStyle is a style with what it inherits.
type wordStyle struct {
	name       string // "heading 1", in English in every language of Word
	parent     *wordStyle
	paragraph  *node // w:pPr
	characters *node // w:rPr
}

// maxInherit bounds how many styles one is based on: a crafted file could make a
// circle.
const maxInherit = 20

// readStyles reads styles.xml. The style "" holds the file's defaults.
func readStyles(tree *node) map[string]*wordStyle {
	styles := map[string]*wordStyle{}
	defaults := tree.child("w:styles").child("w:docDefaults").child("w:rPrDefault").child("w:rPr")
	root := &wordStyle{paragraph: new(node), characters: defaults}
	parents := map[*wordStyle]string{}
	for n := range tree.all("w:style") {
		s := &wordStyle{name: strings.ToLower(n.child("w:name").attrs["w:val"]), paragraph: n.child("w:pPr"), characters: n.child("w:rPr")}
		if n.attrs["w:type"] == "paragraph" {
			s.parent = root
			if d := n.attrs["w:default"]; d == "1" || d == "true" {
				styles[""] = s
			}
		}
		styles[n.attrs["w:styleId"]] = s
		parents[s] = n.child("w:basedOn").attrs["w:val"]
	}
	for s, id := range parents {
		if parent := styles[id]; id != "" && parent != nil && parent != s {
			s.parent = parent
		}
	}
	if styles[""] == nil {
		styles[""] = root
	}
	return styles
}

// line is the style and those it is based on.
func (s *wordStyle) line() (styles []*wordStyle) {
	for ; s != nil && len(styles) < maxInherit; s = s.parent {
		styles = append(styles, s)
	}
	return styles
}

// look is how a paragraph of the style is set. Headings and titles are bold by
// being what they are.
func (s *wordStyle) look() look {
	l := s.over(look{})
	if s.outline() >= 0 || s.isTitle() {
		l.bold, l.italic = false, false
	}
	return l
}

// over is a look with what the style and its parents say about it.
func (s *wordStyle) over(l look) look {
	styles := s.line()
	for i := len(styles) - 1; i >= 0; i-- {
		l = l.with(styles[i].characters)
	}
	return l
}

// outline is the level of a heading, from 0; -1 for other styles.
func (s *wordStyle) outline() int {
	for _, style := range s.line() {
		if v := style.paragraph.child("w:outlineLvl"); v.name != "" {
			return number(v.attrs["w:val"], -1)
		}
		if level, ok := strings.CutPrefix(style.name, "heading "); ok {
			return number(level, 0) - 1
		}
	}
	return -1
}

func (s *wordStyle) isTitle() bool { return s != nil && s.name == "title" }

// numbering is the list that the style belongs to.
func (s *wordStyle) numbering() *node {
	for _, style := range s.line() {
		if n := style.paragraph.child("w:numPr"); n.name != "" {
			return n
		}
	}
	return new(node)
}
