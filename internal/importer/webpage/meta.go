package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/khotin/khotin/internal/importer/document"
)

// meta is what a page says of itself.
type meta struct {
	title, publisher, address, published string
}

// savedFrom is the comment that browsers write at the head of a saved page.
var savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

func readMeta(root *html.Node) (m meta) {
	saved := ""
	for n := range root.Descendants() {
		if n.Type == html.CommentNode && saved == "" {
			if found := savedFrom.FindStringSubmatch(n.Data); found != nil {
				saved = found[1]
			}
		}
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "link" && attr(n, "rel") == "canonical":
			first(&m.address, attr(n, "href"))
		case n.Data == "meta":
			m.set(attr(n, "property")+attr(n, "name")+attr(n, "itemprop"), attr(n, "content"))
		}
	}
	if saved != "" {
		m.address = saved
	}
	if !document.IsWebAddress(m.address) {
		m.address = ""
	}
	return m
}

func (m *meta) set(name, content string) {
	content = strings.Join(strings.Fields(content), " ")
	switch strings.ToLower(name) {
	case "og:title":
		first(&m.title, content)
	case "og:site_name", "application-name":
		first(&m.publisher, content)
	case "og:url":
		first(&m.address, content)
	case "article:published_time", "datepublished", "pubdate":
		first(&m.published, content)
	}
}

func first(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
