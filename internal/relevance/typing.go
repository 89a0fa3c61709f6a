package relevance

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/vi"
)

const (
	grave, acute = '\u0300', '\u0301'
	tones        = "\u0301\u0300\u0309\u0303\u0323" // in the order of VNI's 1 to 5 and Telex's sfrxj
)

// Telex writes a text as the keys of Telex: a letter's mark behind it, the tone
// at the syllable's end.
func Telex(text string) string {
	return keys(text, func(letter rune, mark rune) string {
		switch mark {
		case '\u0302':
			return string(letter)
		case '\u0306', '\u031b':
			return "w"
		}
		return "d"
	}, "sfrxj")
}

// VNI writes a text as the keys of VNI.
func VNI(text string) string {
	return keys(text, func(_ rune, mark rune) string {
		return map[rune]string{'\u0302': "6", '\u031b': "7", '\u0306': "8", 'đ': "9"}[mark]
	}, "12345")
}

// keys writes every token as a letter, the key of its mark, …, the key of the tone.
func keys(text string, mark func(letter, mark rune) string, toneKeys string) string {
	var b strings.Builder
	done := 0
	for token := range vi.Tokens(text) {
		b.WriteString(text[done:token.Start])
		tone, last := "", ' '
		for _, r := range norm.NFD.String(token.Text) {
			at := strings.Index(tones, string(r))
			switch {
			case at >= 0:
				tone = toneKeys[at/2 : at/2+1] // each tone has two bytes
			case r == 'đ' || r == 'Đ':
				last = map[rune]rune{'đ': 'd', 'Đ': 'D'}[r]
				b.WriteString(string(last) + mark(last, 'đ'))
			case r == '\u0302' || r == '\u0306' || r == '\u031b':
				b.WriteString(mark(last, r))
			default:
				b.WriteRune(r)
				last = r
			}
		}
		b.WriteString(tone)
		done = token.End
	}
	return b.String() + text[done:]
}

// newStyle maps the ends of syllables to where the newer style has the tone.
var newStyle = strings.NewReplacer(
	"òa ", "oà ", "óa ", "oá ", "ỏa ", "oả ", "õa ", "oã ", "ọa ", "oạ ",
	"òe ", "oè ", "óe ", "oé ", "ỏe ", "oẻ ", "õe ", "oẽ ", "ọe ", "oẹ ",
	"ùy ", "uỳ ", "úy ", "uý ", "ủy ", "uỷ ", "ũy ", "uỹ ", "ụy ", "uỵ ",
	"Ủy ", "Uỷ ", "Úy ", "Uý ", "Òa ", "Oà ", "Hòa ", "Hoà ",
)

// OtherToneStyle writes hòa as hoà; texts of the newer style stay.
func OtherToneStyle(text string) string {
	var b strings.Builder
	done := 0
	for token := range vi.Tokens(text) {
		b.WriteString(text[done:token.Start])
		b.WriteString(strings.TrimSuffix(newStyle.Replace(norm.NFC.String(token.Text)+" "), " "))
		done = token.End
	}
	return b.String() + text[done:]
}

// Decomposed writes marks as letters of their own, as file names of macOS do,
// and Đ as its Icelandic look-alike.
func Decomposed(text string) string {
	return norm.NFD.String(strings.NewReplacer("Đ", "Ð", "đ", "ð").Replace(text))
}
