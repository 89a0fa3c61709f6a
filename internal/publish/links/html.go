package links

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is what an HTML file refers to.
type Page struct {
	Refs []string            // references as written, in order
	IDs  map[string]struct{} // anchors that a #fragment may name
	Base string              // the href of <base>, or ""
}

// refAttrs are the attributes that hold one reference, whatever the element.
// href of <base> and content of <meta> are looked at apart.
var refAttrs = map[string]bool{
	"href": true, "src": true, "poster": true, "data": true, "action": true,
	"formaction": true, "cite": true, "xlink:href": true, "background": true,
}

// HTML reads one page. Only tags are looked at, never the text of scripts,
// styles and comments.
func HTML(data []byte) Page {
	page := Page{IDs: map[string]struct{}{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return page
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			page.tag(z, atom.Lookup(name), more)
		}
	}
}

func (p *Page) tag(z *html.Tokenizer, element atom.Atom, more bool) {
	var refresh, picture bool
	var content string
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch name := string(key); {
		case element == atom.Base && name == "href":
			p.Base = string(value)
		case name == "id", element == atom.A && name == "name":
			p.IDs[string(value)] = struct{}{}
		case name == "srcset", name == "imagesrcset":
			p.Refs = append(p.Refs, srcset(string(value))...)
		case element == atom.Meta && name == "http-equiv":
			refresh = strings.EqualFold(string(value), "refresh")
		case element == atom.Meta && name == "property":
			picture = string(value) == "og:image"
		case element == atom.Meta && name == "content":
			content = string(value)
		case name == "data" && element != atom.Object:
			// Only <object data> is a reference.
		case refAttrs[name]:
			p.Refs = append(p.Refs, string(value))
		}
	}
	if picture {
		p.Refs = append(p.Refs, content)
	}
	if refresh {
		if target, ok := refreshTarget(content); ok {
			p.Refs = append(p.Refs, target)
		}
	}
}

// srcset splits "a.png 1x, b.png 2x" into its addresses.
func srcset(value string) []string {
	var refs []string
	for _, candidate := range strings.Split(value, ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			refs = append(refs, fields[0])
		}
	}
	return refs
}

// refreshTarget takes the address out of a meta refresh, "0; url=/new/".
func refreshTarget(content string) (string, bool) {
	_, rest, ok := strings.Cut(content, ";")
	if !ok {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if len(rest) < 4 || !strings.EqualFold(rest[:4], "url=") {
		return "", false
	}
	return strings.Trim(strings.TrimSpace(rest[4:]), `'"`), true
}
