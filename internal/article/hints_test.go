package article

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/diag"
)

// wrongLines are lines of front matter as people and programs write them.
var wrongLines = []string{
	"date: 19/8/2019", "date: 07h30 ngày 19/8/2019", "date: 19 tháng 8, 2019", "date: 08/19/2019", "date: 19/8/19", "date: August 19, 2019", "date: 20190819",
	"date: 2019-08-18T17:00:00.000Z", "date: [2019-08-19]", "date: Mon Aug 19 2019 07:00:00 GMT+0700 (Indochina Time)", "date: “2019-08-19”", "date:2019-08-19",
	"draft: no", "draft: Không", `draft: "False"`, "draft: 0",
	"kind: Hội nghị tổng kết", "kind: tổng kết", "kind: HOI_NGHI_TONG_KET", "kind: [hoi-nghi-tong-ket]", "kind: hoi-nghi-tong-ke",
	"levels: mam-non", "levels: Mầm non; Tiểu học", "levels: mẫu giáo và cấp 2", "levels: - thcs", "levels: [mam-non, thcs",
	"tags: a, b", "tags: [#a, b]", "tags: [a, , b]", `tags: ["a, b]`, "tags: giáo dục", "tags: 2019",
	"chair: [Nguyễn Văn A]", "chair: {name: Nguyễn Văn A}", "chair: @a", "chair: *a", "chair: Nguyễn Văn A: Trưởng phòng", "chair: 12", "chair: A #1",
	"organiser: [Phòng GD", "organiser: [Phòng GD] quận", "organiser: {Phòng}", `organiser: "Phòng" GD`, "organiser: 'Phòng' GD", `organiser: "Phòng GD`,
	"organiser: - Phòng", "organiser: true", "organiser: | A", "organiser: Sở：Giáo dục: A", `organiser: "D:\tai"`, "organiser: Sở &amp; Phòng", "organiser:Phòng", "organiser：Phòng",
	"people: Nguyễn Văn A", "people: Nguyễn Văn A, Trưởng phòng", "people: - Nguyễn Văn A", "source: Báo Hà Nội", "source: https://example.org/a?b=1", "source: {name: A, url: https://example.org/a?b=c#d}",
	"people: {name: Nguyễn Văn A}", "people: {Nguyễn Văn A: Trưởng phòng, Trần B: Phó phòng}", "people: Nguyễn Văn A, Trần Thị B", "people: Nguyễn Văn A; Trần B",
	"chair: Ông Nguyễn Văn A", "figures: {indicator: Học sinh, value: 12, unit: em}", "figures: {Học sinh: 12, Giáo viên: 3}",
	"related_school_years: 2019-2020 và 2020–2021", "source: Báo A (https://a.vn/1)", "source: [Báo A](https://a.vn/1)",
	"slug: Hội nghị", "slug: [a]", "title: [Khẩn] Hội nghị", "title: 2019", "title: 2019-08-19", "title: {{ title }}", "district: [Quận Long Biên]",
	"\tchair: A", "\u00a0\u00a0chair: A",
}

// TestHintsOfLines writes what the hint of a line says in its place: the line
// is not refused again. That is asked of all hints that give the very words.
func TestHintsOfLines(t *testing.T) {
	rules := defaultRules(t)
	words := regexp.MustCompile(`(?:^write: |marks: |delete the tab)(.*)$`)
	for _, wrong := range wrongLines {
		lines := []string{"---", "title: Hội nghị", "date: 2019-08-19", "school_year: 2018-2019", "district: Quận Long Biên, Hà Nội", wrong, "---", "Văn bản."}
		key, _, _ := strings.Cut(strings.TrimLeft(wrong, "\t\u00a0"), ":")
		lines = slices.DeleteFunc(lines, func(line string) bool { return line != wrong && strings.HasPrefix(line, key+":") })
		at := slices.Index(lines, wrong)
		_, problems := Parse("bai.md", []byte(strings.Join(lines, "\n")), rules)
		if len(problems) == 0 {
			t.Errorf("%s: nothing is wrong with it", wrong)
			continue
		}
		if len(problems) > 1 {
			t.Errorf("%s: told more than once\n%v", wrong, problems)
		}
		m := words.FindStringSubmatch(problems[0].Hint.EN)
		switch {
		case strings.HasPrefix(problems[0].Hint.EN, "delete"):
			lines[at] = strings.TrimLeft(wrong, "\t\u00a0")
		case m == nil:
			t.Errorf("%s: the hint gives no words: %s", wrong, problems[0].Hint.EN)
			continue
		default:
			lines[at] = m[1]
		}
		if _, problems := Parse("bai.md", []byte(strings.Join(lines, "\n")), rules); len(problems) > 0 {
			t.Errorf("%s: the hint was followed, and\n%s", wrong, problems[0].Format(diag.English))
		}
	}
}
