package webpage

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"github.com/khotin/khotin/internal/importer/document"
)

// picture takes a picture that is part of the page or was saved beside it. One
// that the page fetched is named as left out.
func (w *walker) picture(n *html.Node) {
	source := attr(n, "src")
	for _, lazy := range []string{"data-src", "data-original"} {
		if source == "" || strings.HasPrefix(source, "data:image/gif") || strings.HasPrefix(source, "data:image/svg") {
			if s := attr(n, lazy); s != "" {
				source = s
			}
		}
	}
	if source == "" || attr(n, "width") == "1" || attr(n, "height") == "1" {
		return // counts visitors
	}
	s := w.style
	s.Text = strings.Join(strings.Fields(attr(n, "alt")), " ")
	if s.Picture = w.stored(source); s.Picture > 0 {
		w.now.Spans = append(w.now.Spans, s)
	} else {
		w.doc.Removed = append(w.doc.Removed, document.Removed{Line: len(w.blocks) + 1, Text: shortened(source), Why: document.Unshown})
	}
}

// stored gives the number of a picture; pictures are kept once.
func (w *walker) stored(source string) int {
	name, data := path.Base(source), []byte(nil)
	switch u, err := url.Parse(source); {
	case strings.HasPrefix(source, "data:"):
		name = "picture"
		if _, encoded, ok := strings.Cut(source, ";base64,"); ok {
			data, _ = base64.StdEncoding.DecodeString(encoded)
		}
	case err == nil && u.Scheme == "" && u.Host == "" && w.file != nil:
		data = w.file(u.Path)
		name = path.Base(u.Path)
	}
	if data == nil {
		return 0
	}
	for i, p := range w.doc.Pictures {
		if string(p.Data) == string(data) {
			return i + 1
		}
	}
	return w.doc.AddPicture(name, data)
}

// maxName is how much of a picture's address is reported.
const maxName = 100

func shortened(source string) string {
	if len(source) > maxName {
		return strings.ToValidUTF8(source[:maxName], "") + "…"
	}
	return source
}
