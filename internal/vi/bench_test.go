package vi

import (
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// prose is made-up text of the kind that the archive holds; canonical but for
// the share of new-style tones and capitals that such text has.
const prose = `Sáng 19/8/2019, Phòng GD&ĐT quận tổ chức Hội nghị tổng kết năm học
2018-2019, triển khai nhiệm vụ năm học mới. Dự hội nghị có các đồng chí trong
Thường trực Quận ủy, lãnh đạo UBND quận, hiệu trưởng các trường mầm non, tiểu
học và trung học cơ sở. Năm học qua, toàn ngành đã hoàn thành 13/13 chỉ tiêu;
chất lượng giáo dục giữ vững, tỷ lệ học sinh hoàn thành chương trình đạt 99,8%,
đội ngũ nhà giáo được bồi dưỡng thường xuyên, cơ sở vật chất khang trang hơn.
Phát biểu chỉ đạo, đồng chí Phó Chủ tịch đề nghị các nhà trường tiếp tục đổi
mới phương pháp dạy học, nâng cao kỹ năng của giáo viên và học sinh, thực hiện
tốt công tác y tế, văn hoá, thể thao, chuẩn bị chu đáo cho lễ khai giảng.
`

func BenchmarkTokenizeTerm(b *testing.B) {
	b.Run("NFC", func(b *testing.B) { benchmarkTerms(b, prose) })
	b.Run("NFD", func(b *testing.B) { benchmarkTerms(b, norm.NFD.String(prose)) })
}

func benchmarkTerms(b *testing.B, text string) {
	b.ReportAllocs()
	syllables := 0
	for b.Loop() {
		for _, token := range Tokenize(text) {
			_ = Term(token.Text)
			syllables++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(syllables), "ns/syllable")
}

// BenchmarkNews reads real text, as an index build does.
func BenchmarkNews(b *testing.B) {
	packed, err := gzip.NewReader(strings.NewReader(sharedFile(b, "corpus/news-10k.jsonl.gz")))
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for articles := json.NewDecoder(packed); text.Len() < 4<<20; {
		var article struct{ Title, Body string }
		if err := articles.Decode(&article); err != nil {
			b.Fatal(err)
		}
		text.WriteString(article.Title + "\n" + article.Body + "\n")
	}
	benchmarkTerms(b, text.String())
}

func BenchmarkNormalize(b *testing.B) {
	benchmarkText(b, Normalize)
}

func BenchmarkFold(b *testing.B) {
	benchmarkText(b, Fold)
}

func benchmarkText(b *testing.B, f func(string) string) {
	for name, text := range map[string]string{"NFC": prose, "NFD": norm.NFD.String(prose), "ASCII": Fold(prose)} {
		syllables := len(Tokenize(text))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f(text)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*syllables), "ns/syllable")
		})
	}
}
