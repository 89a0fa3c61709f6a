package e2e

import (
	"fmt"
	"strings"
)

// Where the awkward archive has its longest text, and the list of all of it.
const (
	awkwardText = "ha-noi/quan-long-bien/2018-2019/bai-dai/"
	awkwardList = "nam-hoc/2018-2019/"
)

func writeAwkward(source string) error {
	long := strings.Repeat("Rấtdàikhôngngắt", 10)
	texts := map[string]string{"bai-dai": awkwardHead(long, "bai-dai") + awkwardBody(long)}
	for i := range 120 {
		name := fmt.Sprintf("bai-%03d", i)
		texts[name] = awkwardHead("Hội nghị số "+name, name) + "Bài dựng để thử.\n"
	}
	return writeTexts(source, texts)
}

func awkwardHead(title, slug string) string {
	return fmt.Sprintf("---\ntitle: %s\nslug: %s\ndate: 2019-08-19\nschool_year: 2018-2019\ndistrict: Quận Long Biên, Hà Nội\nkind: hoi-nghi-tong-ket\nlevels: [thcs]\norganiser: Phòng Giáo dục và Đào tạo quận Long Biên\nsummary: Bài dựng để thử.\nfigures:\n  - {indicator: Số học sinh, value: 12000, unit: học sinh}\nsource: {name: Dữ liệu dựng để thử}\n---\n", title, slug)
}

// awkwardBody has 1,500 syllables and some things more.
func awkwardBody(long string) string {
	paragraph := strings.Repeat("Hội nghị tổng kết năm học đã nghe báo cáo, ", 9) + "và kết luận.\n\n"
	syllables := len(strings.Fields(paragraph))
	var b strings.Builder
	for done := 0; done < 1500; done += syllables {
		if done%3 == 0 {
			fmt.Fprintf(&b, "## Phần sau %d tiếng\n\n", done)
		}
		b.WriteString(paragraph)
	}
	fmt.Fprintf(&b, "https://example.org/%s và `%[1]s`\n\n    %[1]s\n\n## %[1]s\n\n- %[1]s\n\n> %[1]s\n\n", long)
	cells, rule := strings.Repeat("| Chỉ tiêu thi đua ", 24)+"|\n", strings.Repeat("|---", 24)+"|\n"
	b.WriteString(cells + rule + cells + cells)
	return b.String()
}
