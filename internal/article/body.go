package article

import (
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// body warns of a write-up without text, and reports where khotin new left
// something to be written.
func (r *reader) body(text string, first int, draft bool) {
	visible := text
	if strings.Contains(text, "<!--") {
		visible = comment.ReplaceAllString(text, "")
	}
	if strings.TrimSpace(visible) == "" {
		r.report(first, "", diag.K1401.T("bài viết chưa có nội dung", "the write-up has no text"),
			diag.T("viết nội dung bên dưới dòng --- thứ hai", "write the text below the second line ---"))
	}
	r.secondFrontMatter(text, first)
	if draft || !strings.Contains(text, placeholder) {
		return
	}
	number := first
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == placeholder {
			r.report(number, "", diag.K1402.T("chỗ … chưa được viết", "nothing is written in place of …"),
				diag.T("viết nội dung, hoặc xóa dòng này; bản nháp thì ghi draft: true", "write the text, or delete the line; a draft has draft: true"))
		}
		number++
	}
}

// secondFrontMatter warns of front matter below front matter, which comes of
// pasting a whole file into a form: it would be shown as text.
func (r *reader) secondFrontMatter(text string, first int) {
	lines := strings.SplitN(text, "\n", longestFrontMatter)
	start := firstText(lines) - 1
	if strings.TrimSpace(lines[start]) != delimiter {
		return
	}
	keys := 0
	for i, line := range lines[start+1:] {
		switch {
		case strings.TrimSpace(line) == delimiter && keys > 0:
			r.report(first+start, "", diag.K1030.T("phần đầu bài thứ hai, đến dòng %d, sẽ hiện như chữ", "a second front matter, up to line %d, is shown as text", first+start+1+i),
				diag.T("chỉ giữ một phần đầu bài", "keep only one"))
			return
		case topLevel(line) != "":
			keys++
		}
	}
}

// longestFrontMatter is how many lines are looked at for a second one.
const longestFrontMatter = 200
