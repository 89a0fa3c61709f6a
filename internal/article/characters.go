package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
)

// forbidden is the set of characters that no write-up keeps: controls, which are
// left behind by broken conversions, by Word (the vertical tab) and by PDF
// (U+001F), and those that turn the direction of text or break lines where
// neither the editor nor YAML agree, so that a reader of the file would not see
// what it says. None can be seen, and without them the text says the same: they
// are left out with a warning. NUL is an error: it stands where data was lost.
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
	case c == 0xFFFC, c == 0xFFFE, c == 0xFFFF: // where Word had an object, and what is no character
		return true
	}
	return false
}

// keep drops a forbidden character, or gives a space for one that stands
// between words.
func keep(c rune) rune {
	switch c {
	case 0, '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return ' '
	}
	if forbidden(c) {
		return -1
	}
	return c
}

// isPrivate reports the letters that mean something in one font only: Word's
// bullets are U+F0B7 and others of Symbol and Wingdings.
func isPrivate(c rune) bool { return c >= 0xE000 && c <= 0xF8FF }

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
	0xA0: "NBSP", 0xAD: "SHY", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x2060: "WJ", 0xFEFF: "BOM",
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

// characters leaves out what cannot be seen, with a warning, and returns the
// text. It warns of letters that only one font has, and of U+FFFD, which an
// earlier conversion leaves where it lost a letter.
func (r *reader) characters(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return forbidden(c) || isPrivate(c) || c == utf8.RuneError }) {
		return text
	}
	var controls, private, lost []finding
	for i, line := range strings.Split(text, "\n") {
		if c, found := firstForbidden(line); found && !strings.ContainsRune(line, 0) {
			controls = append(controls, finding{i + 1, droppedMessage(c), deleteHint})
		}
		if strings.ContainsRune(line, 0) {
			r.report(i+1, "", diag.K1005.T("có ký tự %s không nhìn thấy được", "holds the invisible character %s", charName(0)), deleteHint)
		}
		if j := strings.IndexFunc(line, isPrivate); j >= 0 {
			c, _ := utf8.DecodeRuneInString(line[j:])
			private = append(private, finding{i + 1,
				diag.K1008.T("có ký tự %s của riêng một phông chữ (Word), người đọc chỉ thấy ô vuông", "holds %s, a character of one font (Word's), of which readers see a box", charName(c)),
				diag.T("viết: %s", "write: %s", withoutPrivate(strings.Map(keep, line)))})
		}
		if strings.ContainsRune(line, utf8.RuneError) {
			lost = append(lost, finding{i + 1, diag.K1009.T("có ký tự � (U+FFFD): chữ đã mất khi chuyển mã", "holds the character � (U+FFFD): a letter was lost in a conversion"),
				diag.T("so với bản gốc và gõ lại chữ đó", "compare with the original and type the letter anew")})
		}
	}
	r.several(controls)
	r.several(private)
	r.several(lost)
	return keepLines(text)
}

// keepLines is a text without forbidden characters. One that stands before a line ---
// or a key leaves no space there, which would say something else.
func keepLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		clean := strings.Map(keep, line)
		if c, _ := utf8.DecodeRuneInString(line); forbidden(c) {
			if bare := strings.TrimLeft(clean, " "); strings.TrimSpace(bare) == delimiter || topLevel(bare) != "" {
				clean = bare
			}
		}
		b.WriteString(clean)
	}
	return b.String()
}

func droppedMessage(c rune) diag.Message {
	if keep(c) == ' ' {
		return diag.K1006.T("có ký tự %s không nhìn thấy được; khotin đọc như dấu cách", "holds an invisible character, %s, which is read as a space", charName(c))
	}
	return diag.K1007.T("có ký tự thừa %s không nhìn thấy được; khotin bỏ qua nó", "holds a stray invisible character, %s, which is dropped", charName(c))
}

// withoutPrivate writes a line without private characters; one that stands at
// the start is a bullet.
func withoutPrivate(line string) string {
	if trimmed := strings.TrimSpace(line); strings.IndexFunc(trimmed, isPrivate) == 0 {
		line = "- " + strings.TrimLeftFunc(trimmed, func(c rune) bool { return isPrivate(c) || unicode.IsSpace(c) })
	}
	return clip(strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if isPrivate(c) { // it may be all that parts two words
			return ' '
		}
		return c
	}, line)), " "), longHint)
}

// encoding reports bytes that are not UTF-8; nothing else can be said of such a
// file.
func (r *reader) encoding(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		r.report(1, "", diag.K1003.T("tệp được lưu bằng UTF-16", "the file is saved as UTF-16"), saveHint)
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
	message := diag.K1004.T("không phải UTF-8", "is not UTF-8")
	if lines > 1 {
		message = diag.K1004.T("không phải UTF-8, %d dòng như vậy", "is not UTF-8, on %d lines", lines)
	}
	r.report(first, "", message, saveHint)
	return false
}

var saveHint = diag.T("lưu lại với bảng mã UTF-8; văn bản cũ (TCVN3, VNI) phải chuyển mã trước",
	"save the file as UTF-8; convert old documents (TCVN3, VNI) first")

// How many characters of a written value messages and hints repeat.
const (
	longMessage = 60
	longHint    = 300
)

// clip shortens a written value for a message.
func clip(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
