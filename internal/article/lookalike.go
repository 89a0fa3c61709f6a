package article

import (
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/diag"
)

// LookAlikes are the letters of Cyrillic that look exactly like Latin ones, which OCR
// and old fonts leave within Vietnamese words.
var LookAlikes = map[rune]rune{
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y', 'Х': 'X', 'І': 'I',
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i',
}

// isCyrillic saves most texts the search.
func isCyrillic(c rune) bool { return c >= 0x400 && c < 0x530 }

// lookAlikes warns of words in which such letters stand among Latin ones.
func (r *reader) lookAlikes(text string) {
	if !strings.ContainsFunc(text, isCyrillic) {
		return
	}
	var found []finding
	for i, line := range strings.Split(text, "\n") {
		if word, ok := mixedWord(line); ok {
			found = append(found, finding{i + 1,
				diag.K1017.T("%q có chữ Kirin trông như chữ Latinh", "%q holds Cyrillic letters that look like Latin ones", clip(word, longMessage)),
				diag.T("viết: %s (khotin fmt làm việc này)", "write: %s (as khotin fmt does)", clip(Latin(word), longMessage))})
		}
	}
	r.several(found)
}

// mixedWord is the first word of a line with Latin letters and letters that only look so.
func mixedWord(line string) (word string, ok bool) {
	for word := range strings.FieldsFuncSeq(line, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) {
		if strings.ContainsFunc(word, isCyrillic) && !strings.ContainsFunc(Latin(word), isCyrillic) && strings.ContainsFunc(word, func(c rune) bool { return unicode.Is(unicode.Latin, c) }) {
			return word, true
		}
	}
	return "", false
}

// Latin is a word in the letters that it shows.
func Latin(word string) string {
	return strings.Map(func(c rune) rune {
		if to := LookAlikes[c]; to != 0 {
			return to
		}
		return c
	}, word)
}
