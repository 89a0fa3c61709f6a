package vi

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text as somebody types it who has no marks and no capitals:
// normalised, lower case, no mark on any letter, d for đ. All other characters
// stay.
func Fold(s string) string {
	out := make([]byte, 0, 64)
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch l := letterOf(r); {
		case l.code != 0:
			out = append(out, bare(l.code))
		case r < utf8.RuneSelf || r >= 0x300 && isInert(r):
			out = append(out, s[i:i+size]...)
		default:
			return foldAny(s)
		}
		i += size
	}
	if string(out) == s {
		return s
	}
	return string(out)
}

// bare gives the ASCII letter below a letter's marks.
func bare(code byte) byte {
	switch code {
	case aBreve, aHat:
		return 'a'
	case dBar:
		return 'd'
	case eHat:
		return 'e'
	case oHat, oHorn:
		return 'o'
	case uHorn:
		return 'u'
	}
	return code
}

// foldAny is Fold for text with letters that are not Vietnamese, marks of
// their own, or characters to be cleaned.
func foldAny(s string) string {
	s = norm.NFD.String(clean(s))
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch l := letterOf(r); {
		case l.code != 0:
			out = append(out, bare(l.code))
		case r == utf8.RuneError:
			out = append(out, s[i:i+size]...)
		case !unicode.IsMark(r):
			out = utf8.AppendRune(out, lowerRune(r))
		}
		i += size
	}
	return norm.NFC.String(string(out)) // joins Hangul again
}

// lowerRune is unicode.ToLower with one letter for both forms of the sigma,
// so that no letter's form depends on its neighbours.
func lowerRune(r rune) rune {
	if r == 'ς' {
		return 'σ'
	}
	return unicode.ToLower(r)
}
