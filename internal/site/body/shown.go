package body

import (
	"path"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// looksLikeFile reports whether words in brackets are the name of a file.
func (r *reader) looksLikeFile(words string) bool {
	kind := strings.ToLower(path.Ext(words))
	return kind == ".md" || slices.Contains(pictureKinds, kind) || slices.Contains(documentKinds, kind)
}

// mostTold is how many lines with one kind of fault are pointed out one by one.
const mostTold = 5

// layout warns of paragraphs that Markdown takes for something else.
func (r *reader) layout() {
	for i, c := range r.document.Code {
		if i == mostTold {
			r.report(c.Place, diag.K1523.T("tất cả %d đoạn thụt đầu dòng như vậy", "%d such indented paragraphs in all", len(r.document.Code)), diag.Text{})
			break
		}
		indent := diag.T("bốn dấu cách", "four spaces")
		if c.Tab {
			indent = diag.T("dấu tab", "a tab")
		}
		r.report(c.Place, diag.K1523.Of(diag.Text{VI: "đoạn thụt đầu dòng bằng " + indent.VI + " sẽ hiện như mã chương trình", EN: "the paragraph is indented with " + indent.EN + " and is shown as program code"}),
			diag.T("bỏ chỗ thụt đầu dòng; nếu đúng là mã thì đặt giữa hai dòng ```", "remove the indentation; real code stands between two lines ```"))
	}
	r.lists()
	for _, h := range r.document.Headings {
		switch text := strings.TrimSpace(h.Text); {
		case text == "":
			r.report(h.Place, diag.K1524.T("tiêu đề mục để trống", "a heading without words"), diag.T("viết tiêu đề sau dấu #, hoặc bỏ dòng này", "write the words behind the #, or leave the line out"))
		case h.Underlined && markdown.IsSentence(text):
			r.report(h.Place, diag.K1525.T("cả đoạn này thành tiêu đề, vì ngay dưới là một dòng gạch", "this whole paragraph becomes a heading, because of the line of signs below it"),
				diag.T("để một dòng trống trước dòng gạch", "leave a blank line before the signs"))
		}
	}
}

// rawHTML warns of tags, which are left out of the page, the first of each line.
func (r *reader) rawHTML() {
	found, last := 0, 0
	for _, h := range r.document.RawHTML {
		if h.Line == last {
			continue
		}
		last = h.Line
		if found++; found <= mostTold {
			r.report(h.Place, diag.K1526.T("có thẻ HTML <%s>, sẽ không hiện trên trang", "holds the HTML tag <%s>, which is not shown on the page", h.Tag), tagHint(h.Tag))
		}
	}
	if found > mostTold {
		r.reportLine(last, diag.K1526.T("thẻ HTML trên %d dòng tất cả", "HTML tags on %d lines in all", found), diag.Text{})
	}
}

// tagHint says how Markdown has what a tag makes.
func tagHint(tag string) diag.Text {
	switch strings.ToLower(tag) {
	case "b", "strong":
		return diag.T("viết **chữ đậm**", "write **bold**")
	case "i", "em":
		return diag.T("viết *chữ nghiêng*", "write *italic*")
	case "a":
		return diag.T("viết [chữ](địa chỉ)", "write [words](address)")
	case "img":
		return diag.T("viết ![lời mô tả](tên tệp)", "write ![description](name of the file)")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return diag.T("viết tiêu đề mục sau dấu ## và một dấu cách", "write the heading behind ## and a space")
	case "table", "tr", "td", "th", "thead", "tbody":
		return diag.T("viết bảng theo Markdown: | Tên | Số |, dưới đó |---|---|, rồi mỗi hàng một dòng", "write the table as Markdown: | Name | Number |, below it |---|---|, then a line for each row")
	case "ul", "ol", "li":
		return diag.T("viết mỗi mục của danh sách một dòng, bắt đầu bằng dấu - và một dấu cách", "write each item on a line of its own that begins with a hyphen and a space")
	case "br":
		return diag.T(`để xuống dòng thì viết dấu \ ở cuối dòng; trong bảng thì viết dấu ; thay cho thẻ`, `to begin a new line write \ at the end of the line before; in a table write ; in its place`)
	case "iframe", "video", "embed", "object":
		return diag.T("viết một liên kết: [lời](https://…)", "write a link: [words](https://…)")
	}
	return diag.T("dùng Markdown thay cho HTML; nếu muốn hiện dấu < thì viết \\<", "use Markdown in place of HTML; to show the sign <, write \\<")
}

// lists warns of numbers that are not shown as written, and of paragraphs that
// begin with a year or a number and become a list.
func (r *reader) lists() {
	next := map[string]int{} // the number that would go on with the last list
	for _, l := range r.document.Lists {
		first := l.Numbers[0]
		if first > 1 && first != next[l.Sign] {
			r.report(l.Place, diag.K1527.T("dòng bắt đầu bằng %d%s thành danh sách đánh số từ %d", "the line that begins with %d%s becomes a list numbered from %d", first, l.Sign, first),
				diag.T(`nếu không phải danh sách thì viết %d\%s`, `if it is no list, write %d\%s`, first, l.Sign))
		}
		r.numbers(l)
		next[l.Sign] = first + len(l.Numbers)
	}
}

// numbers warns of the first item that gets another number than it has. A list
// of which all items have the first's number is meant to be counted.
func (r *reader) numbers(l markdown.List) {
	first := l.Numbers[0]
	if !slices.ContainsFunc(l.Numbers, func(n int) bool { return n != first }) {
		return
	}
	for i, n := range l.Numbers {
		if n != first+i {
			r.reportLine(l.Lines[i], diag.K1528.T("mục ghi số %d sẽ hiện là %d", "the item with the number %d is shown as %d", n, first+i),
				diag.T(`sửa số cho liền nhau, hoặc viết %d\%s để giữ số`, `number the items in a row, or write %d\%s to keep the number`, n, l.Sign))
			return
		}
	}
}
