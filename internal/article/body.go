package article

import (
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/diag"
)

// body checks the Markdown below the front matter.
func (r *reader) body(text string, first int) {
	visible := text
	if strings.Contains(text, "<!--") {
		visible = comment.ReplaceAllString(text, "")
	}
	if strings.TrimSpace(visible) == "" {
		r.report(first, "", diag.T("bài viết chưa có nội dung", "the write-up has no text"),
			diag.T("viết nội dung bên dưới dòng --- thứ hai", "write the text below the second line ---"))
		return
	}
	if strings.Contains(text, "<") {
		r.rawHTML(strings.Split(text, "\n"), first)
	}
}

var (
	comment  = regexp.MustCompile(`(?s)<!--.*?-->`)
	codeSpan = regexp.MustCompile("`+[^`]*`+")
	escaped  = regexp.MustCompile(`\\<`)
	htmlTag  = regexp.MustCompile(`</?([A-Za-z][A-Za-z0-9-]*)(?:[\s/>]|$)`)
	fence    = regexp.MustCompile("^ {0,3}(```+|~~~+)")
)

// maxRawHTML is how many lines with raw HTML are pointed out one by one; a page
// saved from the web has hundreds.
const maxRawHTML = 5

// rawHTML warns of the lines with HTML tags, which are left out of the page.
func (r *reader) rawHTML(lines []string, first int) {
	inFence, found, last := "", 0, 0
	for i, line := range lines {
		if m := fence.FindStringSubmatch(line); m != nil {
			switch {
			case inFence == "":
				inFence = m[1]
			case strings.HasPrefix(m[1], inFence):
				inFence = ""
			}
			continue
		}
		if inFence != "" || !strings.Contains(line, "<") {
			continue
		}
		m := htmlTag.FindStringSubmatch(escaped.ReplaceAllString(codeSpan.ReplaceAllString(line, ""), ""))
		if m == nil {
			continue
		}
		last = first + i
		if found++; found <= maxRawHTML {
			r.warn(last, "", diag.T("có thẻ HTML <%s>, sẽ không hiện trên trang", "holds the HTML tag <%s>, which is not shown on the page", m[1]),
				diag.T("dùng Markdown thay cho HTML; nếu muốn hiện dấu < thì viết \\<", "use Markdown in place of HTML; to show the sign <, write \\<"))
		}
	}
	if found > maxRawHTML {
		r.warn(last, "", diag.T("thẻ HTML trên %d dòng tất cả", "HTML tags on %d lines in all", found), diag.Text{})
	}
}
