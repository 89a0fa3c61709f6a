package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Anchors are the ids of the headings of a page, in their order, by the same
// rule as layouts/_markup/render-heading.html: lower case without diacritics,
// what is taken gets a number.
func (d *Document) Anchors() []string {
	ids := make([]string, len(d.Headings))
	taken := make(map[string]bool, len(ids))
	for i, h := range d.Headings {
		id := Anchor(h.Text)
		free := id
		for n := 2; taken[free]; n++ {
			free = id + "-" + strconv.Itoa(n)
		}
		taken[free], ids[i] = true, free
	}
	return ids
}

// Anchor is the id that a heading gets: what Hugo's anchorize gives as "github-ascii", with d for đ.
func Anchor(text string) string {
	var b strings.Builder
	text = strings.NewReplacer("đ", "d", "Đ", "d").Replace(text)
	for _, c := range strings.TrimSpace(norm.NFD.String(text)) {
		switch {
		case c == '-' || c == ' ':
			b.WriteByte('-')
		case c < unicode.MaxASCII && (c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c)):
			b.WriteRune(unicode.ToLower(c))
		}
	}
	if b.Len() == 0 {
		return "muc"
	}
	return b.String()
}

// Meant is the id of a heading that another program would give it: "kết-quả" is
// "ket-qua" here. It is empty if there is none.
func (d *Document) Meant(id string) string {
	if meant := Anchor(strings.ReplaceAll(id, "%20", " ")); slices.Contains(d.Anchors(), meant) {
		return meant
	}
	return ""
}

// HasAnchor reports whether a page with this text has an element of this id: a
// heading, a footnote, or the place that refers to one.
func (d *Document) HasAnchor(id string) bool {
	return slices.Contains(d.Anchors(), id) || slices.Contains(d.footnoteIDs, id)
}
