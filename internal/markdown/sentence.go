package markdown

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var frontMatterKey = regexp.MustCompile(`^[a-z_]+: `)

// IsSentence reports whether a heading was meant as a paragraph: it is too long, has
// several lines or ends as a sentence does.
func IsSentence(heading string) bool {
	if frontMatterKey.MatchString(heading) { // told as a second front matter
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(heading)
	return utf8.RuneCountInString(heading) > longHeading || strings.ContainsAny(heading, "\n") || strings.ContainsRune(".;,", last)
}

// longHeading is from how many characters on a heading is no heading: the longest
// of 200 press articles has 110.
const longHeading = 120
