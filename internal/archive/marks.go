package archive

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
)

// The vowels that carry the mark in open syllables in oa, oe and uy: the first of the
// two in the old style (hòa, khỏe, thúy), the second in the new one (hoà, khoẻ,
// thuý). Behind q both styles write quý.
const (
	oldO, oldU       = "òóỏõọ", "ùúủũụ"
	newA, newE, newY = "àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"
)

// The two styles.
const (
	oldStyle = iota
	newStyle
)

// A marked is a syllable that is written in one of the two styles.
type marked struct {
	syllable string
	line     int
	field    string
}

// mixedMarks warns of a write-up in which both styles occur. Names are left out:
// people and places write theirs as they do.
func mixedMarks(e *Entry) diag.Problems {
	var first [2]*marked // of each style
	var count [2]int
	look := func(text, field string, line int) {
		for at, syllable, style := nextMarked(text, 0); style >= 0; at, syllable, style = nextMarked(text, at) {
			if count[style]++; first[style] == nil {
				first[style] = &marked{syllable, line + strings.Count(text[:at], "\n"), field}
			}
		}
	}
	look(e.Title, "title", e.Line("title"))
	look(e.Summary, "summary", e.Line("summary"))
	look(e.Body, "", e.BodyLine)
	if first[oldStyle] == nil || first[newStyle] == nil {
		return nil
	}
	rare, common := first[oldStyle], first[newStyle]
	if count[newStyle] < count[oldStyle] {
		rare, common = common, rare
	}
	return diag.Problems{{File: e.File, Line: rare.line, Field: rare.field,
		Message: diag.K2304.T("dấu đặt theo hai kiểu: %q ở đây, %q ở dòng %d", "marks are placed in two styles: %q here, %q on line %d", rare.syllable, common.syllable, common.line),
		Hint:    diag.T("dùng một kiểu trong cả bài; bài này phần lớn viết như %q", "keep to one style; this write-up mostly writes as in %q", common.syllable)}}
}

// nextMarked finds the next syllable of either style from a place in the text on,
// and gives the place behind it. The style is -1 if there is none.
func nextMarked(text string, from int) (behind int, syllable string, style int) {
	for i := from; i < len(text); i++ {
		if text[i] < utf8.RuneSelf { // all vowels with a mark are longer
			continue
		}
		letter, size := utf8.DecodeRuneInString(text[i:])
		next := byte(0)
		if i+size < len(text) {
			next = text[i+size]
		}
		end := i + size
		switch {
		case (next == 'a' || next == 'e') && strings.ContainsRune(oldO, letter), next == 'y' && strings.ContainsRune(oldU, letter):
			end, style = end+1, oldStyle
		case i > 0 && text[i-1] == 'o' && (strings.ContainsRune(newA, letter) || strings.ContainsRune(newE, letter)),
			i > 1 && text[i-1] == 'u' && text[i-2] != 'q' && strings.ContainsRune(newY, letter):
			style = newStyle
		default:
			i += size - 1
			continue
		}
		begin := strings.LastIndexFunc(text[:i], func(r rune) bool { return !unicode.IsLetter(r) })
		if begin < 0 {
			begin = 0
		} else {
			_, width := utf8.DecodeRuneInString(text[begin:])
			begin += width
		}
		after, _ := utf8.DecodeRuneInString(text[end:])
		start, _ := utf8.DecodeRuneInString(text[begin:])
		if unicode.IsLower(start) && !unicode.IsLetter(after) { // open, and no name
			return end, text[begin:end], style
		}
		i = end - 1
	}
	return len(text), "", -1
}
