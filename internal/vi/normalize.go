package vi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize gives the canonical form of a text, its case kept: NFC, with the
// marks of a letter in their right order; Đ and đ for letters that only look
// like them; plain letters and digits for those in another shape (ﬁ, ２);
// one kind of space; no invisible characters (soft hyphen, byte
// order mark, zero-width spaces, joiners and direction marks); and the tone of
// every possible Vietnamese syllable where the old style puts it (hòa, khỏe,
// thủy). Other words keep their marks where they are.
func Normalize(s string) string {
	if !isClean(s) {
		s = clean(s)
	}
	return moveTones(s)
}

// isClean reports whether s holds only characters that clean leaves alone.
// It may be wrong about rare ones, never about the others.
func isClean(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isInert(r) {
			return false
		}
		i += size
	}
	return true
}

// isInert reports characters that are the same in every form of Unicode
// unless a mark follows (marks are not inert), and are not cleaned away: the
// Latin letters, punctuation from hyphen to ellipsis.
func isInert(r rune) bool {
	switch {
	case r < 0x300:
		return cleaned(r) == r
	case r >= highStart && r < highEnd:
		return true
	}
	return r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205e
}

// removed stands for a character that has no place in canonical text.
const removed = -1

// cleaned gives what canonical text has in the place of r.
func cleaned(r rune) rune {
	switch r {
	case 0xd0, 0x189: // eth and African D, from old fonts and code pages
		return 'Đ'
	case 0xf0, 0x256:
		return 'đ'
	case 0xa0, 0x1680, 0x202f, 0x205f, 0x3000:
		return ' '
	}
	switch {
	case isInvisible(r):
		return removed
	case r >= 0x2000 && r <= 0x200a: // typographic spaces
		return ' '
	}
	return r
}

// isPresentation reports letters, digits and signs that are others in another
// shape: Roman numerals, ligatures (ﬁ), those of full width (２０１９), and the bold
// and italic ones by which people decorate text. Canonical text has the others.
func isPresentation(r rune) bool {
	return isRoman(r) || r >= 0xfb00 && r <= 0xfb06 || r >= 0xff01 && r <= 0xff5e || r >= 0x1d400 && r <= 0x1d7ff
}

// isRoman reports Roman numerals that are one character, such as Ⅱ.
func isRoman(r rune) bool { return r >= 0x2160 && r <= 0x217f }

// isInvisible reports characters that may stand inside a word unseen.
func isInvisible(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff
}

func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch to := cleaned(r); to {
		case r:
			if isPresentation(r) {
				b.WriteString(norm.NFKC.String(string(r)))
				break
			}
			b.WriteString(s[i : i+size]) // the bytes, which may not be UTF-8
		case removed:
		default:
			b.WriteRune(to)
		}
		i += size
	}
	return orderMarks(norm.NFC.String(b.String()))
}

// orderMarks composes a letter with a tone and a circumflex or breve behind
// it (é + circumflex) as the letter that was meant (ế). NFC leaves them so:
// it reorders only marks of different classes (dot below, horn).
func orderMarks(s string) string {
	if !strings.ContainsRune(s, circumflex) && !strings.ContainsRune(s, breve) {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		mark, markSize := utf8.DecodeRuneInString(s[i+size:])
		if l := letterOf(r); l.tone != level && l.shape(mark) {
			out = utf8.AppendRune(out, l.rune())
			size += markSize
		} else {
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return string(out)
}

// moveTones moves misplaced tones in a clean text, one run of letters at a time.
func moveTones(s string) string {
	var out []byte
	done := 0
	for i := 0; i < len(s); {
		end, hasTone := letterRun(s, i)
		if hasTone {
			if w, ok := readWord(s[i:end]); ok && w.toOldStyle() {
				out = w.append(append(out, s[done:i]...))
				done = end
			}
		}
		i = max(end, i+1)
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

// letterRun finds the end of the run of letters and marks that starts at i,
// and whether a letter in it has a tone; no run ends where it starts.
func letterRun(s string, i int) (end int, hasTone bool) {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		l := letterOf(r)
		if l.code == 0 && (r < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsMark(r)) {
			break
		}
		hasTone = hasTone || l.tone != level
		i += size
	}
	return i, hasTone
}

// Clean is Normalize without moving tones: it changes nothing that a reader of the
// text would call another spelling.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	return clean(s)
}
