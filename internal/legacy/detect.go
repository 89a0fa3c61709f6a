package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// shownEncodings are those that are recognised by their characters.
var shownEncodings = []Encoding{TCVN3, VNI, Windows1258, VISCII, VPS, Mojibake}

// A score says how well a text reads in one encoding.
type score struct {
	valid, invalid int // words with other letters than ASCII that are syllables, or not
	common         int // of the valid, those that nearly every text holds
	evidence       int // different words that are syllables only when decoded
}

// minEvidence is how many different words must become syllables: one alone does
// by chance in foreign names ("Gö", "5 µm").
const minEvidence = 2

// convincing reports whether a decoded text is Vietnamese and the text as it
// stands is not. At most one word in five may be none (names, abbreviations).
// Of 10,000 articles encoded and cut to titles, the least share of words that are
// no syllables as they stand is a third.
//
// UTF-8 has a form of its own, which no other text takes by chance: one word is
// enough for it.
func (s score) convincing(e Encoding) bool {
	words := s.valid + s.invalid
	if e == Mojibake {
		return s.evidence > 0 && s.invalid <= s.valid
	}
	return s.evidence >= minEvidence && s.invalid*5 <= words && s.evidence*8 >= min(words, 40)
}

func (s score) better(than score) bool {
	a, b := s.valid-s.invalid, than.valid-than.invalid
	return a > b || a == b && s.common > than.common
}

// detect finds the encoding of a text that shows its bytes as Windows-1252.
func detect(shown string) (Encoding, bool) {
	words := strangeWords(shown)
	best, found := UTF8, false
	var highest score
	for _, e := range shownEncodings {
		if s := e.score(words); s.convincing(e) && (!found || s.better(highest)) {
			best, highest, found = e, s, true
		}
	}
	return best, found
}

// maxWords bounds what detection looks at: the first 2,000 words decide.
const maxWords = 2000

// strangeWords lists the words that hold other characters than ASCII.
func strangeWords(shown string) []string {
	var words []string
	for word := range strings.FieldsFuncSeq(shown, betweenWords) {
		if strings.IndexFunc(word, isStrange) >= 0 {
			if words = append(words, word); len(words) == maxWords {
				break
			}
		}
	}
	return words
}

// isStrange reports other characters than printable ASCII: VISCII and VPS have
// letters among the controls.
func isStrange(r rune) bool { return r < ' ' || r >= utf8.RuneSelf }

func betweenWords(r rune) bool {
	return r == '\n' || r == '\r' || r == '\t' || r >= ' ' && r < utf8.RuneSelf && !unicode.IsLetter(r)
}

func (e Encoding) score(words []string) (s score) {
	seen := map[string]bool{}
	for _, word := range words {
		decoded := e.Decode(word)
		switch core := trimSigns(decoded); {
		case core == "":
		case !isWord(core):
			s.invalid++
		default:
			s.valid++
			if common[strings.ToLower(core)] {
				s.common++
			}
			if decoded != word && !seen[word] && utf8.RuneCountInString(core) > 1 && !isWord(trimSigns(word)) {
				seen[word] = true
				s.evidence++
			}
		}
	}
	return s
}

func trimSigns(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// isWord reports a possible syllable that is small but for its first letter, or
// all capitals.
func isWord(word string) bool {
	if !vi.IsSyllable(word) {
		return false
	}
	_, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	return rest == strings.ToLower(rest) || word == strings.ToUpper(word)
}

// common are syllables of which nearly every text holds some; they decide
// between encodings in which a short text is Vietnamese. They are the commonest
// ones with diacritics of 10,000 news articles.
var common = wordSet(`và của các có được là cho với để những người một không này đã đến về tại từ năm trong
học giáo dục trường viên sinh công tác hội nghị tổng kết quả lãnh đạo đồng chí quận ủy thực hiện nhiệm vụ
chất lượng phòng sở đào tạo tỉnh thành phố huyện xã ngày số thi giải đạt đề án tiếp tục nâng cao đổi mới`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
