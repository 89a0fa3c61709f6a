package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decodeVNI reads a vowel with the character behind it that holds its marks.
func decodeVNI(shown string) string {
	var b strings.Builder
	var base rune // the vowel before, as it was written
	for _, r := range shown {
		if marks, ok := vniMarks[unicode.ToLower(r)]; ok && takesMarks(base, marks) {
			b.WriteString(marks)
			base = 0
			continue
		}
		base = r
		if letter, ok := vniLetters[r]; ok {
			r = letter
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// takesMarks reports whether VNI writes marks behind a letter: a tone behind any
// vowel but i, ă only of a, the circumflex only of a, e and o.
func takesMarks(base rune, marks string) bool {
	first, _ := utf8.DecodeRuneInString(marks)
	vowels := "aeouyôö"
	switch first {
	case '\u0302':
		vowels = "aeo"
	case '\u0306':
		vowels = "a"
	}
	return base != 0 && strings.ContainsRune(vowels, unicode.ToLower(base))
}
