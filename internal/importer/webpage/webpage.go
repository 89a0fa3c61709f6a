package webpage

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/legacy"
)

// The bounds of a page. Long articles with all of a portal around them have 1 MB
// and 5,000 elements; pictures may be part of the file.
const (
	maxPageBytes = 64 << 20
	maxElements  = 300_000
)

// Read reads a page. file gives what was saved beside it, by the relative name
// that the page has for it; nil if there is none.
func Read(data []byte, file func(name string) []byte) (*document.Document, error) {
	if len(data) > maxPageBytes {
		return nil, tooLarge()
	}
	text, err := unicodeOf(data)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, diag.K5015.Fault(err, "không đọc được HTML", "the HTML cannot be read")
	}
	count := 0
	for range root.Descendants() {
		if count++; count > maxElements {
			return nil, tooLarge()
		}
	}
	d := &document.Document{Paragraphs: true}
	recoverText(root, d)
	applyStyles(root, d)
	meta := readMeta(root)
	page := readBlocks(root, &document.Document{Encoding: d.Encoding}, nil)
	readable := readability.NewParser()
	article, err := readable.ParseDocument(root, nil)
	if err != nil || article.Node == nil {
		article.Node = root
	}
	d.Blocks = readBlocks(article.Node, d, file)
	d.Address, d.Publisher, d.Published = meta.address, meta.publisher, day(article, meta)
	title(d, page, meta)
	locate(d, page)
	return d, nil
}

func tooLarge() error {
	return diag.K5009.Fault(nil, "trang lớn quá mức cho phép", "the page is larger than is allowed")
}

// unicodeOf decodes by what the page says of its encoding; without that, bytes
// that are no UTF-8 are taken for Windows-1252, in which recoverText finds the
// encodings of before Unicode.
func unicodeOf(data []byte) (string, error) {
	if utf8.Valid(data) {
		return strings.TrimPrefix(string(data), "\ufeff"), nil
	}
	encoding, _, _ := charset.DetermineEncoding(data, "text/html")
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", diag.K5005.Fault(err, "không nhận ra bảng mã của tệp", "the encoding of the file is not recognised")
	}
	return string(text), nil
}

// recoverText decodes text in the encodings of before Unicode, as pages showed
// it through fonts.
func recoverText(root *html.Node, d *document.Document) {
	var all strings.Builder
	for n := range root.Descendants() {
		if isText(n) {
			all.WriteString(n.Data)
			all.WriteByte('\n')
		}
	}
	_, encoding, ok := legacy.Recover(all.String())
	if !ok || encoding == legacy.UTF8 {
		return
	}
	d.Encoding = encoding.String()
	for n := range root.Descendants() {
		if isText(n) {
			n.Data = encoding.Decode(n.Data)
		}
	}
}

func isText(n *html.Node) bool {
	return n.Type == html.TextNode && n.Parent != nil && !silent[n.Parent.Data]
}

// day is the day of publishing in Việt Nam.
func day(article readability.Article, m meta) string {
	t, err := article.PublishedTime()
	if err != nil {
		t, err = time.Parse(time.RFC3339, m.published)
	}
	if err != nil || t.Year() < 1990 {
		return ""
	}
	return t.In(time.FixedZone("ICT", 7*60*60)).Format(time.DateOnly)
}

// title takes the page's only big heading, or what it says of itself for sharing.
func title(d *document.Document, page []document.Block, m meta) {
	var big []document.Block
	for _, b := range page {
		if b.Kind == document.Heading && b.Level == topHeading {
			big = append(big, b)
		}
	}
	if len(big) != 1 {
		d.Title = m.title
		return
	}
	d.Title = big[0].Plain()
	for i := range d.Blocks {
		if d.Blocks[i].Plain() == d.Title {
			return
		}
	}
	d.Blocks = slices.Insert(d.Blocks, 0, big[0])
}

// locate gives the blocks of the article the places that they have in the page,
// and names what stood around it.
func locate(d *document.Document, page []document.Block) {
	at := 0
	for i := range d.Blocks {
		text := d.Blocks[i].Plain()
		for j := at; j < len(page); j++ {
			if page[j].Plain() != text {
				continue
			}
			for _, b := range page[at:j] {
				d.Removed = append(d.Removed, document.Removed{Line: b.Line, Text: b.Plain(), Why: document.Menu})
			}
			d.Blocks[i].Line, at = page[j].Line, j+1
			break
		}
	}
	for _, b := range page[at:] {
		d.Removed = append(d.Removed, document.Removed{Line: b.Line, Text: b.Plain(), Why: document.Menu})
	}
}
