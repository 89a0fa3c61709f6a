package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/legacy"
)

// applyStyles does what the style of elements says, before readability takes it
// off: hidden ones go, bold and italic ones become such elements, and text in the
// fonts of before Unicode is decoded.
func applyStyles(root *html.Node, d *document.Document) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode {
			continue
		}
		style := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
		switch {
		case isHidden(n, style):
			if n.Parent != nil {
				n.Parent.RemoveChild(n)
			}
			continue
		case n.Data != "span":
		case strings.Contains(style, "font-weight:bold"), strings.Contains(style, "font-weight:700"):
			n.Data, n.DataAtom = "b", atom.B
		case strings.Contains(style, "font-style:italic"):
			n.Data, n.DataAtom = "i", atom.I
		}
		if d.Encoding == "" {
			decodeFont(n, fontOf(n, style))
		}
	}
}

func isHidden(n *html.Node, style string) bool {
	return strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") ||
		slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })
}

func fontOf(n *html.Node, style string) string {
	if n.Data == "font" {
		return attr(n, "face")
	}
	_, family, _ := strings.Cut(style, "font-family:")
	family, _, _ = strings.Cut(family, ";")
	return strings.Trim(family, `"'`)
}

// decodeFont decodes the text right below an element; elements in it have been
// given the font by their own style, as word processors write it.
func decodeFont(n *html.Node, font string) {
	encoding, capitals, old := legacy.OfFont(font)
	if !old {
		return
	}
	for c := range n.ChildNodes() {
		if c.Type != html.TextNode {
			continue
		}
		if c.Data = encoding.Decode(c.Data); capitals {
			c.Data = strings.ToUpper(c.Data)
		}
	}
}
