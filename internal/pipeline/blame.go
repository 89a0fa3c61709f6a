package pipeline

import (
	"net/url"
	"strings"

	"github.com/khotin/khotin/internal/archive"
)

// blame finds the line of a write-up on which a reference of its page was
// written, so that a dead link is told where the editor can mend it.
func (b *builder) blame() func(page, ref string) (string, int, bool) {
	byFile := make(map[string]*archive.Entry, len(b.archive.WriteUps))
	for _, w := range b.archive.WriteUps {
		byFile[strings.TrimPrefix(w.Address, "/")+"index.html"] = w
	}
	return func(page, ref string) (string, int, bool) {
		w, ok := byFile[page]
		if !ok {
			return "", 0, false
		}
		body, _ := b.archive.Body(b.options.Source, w) // which is not held any more
		for _, written := range spellings(ref) {
			if before, _, found := strings.Cut(body, written); found {
				return w.File, w.BodyLine + strings.Count(before, "\n"), true
			}
		}
		return "", 0, false
	}
}

// spellings are the ways in which a reference may stand in Markdown: in a link
// as it is published, or with its letters not yet escaped.
func spellings(ref string) []string {
	ways := []string{"(" + ref, "<" + ref, ": " + ref, ref}
	if plain, err := url.PathUnescape(ref); err == nil && plain != ref {
		ways = append(ways, plain)
	}
	return ways
}
