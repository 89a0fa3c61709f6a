package epub

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attributes of elements that are kept; of elements that are not named the content
// alone is kept.
var attributes = func() map[string][]string {
	kept := map[string][]string{
		"a": nil, "col": {"span"}, "img": {"width", "height", "alt"}, "ol": {"start", "reversed", "type"}, "li": {"value"},
		"td": {"colspan", "rowspan", "headers"}, "th": {"colspan", "rowspan", "headers", "scope"}, "time": {"datetime"}, "ins": {"datetime"}, "del": {"datetime"},
	}
	for _, name := range strings.Fields(`abbr aside b blockquote br caption cite code colgroup dd dfn div dl dt em figcaption figure
		h2 h3 h4 h5 h6 hr i kbd mark p pre q s samp section small span strong sub sup table tbody tfoot thead tr u ul var wbr`) {
		kept[name] = nil
	}
	return kept
}()

// everywhere are attributes that every element keeps.
var everywhere = []string{"lang", "dir", "title"}

// dropped are elements that are left out with all that they hold.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Audio: true, atom.Video: true, atom.Source: true, atom.Head: true,
}

// void are elements without content, as XML writes them.
var void = map[string]bool{"br": true, "hr": true, "img": true, "wbr": true, "col": true}

// drawn are the elements of a drawing in a text, and their attributes.
var drawn = map[string][]string{
	"svg": {"viewBox", "width", "height", "role", "aria-label"}, "g": nil, "path": {"d"}, "line": {"x1", "x2", "y1", "y2"}, "circle": {"cx", "cy", "r"},
	"ellipse": {"cx", "cy", "rx", "ry"}, "rect": {"x", "y", "width", "height", "rx", "ry"}, "polygon": {"points"}, "polyline": {"points"}, "text": {"x", "y", "text-anchor"}, "tspan": {"x", "y", "dx", "dy"},
	"title": nil, "desc": nil,
}

// drawnEverywhere are attributes that every element of a drawing keeps.
var drawnEverywhere = []string{"transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "font-style", "opacity"}

// svgNamespace is that of drawings.
const svgNamespace = "http://www.w3.org/2000/svg"

// text is a chapter's text on its way into XML.
type text struct {
	*written
	chapter *Chapter
	out     strings.Builder
	used    map[string]bool // ids
	linked  bool            // within a link, where there is no other
	svg     bool
	bound   bool // to this book: it has links to pages, or pictures
}

// parsed is the tree of a text.
func parsed(fragment string) []*html.Node {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil { // a string gives none
		panic("epub: parse: " + err.Error())
	}
	return nodes
}

// xhtml is the text of a chapter as XML.
func (w *written) xhtml(c *Chapter) *text {
	t := &text{written: w, chapter: c, used: map[string]bool{}}
	for _, node := range w.trees[c.Name] {
		t.node(node)
	}
	delete(w.trees, c.Name)
	return t
}

// idsOf are the places of a text that links may lead to.
func idsOf(nodes []*html.Node) map[string]bool {
	ids := map[string]bool{}
	for _, node := range nodes {
		for n := range withDescendants(node) {
			if id, ok := attribute(n, "id"); ok && keeps(n) {
				ids[id] = true
			}
		}
	}
	return ids
}

func withDescendants(n *html.Node) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		if !yield(n) {
			return
		}
		for below := range n.Descendants() {
			if !yield(below) {
				return
			}
		}
	}
}

// keeps reports whether an element is one in the book, so that its id is.
func keeps(n *html.Node) bool {
	if n.Type != html.ElementNode || n.Namespace != "" {
		return false
	}
	for above := n; above != nil; above = above.Parent {
		if dropped[above.DataAtom] {
			return false
		}
	}
	_, kept := attributes[n.Data]
	return kept && n.Data != "img" && n.Data != "a"
}

func attribute(n *html.Node, key string) (string, bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key && a.Namespace == "" })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

