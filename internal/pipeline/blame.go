package pipeline

import (
	"net/url"
	"os"
	"path/filepath"
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
		text, err := os.ReadFile(filepath.Join(b.options.Source, filepath.FromSlash(w.File))) // its body is not held
		if err != nil {
			return "", 0, false
		}
		for _, written := range spellings(ref) {
			if before, _, found := strings.Cut(afterLine(string(text), w.BodyLine), written); found {
				return w.File, w.BodyLine + strings.Count(before, "\n"), true
			}
		}
		return "", 0, false
	}
}

// afterLine is what begins with a line, counted from 1.
func afterLine(text string, line int) string {
	for ; line > 1; line-- {
		_, text, _ = strings.Cut(text, "\n")
	}
	return text
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
