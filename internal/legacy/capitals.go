package legacy

import (
	"strings"
	"unicode"
)

// raiseCapitals mends what TCVN3 makes of capitals: a heading typed "HéI NGHÞ"
// looks right in a font of capitals only. A word whose ASCII letters are at least
// two and all capitals becomes capitals; so does one with a single ASCII letter
// beside such a word ("Bé GI¸O DôC").
func raiseCapitals(text string) string {
	if !strings.ContainsFunc(text, unicode.IsUpper) {
		return text
	}
	parts := splitWords(text)
	raised := make([]bool, len(parts))
	for i, part := range parts {
		raised[i] = mixesCase(part) && asciiLetters(part) >= 2
	}
	for i, part := range parts {
		near := i > 1 && raised[i-2] || i+2 < len(parts) && raised[i+2]
		if raised[i] || near && mixesCase(part) {
			parts[i] = strings.ToUpper(part)
		}
	}
	return strings.Join(parts, "")
}

// splitWords parts a text into runs of letters and what stands between them, in
// turn.
func splitWords(text string) []string {
	var parts []string
	start, letters := 0, false
	for i, r := range text {
		if unicode.IsLetter(r) != letters {
			parts = append(parts, text[start:i])
			start, letters = i, !letters
		}
	}
	return append(parts, text[start:])
}

// mixesCase reports a word with ASCII letters that are all capitals and other
// letters of which one is small.
func mixesCase(word string) bool {
	upper, small := false, false
	for _, r := range word {
		switch {
		case r < 0x80 && unicode.IsLower(r):
			return false
		case r < 0x80:
			upper = upper || unicode.IsUpper(r)
		default:
			small = small || unicode.IsLower(r)
		}
	}
	return upper && small
}

func asciiLetters(word string) (n int) {
	for i := range len(word) {
		if isASCIILetter(word[i]) {
			n++
		}
	}
	return n
}
