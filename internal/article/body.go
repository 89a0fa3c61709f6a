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
