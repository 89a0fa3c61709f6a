package links

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// xmlText are the elements of feeds and sitemaps whose text is an address.
var xmlText = map[string]bool{"link": true, "loc": true, "comments": true, "url": true}

// XML reads a feed or a sitemap: the text of <link>, <loc> and permanent
// <guid> elements, and every href and url attribute. Unlike HTML, a feed that
// is not well formed is an error, because readers refuse it.
func XML(data []byte) ([]string, error) {
	var refs []string
	collect := false
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return refs, nil
		}
		if err != nil {
			return refs, fmt.Errorf("read XML: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			collect = xmlText[t.Name.Local] || permanentGUID(t)
			for _, a := range t.Attr {
				if a.Name.Local == "href" || a.Name.Local == "url" {
					refs = append(refs, a.Value)
				}
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); collect && text != "" {
				refs = append(refs, text)
			}
		case xml.EndElement:
			collect = false
		}
	}
}

// permanentGUID: RSS says that a guid is an address unless isPermaLink="false".
func permanentGUID(t xml.StartElement) bool {
	if t.Name.Local != "guid" {
		return false
	}
	for _, a := range t.Attr {
		if a.Name.Local == "isPermaLink" {
			return a.Value == "true"
		}
	}
	return true
}

var (
	cssURL     = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')`)
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	sitemapRef = regexp.MustCompile(`(?im)^\s*sitemap:\s*(\S+)`)
)

// CSS reads a style sheet: every url(…) and @import.
func CSS(data []byte) []string {
	var refs []string
	for _, m := range cssURL.FindAllSubmatch(cssComment.ReplaceAll(data, nil), -1) {
		refs = append(refs, string(bytes.Join(m[1:], nil)))
	}
	return refs
}

// Robots reads robots.txt: the addresses of the sitemaps.
func Robots(data []byte) []string {
	var refs []string
	for _, m := range sitemapRef.FindAllSubmatch(data, -1) {
		refs = append(refs, string(m[1]))
	}
	return refs
}
