package card

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxRunes is the most of a line that is looked at: three times what fits.
const maxRunes = 800

// clean is a line as it is set: letters composed, one space at a time, nothing
// that cannot be seen. Spaces that do not break a line are kept.
func clean(line string) string {
	if runes := []rune(line); len(runes) > maxRunes {
		line = string(runes[:maxRunes])
	}
	var b strings.Builder
	gap := false
	for _, char := range norm.NFC.String(line) {
		switch {
		case char == '\u00a0' || char == '\u202f':
			b.WriteRune('\u00a0')
		case char == '\u2011': // a hyphen that does not break: this setting breaks at no hyphen
			b.WriteByte('-')
		case unicode.IsSpace(char):
			gap = b.Len() > 0
			continue
		case !unicode.IsGraphic(char):
			continue
		default:
			if gap {
				b.WriteByte(' ')
			}
			b.WriteRune(char)
		}
		gap = false
	}
	return b.String()
}

// worthABox reports whether a character that the font lacks must leave a trace:
// a letter or a digit, not an emoji.
func worthABox(char rune) bool {
	return unicode.IsLetter(char) || unicode.IsNumber(char) || unicode.IsPunct(char)
}
