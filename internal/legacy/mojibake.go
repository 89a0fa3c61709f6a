package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDecodings is how often a text may have been read wrongly: three is the most
// that was seen, by a mail program behind a form behind a database.
const maxDecodings = 3

// decodeMojibake puts together again what each decoding as Windows-1252 took
// apart.
func decodeMojibake(shown string) string {
	for range maxDecodings {
		once := joinUTF8([]rune(shown))
		if once == shown {
			break
		}
		shown = once
	}
	return shown
}

func joinUTF8(shown []rune) string {
	var b strings.Builder
	for i := 0; i < len(shown); {
		r, n := utf8At(shown[i:])
		b.WriteRune(r)
		i += n
	}
	return b.String()
}

// utf8At reads the character whose bytes of UTF-8 the text begins with, or else
// the first one as it is.
func utf8At(shown []rune) (r rune, n int) {
	var bytes [utf8.UTFMax]byte
	for n < len(shown) && n < utf8.UTFMax {
		c, ok := byteOf(shown[n])
		if !ok {
			break
		}
		bytes[n] = c
		n++
	}
	if r, size := utf8.DecodeRune(bytes[:n]); size > 1 {
		return r, size
	}
	if lostSpace(shown) {
		return 'à', 2
	}
	return shown[0], 1
}

// lostSpace finds an à whose second byte, the no-break space of Windows-1252, was
// made a plain space on the way.
func lostSpace(shown []rune) bool {
	return len(shown) > 2 && shown[0] == 'Ã' && shown[1] == ' ' && (shown[2] == ' ' || unicode.IsLower(shown[2]))
}
