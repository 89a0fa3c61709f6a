package article

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// What stands around the text of an official letter. An importer takes it off; who
// copies from Word brings it along.
var (
	officeHead = regexp.MustCompile(`(?:^|\s{3}|\t|\|\s*)CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM(?:\s*\||$)|^(?i:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam)$|(?:^|\s{3}|\t|\|\s*)(?i:độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc)(?:\s*\||$)`)
	officeFoot = regexp.MustCompile(`^(?i:nơi nhận)\s*:|^[-–]?\s*Lưu\s*:\s*VT\b|(?:^|\s{3}|\t|\|\s*)(?:(?:KT|TM|TUQ|TL)\.\s*\p{Lu}{2,}|Q\.\s*(?:TRƯỞNG|GIÁM|CHỦ|HIỆU|CHÁNH) )[\p{Lu} ,&-]*(?:\s*\||$)|^\((?i:đã ký|đã kí|ký tên|ký và ghi rõ họ tên|ký, ghi rõ họ tên|ký, đóng dấu|đã ký, đóng dấu)\)$`)
)

// officeSigns are in every line that is one.
var officeSigns = []string{"NAM", "Nam", "nam", "HÚC", "húc", "KT.", "TM.", "TUQ.", "TL.", "Q."}

// isOffice saves most lines the search.
func isOffice(line string) bool {
	return len(line) < 300 && (strings.ContainsAny(line[:1], "(NnL-") || strings.HasPrefix(line, "–") ||
		slices.ContainsFunc(officeSigns, func(sign string) bool { return strings.Contains(line, sign) }))
}

// An officePart is what was found of the head or of the foot of a letter.
type officePart struct {
	first, lines int
	text         string
}

func (p *officePart) add(number int, line string) {
	if p.lines++; p.lines == 1 {
		p.first, p.text = number, line
	}
}

// marks of Markdown around a line.
const lineMarks = "*_# >"

// office finds the head and the foot of an official letter in a text, each told once.
func (r *reader) office(text string, first int) {
	var head, foot officePart
	number := first
	for line := range strings.Lines(text) {
		if line = strings.Trim(strings.TrimSpace(line), lineMarks); line != "" && isOffice(line) {
			switch {
			case officeHead.MatchString(line):
				head.add(number, line)
			case officeFoot.MatchString(line):
				foot.add(number, line)
			}
		}
		number++
	}
	if head.lines > 0 {
		r.report(head.first, "", diag.K1411.T("phần đầu của văn bản hành chính nằm trong bài: %s", "the head of an official letter stands in the text: %s", clip(oneLine(head.text), longMessage)),
			diag.T("xóa Quốc hiệu, tên cơ quan, số và ngày ký ở đầu bài: trang đã có chúng từ organiser, date và source", "delete the country's name, the offices, the number and the day at the top: the page has them from organiser, date and source"))
	}
	if foot.lines > 0 {
		r.report(foot.first, "", diag.K1411.T("phần ký và nơi nhận của văn bản hành chính nằm trong bài: %s", "the signature and the addressees of an official letter stand in the text: %s", clip(oneLine(foot.text), longMessage)),
			diag.T("xóa phần này; người ký thì ghi vào people", "delete it; who signed goes into people"))
	}
}
