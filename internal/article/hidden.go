package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
)

// isHidden reports characters that cannot be seen, or look like a space, and
// that YAML takes for letters.
func isHidden(c rune) bool {
	if c < 0x300 || c >= 0x1E00 && c < 0x1F00 { // letters of Vietnamese, nearly all that there is
		return c == 0xA0 || c == 0xAD
	}
	return unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Zs, c) || unicode.Is(unicode.Variation_Selector, c)
}

// unhide gives a space for what looks like one and drops the rest.
func unhide(c rune) rune {
	switch {
	case !isHidden(c):
		return c
	case unicode.IsSpace(c):
		return ' '
	}
	return -1
}

// keyPart is the part of a line of front matter that says how it is built: the
// indentation, the hyphens of lists, the key with its colon and the space behind.
var keyPart = regexp.MustCompile(`^[\s\p{Zs}\p{Cf}]*(?:-[\s\p{Zs}\p{Cf}]+)*(?:\p{Cf}*[\p{L}_](?:[\p{L}\d_ -]|\p{Cf}|\x{A0}){0,40}:[\s\p{Zs}\p{Cf}]*)?`)

// startsHidden reports whether the indentation of a line holds what only looks
// like a space.
func startsHidden(line string) bool {
	return strings.ContainsFunc(line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace))], isHidden)
}

// hidden leaves out the invisible characters around the lines --- and the keys,
// where they would make a line unreadable for no visible reason, and warns of
// them. Those within values stay.
func (r *reader) hidden(text string) string {
	if !strings.ContainsFunc(text, isHidden) {
		return text
	}
	var b strings.Builder
	var found []finding
	rest, number := text, 0
	for line := range strings.Lines(text) {
		number++
		part := 0
		if strings.ContainsFunc(line, isHidden) {
			part = len(keyPart.FindString(line))
		}
		delimits := strings.TrimSpace(strings.Map(unhide, line)) == delimiter
		if delimits {
			part = len(line)
		} else if number == 1 {
			break // no front matter
		}
		if at := strings.IndexFunc(line[:part], isHidden); at >= 0 {
			c, _ := utf8.DecodeRuneInString(line[at:])
			found = append(found, finding{number,
				diag.K1010.T("có ký tự %s không nhìn thấy được ở cột %d; khotin bỏ qua nó", "holds the invisible character %s at column %d, which is left out",
					charName(c), utf8.RuneCountInString(line[:at])+1), deleteHint})
		}
		clean := strings.Map(unhide, line[:part]) + line[part:]
		if trimmed := strings.TrimLeft(clean, " \t"); startsHidden(line) && topLevel(trimmed) != "" {
			clean = trimmed // spaces of the web before a key that stands at the margin
		}
		if delimits && clean != line {
			b.WriteString(delimiter + "\n")
		} else {
			b.WriteString(clean)
		}
		if rest = rest[len(line):]; delimits && number > 1 {
			break
		}
	}
	r.several(found)
	return b.String() + rest
}
