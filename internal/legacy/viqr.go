package legacy

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/vi"
)

// titleLength parts a title from a paragraph: a full stop behind the vowel that
// ends a longer line is a full stop, behind a shorter one it is the tone nặng.
const titleLength = 80

// maxSyllable is the longest syllable with its marks, nghie^'ng, and one sign.
const maxSyllable = len("nghie^'ng") + 1

// decodeVIQR reads the marks behind vowels, and dd. A mark that makes no possible
// syllable stays what it is in ASCII; so does one behind a backslash.
func decodeVIQR(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		decodeLine(&b, line)
	}
	return b.String()
}

func decodeLine(b *strings.Builder, line string) {
	content := strings.TrimRight(line, " \t\r\n")
	for i := 0; i < len(content); {
		word, n := viqrWord(content[i:])
		if n == 0 {
			if content[i] == '\\' && i+1 < len(content) && (viqrMarks[content[i+1]] != "" || content[i+1] == '\\') {
				i++
			}
			b.WriteByte(content[i])
			i++
			continue
		}
		stop := i+n == len(content) && len(content) > titleLength && strings.HasSuffix(word, ".")
		b.WriteString(viqrSyllable(word, stop))
		i += n
	}
	b.WriteString(line[len(content):])
}

// viqrWord is the run of letters and marks with which s begins; n is 0 if it
// begins with no letter.
func viqrWord(s string) (word string, n int) {
	for n < len(s) && (isASCIILetter(s[n]) || n > 0 && viqrMarks[s[n]] != "") {
		n++
	}
	return s[:n], n
}

// viqrSyllable decodes a word, leaving off marks at its end until the rest is a
// syllable. A word that never is one stays, but for the DD of abbreviations
// ("HDDND", "GD&DDT", "DD/c").
func viqrSyllable(word string, fullStop bool) string {
	end := len(word)
	if fullStop {
		end--
	}
	for ; end > 0; end-- {
		if end <= maxSyllable {
			if decoded := joinVIQR(word[:end]); vi.IsSyllable(decoded) {
				return decoded + word[end:]
			}
		}
		if isASCIILetter(word[end-1]) {
			break
		}
	}
	return barredD.Replace(word)
}

// barredD reads the letter Đ. Of three D the last two are it: GDDDT is GDĐT.
var barredD = strings.NewReplacer("DDD", "DĐ", "DD", "Đ")

// joinVIQR puts the marks on their letters, each behind its vowel or behind the
// mark that made another vowel of it.
func joinVIQR(word string) string {
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case (c == 'd' || c == 'D') && i+1 < len(word) && word[i+1]|0x20 == 'd':
			b.WriteString(map[byte]string{'d': "đ", 'D': "Đ"}[c])
			i++
		case i > 0 && viqrMarks[c] != "":
			b.WriteString(viqrMarks[c])
		default:
			b.WriteByte(c)
		}
	}
	return norm.NFC.String(b.String())
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
