package formatter

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/vi"
)

// cleanWords writes text with the letters that it shows: Đ and đ for those that
// look like them, plain letters for Cyrillic ones among Latin ones and for
// ligatures and letters of full width, one kind of space, nothing that cannot be
// seen. Words in other scripts stay, and so do pictures of faces (emoji): they
// need the joiners between them.
func cleanWords(text string) string {
	if !strings.ContainsFunc(text, isSuspect) {
		return text
	}
	var b strings.Builder
	for text != "" {
		n := strings.IndexFunc(text, unicode.IsSpace)
		if n < 0 {
			n = len(text)
		}
		b.WriteString(cleanWord(text[:n]))
		text = text[n:]
		n = strings.IndexFunc(text, func(c rune) bool { return !unicode.IsSpace(c) })
		if n < 0 {
			n = len(text)
		}
		b.WriteString(strings.Map(func(c rune) rune {
			if unicode.Is(unicode.Zs, c) {
				return ' '
			}
			return c
		}, text[:n]))
		text = text[n:]
	}
	return b.String()
}

// isSuspect reports characters that a clean text has no use for, or that change
// under vi.Clean.
func isSuspect(c rune) bool {
	switch {
	case c < 0xa0, c >= 0x1ea0 && c < 0x1f00, c >= 0x2010 && c <= 0x2027, c >= 0x2030 && c < 0x205f:
		return false
	case c < 0x300:
		return c == 0xa0 || c == 0xad || c == 'Ð' || c == 'ð' || c == 0x189 || c == 0x256
	}
	return true
}

// cleanWord is cleanWords for one word.
func cleanWord(word string) string {
	if !strings.ContainsFunc(word, isSuspect) {
		return word
	}
	latin, foreign, before := false, false, ' '
	for _, c := range word {
		inWord := unicode.IsLetter(before)
		before = c
		switch {
		case c == 'ð' && inWord, c == 'Þ', c == 'þ', unicode.Is(unicode.So, c), unicode.Is(unicode.Sk, c) && c > 0x300:
			return word // đ begins syllables; the others are Icelandic, and emoji
		case article.LookAlikes[c] != 0:
		case unicode.Is(unicode.Latin, c):
			latin = true
		case unicode.IsLetter(c) && !unicode.Is(unicode.Inherited, c) && !unicode.Is(unicode.Common, c):
			foreign = true
		}
	}
	if foreign {
		return word
	}
	if latin {
		word = article.Latin(word)
	} else if strings.ContainsFunc(word, func(c rune) bool { return unicode.Is(unicode.Cyrillic, c) }) {
		return word
	}
	return norm.NFC.String(vi.Clean(word))
}

// visible is what can be seen of a text: no controls, no format characters, one
// kind of space, and letters composed.
func visible(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c), c == 0:
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c):
			return -1
		}
		return c
	}, text)), " ")
}
