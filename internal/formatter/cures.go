package formatter

import (
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// A cure makes of text what it was meant as, where check warns that it is none.
type cure struct {
	what diag.Text
	find func(text string, lines []markdown.Span, d *markdown.Document) []markdown.Edit
	left func(d *markdown.Document) int // how much there is to cure
	same func(text string) string       // what a page must go on to say
	more bool                           // text is shown then that was not, and may be wrong as well
	code bool                           // it is about code or HTML, which others leave alone
}

// cures are in the order in which they are taken.
var cures = []cure{
	{what: diag.T("ghi chú <!-- được đóng ở cuối dòng", "a remark <!-- is closed at the end of its line"),
		find: closeRemarks, left: hidden, same: withoutMarks, more: true, code: true},
	{what: diag.T("dấu # có dấu cách ở sau, thành tiêu đề", "a # gets the space that makes a heading"),
		find: spaceHashes, left: failedOf(markdown.FailedHeading), same: said},
	{what: diag.T("các hàng của bảng không còn cách nhau dòng trống", "no blank lines part the rows of a table"),
		find: joinRows, left: failedOf(markdown.LooseRow), same: said},
	{what: diag.T("thêm dòng |---| dưới tên cột của bảng", "a table gets the line |---| below the names of its columns"),
		find: addDelimiters, left: failedOf(markdown.FailedTable), same: said},
	{what: diag.T("dấu ** đứng sát chữ, thành chữ đậm", "the signs ** stand beside the words and make them bold"),
		find: tightenBold, left: failedOf(markdown.FailedBold), same: said},
	{what: diag.T("bỏ tiêu đề để trống", "a heading without words is taken out"),
		find: dropHeadings, left: func(d *markdown.Document) int { return count(d.Headings, isEmptyHeading) }, same: said},
	{what: diag.T("thêm dòng trống trước dòng gạch", "a blank line before the line of signs"),
		find: partRules, left: func(d *markdown.Document) int { return count(d.Headings, isUnderlinedSentence) }, same: said},
	{what: diag.T("bỏ chỗ thụt đầu dòng của đoạn", "the indentation of a paragraph is taken out"),
		find: dropIndents, left: func(d *markdown.Document) int { return len(d.Code) }, same: said, code: true},
	{what: diag.T("bỏ cỡ ảnh của Obsidian", "the size of a picture, as Obsidian has it, is taken out"),
		find: dropSizes, left: func(d *markdown.Document) int { return count(d.Links, hasSize) }, same: withoutSizes},
}

// edits are those of a cure that do cure: less is left after them, nothing else is
// wrong then, and the page says the same.
func (c *cure) edits(text string, d *markdown.Document, layout *markdown.Layout) (good []markdown.Edit) {
	left := c.left(d)
	if left == 0 {
		return nil
	}
	all := markdown.Apart(c.find(text, lineSpans(text), d))
	if !c.code {
		all = slices.DeleteFunc(all, func(e markdown.Edit) bool {
			return slices.ContainsFunc(layout.Verbatim, func(v markdown.Span) bool { return v.Start <= e.End && e.Start <= v.End })
		})
	}
	failed, says := len(d.Failed), c.same(text)
	try := func(edits []markdown.Edit) bool {
		next := markdown.Replace(text, edits)
		d := markdown.Parse(next)
		n := c.left(d)
		if n >= left || len(d.Failed) > failed && !c.more || c.same(next) != says {
			return false
		}
		left, failed = n, len(d.Failed)
		return true
	}
	tries := mostCured
	var solve func(edits []markdown.Edit)
	solve = func(edits []markdown.Edit) {
		if tries--; len(edits) == 0 || tries < 0 {
			return
		}
		if next := slices.Concat(good, edits); try(next) {
			good = next
		} else if half := len(edits) / 2; half > 0 {
			solve(edits[:half])
			solve(edits[half:])
		}
	}
	solve(all)
	if tries < 0 { // too many that do not cure to go on another time
		return nil
	}
	return good
}

// mostCured is how often a text is read to find which edits of a cure do cure.
const mostCured = 24

func failedOf(kind markdown.FailedKind) func(d *markdown.Document) int {
	return func(d *markdown.Document) int {
		return count(d.Failed, func(f markdown.Failed) bool { return f.Kind == kind })
	}
}

func count[T any](list []T, is func(T) bool) (n int) {
	for i := range list {
		if is(list[i]) {
			n++
		}
	}
	return n
}

// lineSpans are the lines of a text, without their ends.
func lineSpans(text string) (list []markdown.Span) {
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		list = append(list, markdown.Span{Start: start, End: start + len(line)})
		start += len(line) + 1
	}
	return list
}

// said are the letters and digits that a page shows, in their order.
func said(text string) string {
	layout := markdown.Read(text)
	spans := slices.Concat(layout.Words, layout.Verbatim)
	slices.SortStableFunc(spans, func(a, b markdown.Span) int { return a.Start - b.Start })
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(text[s.Start:s.End])
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, b.String())
}

// insert is the edit that puts words at an offset.
func insert(at int, words string) markdown.Edit {
	return markdown.Edit{Span: markdown.Span{Start: at, End: at}, Text: words}
}

// eachFailed gives the lines of what of a kind looks like Markdown and is none.
func eachFailed(d *markdown.Document, lines []markdown.Span, kind markdown.FailedKind, yield func(line int, f markdown.Failed)) {
	for _, f := range d.Failed {
		if f.Kind == kind && f.Line <= len(lines) {
			yield(f.Line-1, f)
		}
	}
}
