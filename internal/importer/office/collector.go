package office

import (
	"strings"

	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/legacy"
)

// A collector is what the readers of both formats fill.
type collector struct {
	pack     *pack
	pictures map[string]int // names in the file to the document's numbers
	out      *document.Document
	line     int // paragraphs and tables so far
}

func newCollector(p *pack) *collector {
	return &collector{pack: p, pictures: map[string]int{}, out: &document.Document{Paragraphs: true}}
}

// A look is what matters of how text is set.
type look struct {
	bold, italic, hidden bool
	font                 string
}

// span is text as it is set. Text in a font of before Unicode is decoded.
func (c *collector) span(text string, l look, link string) document.Span {
	if encoding, capitals, old := legacy.OfFont(l.font); old {
		text = encoding.Decode(text)
		if capitals {
			text = strings.ToUpper(text)
		}
		c.out.Encoding = encoding.String()
	}
	return document.Span{Text: text, Bold: l.bold, Italic: l.italic, Link: link}
}

// picture keeps a picture of the file once and gives its number; 0 if there is
// none of the name.
func (c *collector) picture(name string) (int, error) {
	if n, known := c.pictures[name]; known || name == "" {
		return n, nil
	}
	data, err := c.pack.read(name, maxPicture)
	if err != nil || data == nil {
		return 0, err
	}
	c.pictures[name] = c.out.AddPicture(name, data)
	return c.pictures[name], nil
}
