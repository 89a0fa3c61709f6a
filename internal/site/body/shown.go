package body

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// failed tells of text that looks like Markdown and would be shown as it stands.
func (r *reader) failed() {
	for _, f := range r.document.Failed {
		switch written := clip(f.Written); f.Kind {
		case markdown.FailedPicture:
			r.report(f.Place, diag.K1615.T("%s không thành ảnh mà hiện nguyên như chữ", "%s makes no picture and would be shown as it stands", written), r.destinationHint(f, "!"))
		case markdown.WikiPicture:
			r.report(f.Place, diag.K1615.T("%s không thành ảnh mà hiện nguyên như chữ", "%s makes no picture and would be shown as it stands", written), wikiHint(f, "!"))
		case markdown.FailedLink:
			code := diag.K1617
			if r.looksLikeFile(f.Destination) {
				code = diag.K1616
			}
			r.report(f.Place, code.T("%s không thành liên kết mà hiện nguyên như chữ", "%s makes no link and is shown as it stands", written), r.destinationHint(f, ""))
		case markdown.WikiLink:
			r.report(f.Place, diag.K1617.T("%s không thành liên kết mà hiện nguyên như chữ", "%s makes no link and is shown as it stands", written), wikiHint(f, ""))
		case markdown.ForeignMark:
			r.report(f.Place, diag.K1529.T("%s là cách viết của phần mềm khác và hiện nguyên như chữ", "%s is another program's mark and is shown as it stands", strings.ReplaceAll(written, "\n", " ")), foreignHints[f.Destination])
		case markdown.FailedFootnote:
			r.report(f.Place, diag.K1521.T("chú thích %s không có lời giải thích, nên hiện nguyên như chữ", "the footnote %s has no text and is shown as it stands", written),
				diag.T("thêm một dòng: [^%s]: lời chú thích", "add a line: [^%s]: the text", f.Destination))
		}
	}
	for _, f := range r.document.Footnotes {
		r.report(f.Place, diag.K1522.T("lời chú thích [^%s] không được nhắc tới, nên không hiện trên trang", "nothing refers to the footnote [^%s], so that it is not shown", f.Name),
			diag.T("viết [^%s] vào chỗ cần chú thích", "write [^%s] where it belongs", f.Name))
	}
}

// foreignHints say what is written in place of the marks of other programs.
var foreignHints = map[string]diag.Text{
	"%%": diag.T("người đọc thấy cả ghi chú này: xóa nó khỏi bài", "readers see this remark, too: delete it"),
	"==": diag.T("viết **chữ đậm** để làm nổi bật", "write **bold** to make it stand out"),
	"^[": diag.T("viết [^1] ở đây, và lời chú thành một dòng riêng: [^1]: …", "write [^1] here, and the note as a line of its own: [^1]: …"),
	"{%": diag.T("xóa đoạn này: khotin không chạy nó", "delete it: khotin does not run it"),
	"$$": diag.T("viết công thức bằng chữ thường", "write the formula in plain letters"),
	"[/": diag.T("viết theo Markdown: **đậm**, *nghiêng*, [chữ](địa chỉ), ![lời](tệp)", "write it as Markdown: **bold**, *italic*, [text](address), ![words](file)"),
}

// destinationHint says how a name with spaces is written.
func (r *reader) destinationHint(f markdown.Failed, mark string) diag.Text {
	name := strings.Trim(f.Destination, "<>")
	if mark == "" && !r.looksLikeFile(name) {
		return diag.T(`nếu đây chỉ là chữ thì viết \[`, `if it is meant as text, write \[`)
	}
	if !strings.ContainsAny(name, " ()") {
		return diag.T("viết %s[…](tên tệp), không có dấu cách giữa hai ngoặc; nếu đây chỉ là chữ thì viết \\[", "write %s[…](name), without a space between the brackets; if it is meant as text, write \\[", mark)
	}
	return diag.T("tên có dấu cách hay ngoặc thì viết trong <…>: %s[…](<%s>)", "a name with spaces or brackets is written in <…>: %s[…](<%s>)", mark, name)
}

func wikiHint(f markdown.Failed, mark string) diag.Text {
	name, _, _ := strings.Cut(f.Destination, "|")
	return diag.T("viết theo Markdown: %s[lời](<%s>)", "write it as Markdown: %s[words](<%s>)", mark, name)
}

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
		case h.Underlined && utf8.RuneCountInString(text) > longHeading:
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
			r.report(h.Place, diag.K1526.T("có thẻ HTML <%s>, sẽ không hiện trên trang", "holds the HTML tag <%s>, which is not shown on the page", h.Tag),
				diag.T("dùng Markdown thay cho HTML; nếu muốn hiện dấu < thì viết \\<", "use Markdown in place of HTML; to show the sign <, write \\<"))
		}
	}
	if found > mostTold {
		r.reportLine(last, diag.K1526.T("thẻ HTML trên %d dòng tất cả", "HTML tags on %d lines in all", found), diag.Text{})
	}
}

// longHeading is from how many characters on a heading is no heading: the longest
// of 200 press articles has 110.
const longHeading = 120

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
