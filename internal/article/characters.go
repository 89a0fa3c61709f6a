package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
)

// forbidden is the set of characters that no write-up may hold: controls, which
// are left behind by broken conversions, and those that turn the direction of
// text or break lines where neither the editor nor YAML agree, so that a reader
// of the file would not see what it says.
func forbidden(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c < 0x20, c >= 0x7F && c <= 0x9F: // C0, DEL, C1
		return true
	case c == 0x061C, c == 0x200E, c == 0x200F, c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069: // bidirectional
		return true
	case c == 0x2028 || c == 0x2029: // line and paragraph separator
		return true
	}
	return false
}

// stray is the set of forbidden characters that are left behind by copying and
// cannot mislead: direction marks, which Vietnamese has no use for, and the
// backspace. 31 of 10,000 news articles hold one. They are dropped, with a
// warning. What turns text around, ends it or controls a terminal is an error.
func stray(c rune) bool {
	return c == 0x061C || c == 0x200E || c == 0x200F || c == '\b'
}

// firstForbidden finds the first such character.
func firstForbidden(s string) (rune, bool) {
	for _, c := range s {
		if forbidden(c) {
			return c, true
		}
	}
	return 0, false
}

// charNames are the forbidden characters that occur in practice.
var charNames = map[rune]string{
	0: "NUL", '\b': "BS", '\r': "CR", '\v': "VT", '\f': "FF", 0x1B: "ESC", 0x7F: "DEL", 0x85: "NEL",
	0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM",
	0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
	0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
	0x2028: "LINE SEPARATOR", 0x2029: "PARAGRAPH SEPARATOR",
}

func charName(c rune) string {
	if name := charNames[c]; name != "" {
		return fmt.Sprintf("U+%04X (%s)", c, name)
	}
	return fmt.Sprintf("U+%04X", c)
}

var deleteHint = diag.T("xóa ký tự đó, hoặc gõ lại đoạn này", "delete it, or type the passage anew")

// ordinary reports whether text holds nothing but what Vietnamese is written
// with: letters in composed form, signs, line breaks. Most files are ordinary,
// and one look saves normalization and two looks more, a quarter of the time
// that a file takes. Bytes that are not UTF-8 are not ordinary.
func ordinary(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if forbidden(rune(c)) {
				return false
			}
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c >= 0xA0 && c < 0x300, c >= 0x1EA0 && c < 0x1F00, c >= 0x2010 && c < 0x2028: // composed letters; dashes, quotes, dots
		default:
			return false
		}
		i += size
	}
	return true
}

// characters reports every line that holds a forbidden character and returns
// the text with spaces in their place, so that the rest can be checked too;
// stray ones it drops with a warning. It warns of U+FFFD, which an earlier
// conversion leaves where it lost a letter.
func (r *reader) characters(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return forbidden(c) || c == utf8.RuneError }) {
		return text
	}
	for i, line := range strings.Split(text, "\n") {
		if j := strings.IndexFunc(line, stray); j >= 0 {
			c, _ := utf8.DecodeRuneInString(line[j:])
			r.warn(i+1, "", diag.T("có ký tự thừa %s không nhìn thấy được; khotin bỏ qua nó", "holds a stray invisible character, %s, which is dropped", charName(c)), deleteHint)
			line = strings.Map(dropStray, line)
		}
		if c, bad := firstForbidden(line); bad {
			r.report(i+1, "", diag.T("có ký tự %s không nhìn thấy được", "holds the invisible character %s", charName(c)), deleteHint)
		}
		if strings.ContainsRune(line, utf8.RuneError) {
			r.warn(i+1, "", diag.T("có ký tự � (U+FFFD): chữ đã mất khi chuyển mã", "holds the character � (U+FFFD): a letter was lost in a conversion"),
				diag.T("so với bản gốc và gõ lại chữ đó", "compare with the original and type the letter anew"))
		}
	}
	return strings.Map(func(c rune) rune {
		if forbidden(c) && !stray(c) {
			return ' '
		}
		return dropStray(c)
	}, text)
}

func dropStray(c rune) rune {
	if stray(c) {
		return -1
	}
	return c
}

// encoding reports bytes that are not UTF-8; nothing else can be said of such a
// file.
func (r *reader) encoding(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		r.report(1, "", diag.T("tệp được lưu bằng UTF-16", "the file is saved as UTF-16"), saveHint)
		return false
	}
	first, lines := 0, 0
	for i, line := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(line) {
			lines++
			if first == 0 {
				first = i + 1
			}
		}
	}
	message := diag.T("không phải UTF-8", "is not UTF-8")
	if lines > 1 {
		message = diag.T("không phải UTF-8, %d dòng như vậy", "is not UTF-8, on %d lines", lines)
	}
	r.report(first, "", message, saveHint)
	return false
}

var saveHint = diag.T("lưu lại với bảng mã UTF-8; văn bản cũ (TCVN3, VNI) phải chuyển mã trước",
	"save the file as UTF-8; convert old documents (TCVN3, VNI) first")

// clip shortens a written value for a message.
func clip(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
