package site

import (
	"bytes"
	"encoding/xml"

	"github.com/khotin/khotin/internal/site/plan"
)

// opmlFile lists the feeds of the site for programs that read them. It needs whole
// addresses.
const opmlFile = "opml.xml"

// opml is OPML 2.0.
type opml struct {
	XMLName  xml.Name      `xml:"opml"`
	Version  string        `xml:"version,attr"`
	Title    string        `xml:"head>title"`
	Outlines []opmlOutline `xml:"body>outline"`
}

// An opmlOutline is a feed, a heading, or both.
type opmlOutline struct {
	Text     string        `xml:"text,attr"`
	Type     string        `xml:"type,attr,omitempty"`
	XML      string        `xml:"xmlUrl,attr,omitempty"`
	HTML     string        `xml:"htmlUrl,attr,omitempty"`
	Language string        `xml:"language,attr,omitempty"`
	Below    []opmlOutline `xml:"outline"`
}

// writeOPML writes the list of feeds.
func (s *Site) writeOPML() error {
	id := s.identity
	if id.url == "" {
		return nil
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", " ")
	if err := encoder.Encode(opml{Version: "2.0", Title: id.title, Outlines: opmlOf(s.project.plan.Outline(), id)}); err != nil {
		return err
	}
	out.WriteByte('\n')
	return s.put(opmlFile, out.Bytes())
}

func opmlOf(outline []plan.Outline, id identity) (all []opmlOutline) {
	for _, o := range outline {
		to := opmlOutline{Text: o.Title, Below: opmlOf(o.Below, id)}
		if o.Address != "" {
			to.Type, to.XML, to.HTML, to.Language = "rss", id.whole(o.Address)+"index.xml", id.whole(o.Address), string(id.lang)
		}
		all = append(all, to)
	}
	return all
}
