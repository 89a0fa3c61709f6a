package madeup

import (
	"math"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// compounds are what write-ups of school years talk of; they make up half of
// the text, the commoner ones first.
var compounds = strings.Split("học sinh|giáo dục|nhà trường|năm học|giáo viên|hội nghị|tổng kết|nhiệm vụ|chất lượng|đào tạo|"+
	"triển khai|thực hiện|phòng học|kết quả|đơn vị|thành phố|chỉ tiêu|phụ huynh|cơ sở vật chất|chuyên môn|quản lý|"+
	"tiểu học|mầm non|trung học cơ sở|trung học phổ thông|chương trình|sách giáo khoa|đổi mới|phương pháp|thi đua|"+
	"khen thưởng|tập thể|cá nhân|xuất sắc|phổ cập|xây dựng|trường chuẩn quốc gia|bồi dưỡng|học bổng|thư viện|"+
	"công nghệ thông tin|chuyển đổi số|an toàn|y tế học đường|bán trú|dạy học trực tuyến|hướng nghiệp|phân luồng|"+
	"kiểm tra|đánh giá|thanh tra|kỷ luật|văn hóa ứng xử|thể dục thể thao|kỹ năng sống|tuyển sinh|biên chế|"+
	"lãnh đạo|ủy ban nhân dân|đại biểu|phát biểu|chỉ đạo|đề nghị|tăng cường|phối hợp|giải pháp|trọng tâm", "|")

var (
	initials = strings.Split("|b|c|ch|d|đ|g|gh|gi|h|kh|l|m|n|ng|nh|ph|qu|r|s|t|th|tr|v|x", "|")
	rimes    = strings.Split("a|ai|am|an|ang|anh|ao|au|ay|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eo|ê|ên|êu|i|iên|iêu|inh|"+
		"o|oa|oan|oi|om|on|ong|ô|ôi|ôn|ông|ơ|ơi|ơn|u|ua|ui|un|ung|uôi|uôn|uông|uy|uyên|ư|ưa|ưng|ươi|ươn|ương|y|yên", "|")
	tones = []string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}
)

// writer makes text from one source of chance.
type writer struct{ *rand.Rand }

// common picks an index below n, small ones far more often, as words are spread
// in any language (Zipf's law).
func (w writer) common(n int) int {
	return min(int(math.Exp(w.Float64()*math.Log(float64(n+1))))-1, n-1)
}

// syllable makes one from its parts; not every one is in use, as in names.
func (w writer) syllable() string {
	rime := []rune(rimes[w.common(len(rimes))])
	tone := tones[w.common(len(tones))]
	vowel := min(len(rime)-1, len(rime)/2)
	for vowel > 0 && !strings.ContainsRune("aăâeêioôơuưy", rime[vowel]) {
		vowel--
	}
	return norm.NFC.String(initials[w.IntN(len(initials))] + string(rime[:vowel+1]) + tone + string(rime[vowel+1:]))
}

// phrase is n pieces: half compounds of the trade, the rest names and numbers.
func (w writer) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		switch chance := w.IntN(20); {
		case chance < 10:
			words[i] = compounds[w.common(len(compounds))]
		case chance == 10:
			words[i] = number(w.IntN(30000))
		default:
			words[i] = w.syllable()
		}
	}
	return strings.Join(words, " ")
}

// sentence begins with a capital and ends with a full stop.
func (w writer) sentence() string {
	return capital(w.phrase(6+w.IntN(16))) + "."
}

// capital makes the first letter a capital.
func capital(text string) string {
	runes := []rune(text)
	return strings.ToUpper(string(runes[:1])) + string(runes[1:])
}
