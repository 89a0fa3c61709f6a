package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"
)

// The bounds of a tree: Word's own files are at most 30 deep, tables within
// tables taken in, and a report of 300 pages has 600,000 elements.
const (
	maxDepth = 200
	maxNodes = 3_000_000
)

// A node is an element of XML, or text if its name is empty.
type node struct {
	name  string // with the usual prefix: "w:p", "text:p"
	text  string
	attrs map[string]string
	kids  []*node
}

// prefixes are the usual ones of the namespaces that are read, in the two
// editions of the standard.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc:",
	"urn:schemas-microsoft-com:vml":                                       "v:",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                    "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                      "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                     "table:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                   "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                     "style:",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":         "fo:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":            "svg:",
	"http://www.w3.org/1999/xlink":                                        "xlink:",
}

func named(n xml.Name) string { return prefixes[n.Space] + n.Local }

// parse reads XML. encoding/xml expands no entities but the five of XML, so that
// none can grow.
func parse(data []byte) (*node, error) {
	root := new(node)
	stack := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for count := 0; ; count++ {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, damaged(err)
		}
		if count > 2*maxNodes || len(stack) > maxDepth {
			return nil, tooLarge()
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: named(t.Name)}
			if len(t.Attr) > 0 {
				n.attrs = make(map[string]string, len(t.Attr))
			}
			for _, a := range t.Attr {
				n.attrs[named(a.Name)] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(t)})
		}
	}
}

// child is the first child of a name; an empty node if there is none.
func (n *node) child(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return new(node)
}

// has reports a child of a name.
func (n *node) has(name string) bool { return n.child(name).name != "" }

// all are the descendants of a name, in the order of the file.
func (n *node) all(name string) iter.Seq[*node] {
	return func(yield func(*node) bool) { n.walk(name, yield) }
}

func (n *node) walk(name string, yield func(*node) bool) bool {
	for _, k := range n.kids {
		if k.name == name && !yield(k) || !k.walk(name, yield) {
			return false
		}
	}
	return true
}

// content is the text of a node and of all below it.
func (n *node) content() string {
	if n.name == "" && n.text != "" {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.content())
	}
	return b.String()
}
