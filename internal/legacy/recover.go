package legacy

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// Recover gives the text that was meant by one that shows the letters of an old
// encoding. ok is false, and fixed is the text itself, for every other text.
// Lines that hold Vietnamese letters of Unicode are decoded as Mojibake only. The
// text must not be normalised before: in TCVN3 the soft hyphen is a letter.
func Recover(text string) (fixed string, encoding Encoding, ok bool) {
	if strings.ContainsAny(text, "^+(") && hasASCIILetters(text) {
		if fixed, ok := recoverVIQR(text); ok {
			return fixed, VIQR, true
		}
	}
	suspect, rest := suspectLines(text)
	if e, found := detect(suspect); found {
		return decodeLines(text, e), e, true
	}
	if taken := Mojibake.score(strangeWords(rest)); taken.convincing(Mojibake) {
		return Mojibake.Decode(text), Mojibake, true
	}
	return text, UTF8, false
}

// Decode gives the text of a file. The encoding is found by itself; ok is false
// if the bytes are no text in any encoding that is known here.
func Decode(data []byte) (text string, encoding Encoding, ok bool) {
	if text, ok := decodeUTF16(data); ok {
		return text, UTF16, true
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		text, encoding, _ = Recover(string(data))
		return text, encoding, true
	}
	return Recover(show(data))
}

// suspectLines are the lines without Vietnamese letters that Windows-1252 lacks;
// rest are the others.
func suspectLines(text string) (suspect, rest string) {
	var s, r strings.Builder
	for line := range strings.Lines(text) {
		if strings.ContainsFunc(line, isModern) {
			r.WriteString(line)
		} else {
			s.WriteString(line)
		}
	}
	return s.String(), r.String()
}

func isModern(r rune) bool {
	_, shown := byteOf(r)
	return !shown && unicode.Is(unicode.Latin, r)
}

func decodeLines(text string, e Encoding) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if e == Mojibake || !strings.ContainsFunc(line, isModern) {
			line = e.Decode(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// hasASCIILetters reports a text all of whose letters are of ASCII.
func hasASCIILetters(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) })
}

// recoverVIQR wants a word with the mark of a letter and a tone ("ngu+o+`i"),
// which neither mathematics nor English has, two more with marks, and most others
// to be syllables.
func recoverVIQR(text string) (fixed string, ok bool) {
	marked, both, other := 0, 0, 0
	for field := range strings.FieldsSeq(text) {
		word, n := viqrWord(field)
		decoded := viqrSyllable(word, false)
		switch {
		case n == 0:
		case decoded == word && !vi.IsSyllable(word):
			other++
		case decoded != word:
			marked++
			if strings.ContainsAny(word, "^+(") && strings.ContainsAny(word, "`?~'.") {
				both++
			}
		}
	}
	if both == 0 || marked < 3 || other > marked {
		return text, false
	}
	return decodeVIQR(text), true
}

// decodeUTF16 reads UTF-16 with a byte order mark, or without if every other byte
// of a good part is zero, as no other text has.
func decodeUTF16(data []byte) (string, bool) {
	var order binary.ByteOrder
	switch {
	case len(data) < 2 || len(data)%2 != 0:
		return "", false
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order, data = binary.LittleEndian, data[2:]
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order, data = binary.BigEndian, data[2:]
	case zeros(data, 1)*4 > len(data)/2 && zeros(data, 0) == 0:
		order = binary.LittleEndian
	case zeros(data, 0)*4 > len(data)/2 && zeros(data, 1) == 0:
		order = binary.BigEndian
	default:
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units)), true
}

// zeros counts zero bytes at every other place from one on.
func zeros(data []byte, from int) (n int) {
	for i := from; i < len(data); i += 2 {
		if data[i] == 0 {
			n++
		}
	}
	return n
}
