package article

import (
	"html"
	"mime"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How programs write letters in codes: HTML, addresses, programs, mails.
var (
	entity = regexp.MustCompile(`&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);`)
	coded  = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2}){2,}|(?:\\u[01][0-9A-Fa-f]{3})+|=\?[A-Za-z0-9-]+\?[BbQq]\?[^?\s]+\?=`)
)

// decoded is a text with the letters themselves in place of codes.
func decoded(text string) string {
	if !strings.ContainsAny(text, `&%\=`) {
		return text
	}
	return coded.ReplaceAllStringFunc(entity.ReplaceAllStringFunc(text, html.UnescapeString), func(code string) string {
		letters, err := "", error(nil)
		switch code[0] {
		case '%':
			letters, err = url.PathUnescape(code)
		case '=':
			letters, err = new(mime.WordDecoder).Decode(code)
		default:
			letters, err = strconv.Unquote(`"` + code + `"`)
		}
		if err != nil || !utf8.ValidString(letters) || !strings.ContainsFunc(letters, func(c rune) bool { return c > '~' && unicode.IsLetter(c) }) {
			return code
		}
		return letters
	})
}

// firstCode is the first code of a text, "" if there is none.
func firstCode(text string) string {
	if decoded(text) == text {
		return ""
	}
	for _, pattern := range []*regexp.Regexp{entity, coded} {
		for _, code := range pattern.FindAllString(text, -1) {
			if decoded(code) != code {
				return code
			}
		}
	}
	return ""
}

// formatting are tags of HTML, and words between signs of Markdown.
var formatting = regexp.MustCompile(`</?[A-Za-z][A-Za-z0-9]*(?: [^<>]*)?/?>|\*\*([^*]+)\*\*|(?:^|\b)__([^_]+)__|!?\[([^\[\]]+)\]\([^()\s]*\)|^[*_]([^*_]+)[*_]$`)

// firstFormatting is the first formatting of a text, "" if there is none.
func firstFormatting(text string) string {
	if !strings.ContainsAny(text, "<*_[") {
		return ""
	}
	return formatting.FindString(text)
}

// unformatted are the words of a match.
const unformatted = "$1$2$3$4"

// parting are tags that part words.
var parting = regexp.MustCompile(`(?i)</?(?:br|p|div|li|ul|ol|td|tr|th|h[1-6])(?: [^<>]*)?/?>`)

// withoutFormatting is a text with the words of what is formatted.
func withoutFormatting(text string) string {
	if firstFormatting(text) == "" {
		return text
	}
	if strings.Contains(text, "<") {
		text = parting.ReplaceAllString(text, " ")
	}
	return formatting.ReplaceAllString(text, unformatted)
}

// Meant is a value as its words were meant: with the characters themselves in place of
// HTML codes, and without formatting, which fields do not have. Codes may hold tags
// that hold codes, as content systems write them; a tag in codes that nothing closes
// was meant as such. What would be nothing at all, or hold what cannot be seen, stays
// as it is.
func Meant(written string) string {
	text := withoutFormatting(written)
	for {
		next := decoded(text)
		if next == text {
			break
		}
		if text = next; firstFormatting(text) != "" && !strings.Contains(text, "</") && !strings.Contains(text, "<br") {
			return written
		}
		text = withoutFormatting(text)
	}
	if _, bad := firstForbidden(text); bad || oneLine(text) == "" || firstFormatting(text) != "" {
		return written
	}
	return oneLine(text)
}