func (t *text) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.out.WriteString(html.EscapeString(n.Data))
	case n.Type != html.ElementNode || dropped[n.DataAtom]:
	case n.Namespace == "svg":
		t.drawing(n)
	case n.DataAtom == atom.A:
		t.link(n)
	case n.DataAtom == atom.Img:
		t.picture(n)
	case n.DataAtom == atom.Input:
		t.box(n)
	default:
		allowed, kept := attributes[n.Data]
		if !kept || n.Namespace != "" {
			t.children(n)
			return
		}
		t.open(n, append(slices.Clip(everywhere), allowed...))
		t.rest(n)
	}
}

func (t *text) children(n *html.Node) {
	for c := range n.ChildNodes() {
		t.node(c)
	}
}

// open writes the beginning of a start tag.
func (t *text) open(n *html.Node, allowed []string) {
	t.out.WriteString("<" + n.Data)
	for _, key := range allowed {
		if value, ok := attribute(n, key); ok {
			t.attribute(key, value)
		}
		if value, ok := attribute(n, key); ok && key == "lang" {
			t.attribute("xml:lang", value)
		}
	}
	if id, ok := attribute(n, "id"); ok && keeps(n) && !t.used[id] {
		t.used[id] = true
		t.attribute("id", id)
	}
}

func (t *text) attribute(key, value string) {
	t.out.WriteString(" " + key + `="` + html.EscapeString(value) + `"`)
}

// rest writes what follows the attributes of an element.
func (t *text) rest(n *html.Node) {
	if void[n.Data] {
		t.out.WriteString("/>")
		return
	}
	t.out.WriteString(">")
	t.children(n)
	t.out.WriteString("</" + n.Data + ">")
}

// drawing writes an element of a drawing.
func (t *text) drawing(n *html.Node) {
	allowed, kept := drawn[n.Data]
	if !kept {
		return
	}
	t.open(n, append(slices.Clip(drawnEverywhere), allowed...))
	if n.Data == "svg" {
		t.svg = true
		t.attribute("xmlns", svgNamespace)
	}
	t.rest(n)
}

// link writes a link, or only its text if it leads nowhere.
func (t *text) link(n *html.Node) {
	href, _ := attribute(n, "href")
	to, ok := t.target(href)
	if !ok || t.linked {
		t.children(n)
		return
	}
	t.out.WriteString("<a")
	t.attribute("href", to)
	if title, ok := attribute(n, "title"); ok {
		t.attribute("title", title)
	}
	t.out.WriteString(">")
	t.linked = true
	t.children(n)
	t.linked = false
	t.out.WriteString("</a>")
}

// target is where a link leads, as the book writes it.
func (t *text) target(href string) (string, bool) {
	if id, within := strings.CutPrefix(href, "#"); within {
		return href, t.ids[t.chapter.Name][id]
	}
	if href == "" || t.Link == nil {
		return "", false
	}
	t.bound = true
	to, ok := t.Link(t.chapter, href)
	if !ok || to.Chapter == "" {
		return to.Address, ok
	}
	file := chapterFile(to.Chapter) + ".xhtml"
	if t.ids[to.Chapter][to.Fragment] {
		file += "#" + to.Fragment
	}
	return file, t.ids[to.Chapter] != nil
}

// picture writes a picture, or what it shows in words if the book does not have it.
func (t *text) picture(n *html.Node) {
	src, _ := attribute(n, "src")
	alt, _ := attribute(n, "alt")
	t.bound = true
	if t.Picture != nil {
		if p, ok := t.Picture(t.chapter, src); ok {
			if name, ok := t.pictures.add(p); ok {
				t.out.WriteString("<img")
				t.attribute("src", name)
				t.attribute("alt", alt)
				t.out.WriteString("/>")
				return
			}
		}
	}
	if alt != "" {
		t.out.WriteString("<em>[" + html.EscapeString(alt) + "]</em>")
	}
}

// box writes the box of a list of tasks.
func (t *text) box(n *html.Node) {
	if kind, _ := attribute(n, "type"); kind != "checkbox" {
		return
	}
	if _, checked := attribute(n, "checked"); checked {
		t.out.WriteString("☑")
	} else {
		t.out.WriteString("☐")
	}
}

// inXML leaves out what XML 1.0 has no place for.
func inXML(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}
