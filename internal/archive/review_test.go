package archive_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/archive"
)

// reviewed gives what a review says of write-ups, by file: what stands between the
// front matter that all have and the text, and the text.
func reviewed(t *testing.T, files map[string][2]string) (lines []string) {
	t.Helper()
	source := t.TempDir()
	if err := os.Mkdir(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, file := range files { // each is written for itself
		text := "---\ntitle: Hội nghị " + name + "\ndate: 2019-08-19\nschool_year: 2018-2019\nprovince: Hà Nội\n" + file[0] + "---\n" + file[1] + "\n"
		if err := os.WriteFile(filepath.Join(source, "content", name+".md"), []byte(text), 0o644); err != nil {
			t.Error(err)
		}
	}
	a, problems, err := archive.Load(t.Context(), archive.Options{Source: source, Drafts: true})
	if err != nil || a == nil {
		t.Fatal(problems, err)
	}
	found, err := archive.Review(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range found {
		lines = append(lines, fmt.Sprintf("%s:%d %s %s", strings.TrimSuffix(filepath.Base(p.File), ".md"), p.Line, p.Field, p.Message.Code()))
	}
	return lines
}

const whole = "summary: Một câu.\nsource: {name: Báo}\n"

func wantReview(t *testing.T, files map[string][2]string, want ...string) {
	t.Helper()
	if got := reviewed(t, files); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestReviewOfWhatIsMissing(t *testing.T) {
	wantReview(t, map[string][2]string{
		"a": {"", "Chữ."},
		"b": {whole, "Chữ."},
		"c": {"draft: true\n", "Chữ."},
		"d": {whole + "figures:\n  - {indicator: Học sinh, value: 13}\n  - {indicator: Thứ hạng toàn tỉnh, value: 1}\n  - {indicator: Trường, value: 2, unit: trường}\n", "Chữ."},
	}, "a:1 source K2302", "a:1 summary K2301", "d:8 figures[1].unit K2303")
}

func TestReviewOfMarks(t *testing.T) {
	wantReview(t, map[string][2]string{
		"a": {whole, "Hai bên hòa nhau.\n\nSức khoẻ, văn hóa, tùy chọn."},
		"b": {whole, "Văn hóa, sức khỏe, thủy lợi, quý, quỳ, toán, hoàn, khoét, Hoà Bình, Thuỵ Sĩ, thuyết, khuỷu, ngoài."},
		"c": {whole, "Văn hoá, sức khoẻ, thuỷ lợi. Ông Hòa, xã Thúy Lĩnh."},
		"d": {"summary: Thi đua thuỷ lợi.\nsource: {name: Báo}\n", "Văn hóa, hòa nhạc."},
	}, "a:11  K2304", "d:6 summary K2304")
}

func TestReviewOfOneEventTwice(t *testing.T) {
	var words []string
	for i := range 60 {
		words = append(words, fmt.Sprintf("từ%d", i))
	}
	text := strings.Join(words, " ")
	wantReview(t, map[string][2]string{
		"a": {whole, text},
		"b": {whole, text + " thêm vài chữ ở cuối bài"},
		"c": {whole, "Một bài khác hẳn về cùng một ngày ở cùng một nơi, không chung câu nào."},
		"d": {whole, strings.Join(words[:20], " ") + " và phần còn lại thì hoàn toàn khác với hai bài kia, dài gấp đôi đoạn chung để không ai nhầm là một, kể lại chuyện khác"},
	}, "b:2  K2305")
}

func TestReviewOfOffices(t *testing.T) {
	people := func(list ...string) string { return whole + "people: [" + strings.Join(list, ", ") + "]\n" }
	wantReview(t, map[string][2]string{
		"a": {people("{name: Nguyễn Văn A, office: Trưởng phòng}", "{name: Trần B, office: Giám đốc}"), "Một."},
		"b": {people("{name: Nguyễn Văn A, office: Phó Bí thư}"), "Hai."},
		"c": {people("{name: Trần B, office: Giám đốc Sở Giáo dục}", "{name: Nguyễn Văn A}", "{name: Nguyễn Văn A, office: \"Thành ủy viên, trưởng phòng\"}"), "Ba."},
		"e": {people("{name: Đỗ D, office: \"Phó Bí thư Quận ủy, Chủ tịch UBND quận\"}", "{name: Đỗ D, office: Chủ tịch UBND}", "{name: Vũ E, office: Trưởng phòng}", "{name: Vũ E, office: Phó Trưởng phòng}"), "Năm."},
		"d": {people("{name: Lê C, office: Hiệu trưởng}", "{name: Lê C, office: Chủ tịch}"), "Bốn."},
	}, "b:8 people[1].office K2306", "d:8 people[2].office K2306", "e:8 people[4].office K2306")
}
