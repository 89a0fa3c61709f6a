package legacy

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// An Encoding is a way to write Vietnamese as bytes. The zero Encoding is UTF-8.
type Encoding uint8

// The encodings, the common ones first: where a text is equally good in two, the
// first is taken.
const (
	UTF8 Encoding = iota
	TCVN3
	VNI
	Windows1258
	VISCII
	VPS
	VIQR
	Mojibake // UTF-8 read as Windows-1252 or Latin-1
	UTF16
)

var names = [...]string{"UTF-8", "TCVN3 (ABC)", "VNI", "Windows-1258", "VISCII", "VPS", "VIQR", "UTF-8 read as Windows-1252", "UTF-16"}

// String is the name by which people know the encoding.
func (e Encoding) String() string { return names[e] }

// Decode gives the text that is meant by shown, which holds the bytes of the
// encoding as the characters of Windows-1252 (as fonts such as .VnTime take
// them). Characters that are not of the encoding stay. The result is in NFC.
func (e Encoding) Decode(shown string) string {
	switch e {
	case TCVN3:
		return raiseCapitals(strings.Map(tcvn3.rune, shown))
	case VNI:
		return decodeVNI(shown)
	case Windows1258:
		return norm.NFC.String(strings.Map(windows1258, shown))
	case VISCII:
		return strings.Map(viscii.rune, shown)
	case VPS:
		return strings.Map(vps.rune, shown)
	case VIQR:
		return decodeVIQR(shown)
	case Mojibake:
		return decodeMojibake(shown)
	}
	return shown
}

// A table gives the characters of an 8-bit encoding; 0 is a byte that stands for
// what it is in Windows-1252.
type table [256]rune

// newTable makes a table of rows of 16 characters for the bytes from first on,
// in which _ is a byte of Windows-1252, and of single bytes.
func newTable(first int, rows string, more map[byte]rune) *table {
	t := new(table)
	for _, r := range rows {
		if r == '\n' {
			continue
		}
		if r != '_' {
			t[first] = r
		}
		first++
	}
	for b, r := range more {
		t[b] = r
	}
	return t
}

func (t *table) rune(shown rune) rune {
	if b, ok := byteOf(shown); ok && t[b] != 0 {
		return t[b]
	}
	return shown
}

// byteOf is the byte that programs show as r: of Windows-1252, or of Latin-1 for
// the controls from 0x80 on.
func byteOf(r rune) (byte, bool) {
	if r < 0x80 || r >= 0xa0 && r <= 0xff {
		return byte(r), true
	}
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r < 0xa0
}

func windows1258(shown rune) rune {
	if b, ok := byteOf(shown); ok && b >= 0xc0 {
		return charmap.Windows1258.DecodeByte(b)
	}
	return shown
}

// show gives bytes as the characters of Windows-1252, and the five that it lacks
// as the controls of Latin-1, as browsers do.
func show(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/2)
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}
