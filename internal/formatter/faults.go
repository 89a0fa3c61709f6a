package formatter

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// A cure makes of text what it was meant as, where check warns that it is none.
type cure struct {
	what diag.Text
	find func(text string, lines []markdown.Span, d *markdown.Document) []markdown.Edit
	left func(d *markdown.Document) int // how much there is to cure
	same func(text string) string       // what a page must go on to say
	more bool                           // text is shown that was not, and may be wrong as well
	code bool                           // it is about code or HTML, which others leave alone
}

// cures are in the order in which they are taken.
var cures = []cure{
	{diag.T("ghi chú <!-- được đóng ở cuối dòng", "a remark <!-- is closed at the end of its line"), closeRemarks, hidden, withoutMarks, true, true},
	{diag.T("dấu # có dấu cách ở sau, thành tiêu đề", "a # gets the space that makes a heading"), spaceHashes, failedOf(markdown.FailedHeading), said, false, false},
	{diag.T("các hàng của bảng không còn cách nhau dòng trống", "no blank lines part the rows of a table"), joinRows, failedOf(markdown.LooseRow), said, false, false},
	{diag.T("thêm dòng |---| dưới tên cột của bảng", "a table gets the line |---| below the names of its columns"), addDelimiters, failedOf(markdown.FailedTable), said, false, false},
	{diag.T("dấu ** đứng sát chữ, thành chữ đậm", "the signs ** stand beside the words and make them bold"), tightenBold, failedOf(markdown.FailedBold), said, false, false},
	{diag.T("bỏ tiêu đề để trống", "a heading without words is taken out"), dropHeadings, func(d *markdown.Document) int { return count(d.Headings, isEmptyHeading) }, said, false, false},
	{diag.T("thêm dòng trống trước dòng gạch", "a blank line before the line of signs"), partRules, func(d *markdown.Document) int { return count(d.Headings, isUnderlinedSentence) }, said, false, false},
	{diag.T("bỏ chỗ thụt đầu dòng của đoạn", "the indentation of a paragraph is taken out"), dropIndents, func(d *markdown.Document) int { return len(d.Code) }, said, false, true},
	{diag.T("bỏ cỡ ảnh của Obsidian", "the size of a picture, as Obsidian has it, is taken out"), dropSizes, func(d *markdown.Document) int { return count(d.Links, hasSize) }, withoutSizes, false, false},
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
		if n := c.left(d); n >= left || len(d.Failed) > failed && !c.more || c.same(next) != says {
			return false
		}
		left, failed = c.left(d), len(d.Failed)
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

// closeRemarks closes remarks of one line; where one of several lines ends, only its
// writer knows.
func closeRemarks(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	eachFailed(d, lines, markdown.OpenComment, func(i int, _ markdown.Failed) {
		written := text[lines[i].Start:lines[i].End]
		_, words, _ := strings.Cut(written, "<!--")
		last := i+1 == len(lines) || strings.TrimSpace(text[lines[i+1].Start:lines[i+1].End]) == ""
		if strings.TrimSpace(words) != "" && last {
			end := lines[i].Start + len(strings.TrimRight(written, " \t"))
			edits = append(edits, markdown.Edit{Span: markdown.Span{Start: end, End: lines[i].End}, Text: " -->"})
		}
	})
	return edits
}

// hidden is the less the later the first remark without an end begins.
func hidden(d *markdown.Document) int {
	for _, f := range d.Failed {
		if f.Kind == markdown.OpenComment {
			return math.MaxInt - f.Line
		}
	}
	return 0
}

// withoutMarks is a text without space and the ends of remarks.
func withoutMarks(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), ""), "-->", "")
}

var hashes = regexp.MustCompile(`^ {0,3}#{2,6}`)

func spaceHashes(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	eachFailed(d, lines, markdown.FailedHeading, func(i int, _ markdown.Failed) {
		if mark := hashes.FindString(text[lines[i].Start:lines[i].End]); mark != "" { // a single one may begin a tag
			edits = append(edits, insert(lines[i].Start+len(mark), " "))
		}
	})
	return edits
}

// joinRows takes the blank lines out between all rows that stand around a loose one.
func joinRows(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	row := func(i int) bool {
		line := strings.TrimSpace(text[lines[i].Start:lines[i].End])
		return len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|'
	}
	blank := func(i int) bool { return strings.TrimSpace(text[lines[i].Start:lines[i].End]) == "" }
	eachFailed(d, lines, markdown.LooseRow, func(i int, _ markdown.Failed) {
		first, last := i, i
		for n := i; n >= 0 && (row(n) || blank(n)); n-- {
			if row(n) {
				first = n
			}
		}
		for n := i; n < len(lines) && (row(n) || blank(n)); n++ {
			if row(n) {
				last = n
			}
		}
		var rows []string
		for n := first; n <= last; n++ {
			if row(n) {
				rows = append(rows, text[lines[n].Start:lines[n].End])
			}
		}
		edits = append(edits, markdown.Edit{Span: markdown.Span{Start: lines[first].Start, End: lines[last].End}, Text: strings.Join(rows, "\n")})
	})
	return edits
}

func addDelimiters(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	eachFailed(d, lines, markdown.FailedTable, func(i int, f markdown.Failed) {
		before, _, ok := strings.Cut(text[lines[i].Start:lines[i].End], "|")
		if ok && strings.Trim(before, " \t>") == "" {
			edits = append(edits, insert(lines[i].End, "\n"+before+f.Destination))
		}
	})
	return edits
}

// loosePair are two signs ** with space on the inner side of one.
var loosePair = regexp.MustCompile(`^([^*]*?)(\s?)\*\*([^*]+)\*\*([^*]*)$`)

// tightenBold moves the space outside of signs that are the only ones of their line.
func tightenBold(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	eachFailed(d, lines, markdown.FailedBold, func(i int, _ markdown.Failed) {
		m := loosePair.FindStringSubmatch(text[lines[i].Start:lines[i].End])
		if m == nil {
			return
		}
		words := strings.TrimSpace(m[3])
		if words == "" || words == m[3] {
			return
		}
		begin, end := m[2], ""
		if strings.HasPrefix(m[3], " ") && begin == "" && m[1] != "" {
			begin = " "
		}
		if next, _ := utf8.DecodeRuneInString(m[4]); strings.HasSuffix(m[3], " ") && unicode.IsLetter(next) {
			end = " "
		}
		edits = append(edits, markdown.Edit{Span: lines[i], Text: m[1] + begin + "**" + words + "**" + end + m[4]})
	})
	return edits
}

func isEmptyHeading(h markdown.Heading) bool { return strings.TrimSpace(h.Text) == "" }

var onlyHashes = regexp.MustCompile(`^ {0,3}#{1,6}[ \t#]*$`)

// dropHeadings leaves the line empty, which parts what stands around it.
func dropHeadings(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	for _, h := range d.Headings {
		if line := lines[h.Line-1]; isEmptyHeading(h) && onlyHashes.MatchString(text[line.Start:line.End]) {
			edits = append(edits, markdown.Edit{Span: line})
		}
	}
	return edits
}

func isUnderlinedSentence(h markdown.Heading) bool {
	return h.Underlined && markdown.IsSentence(strings.TrimSpace(h.Text))
}

var rule = regexp.MustCompile(`^ {0,3}-{3,}[ \t]*$`)

func partRules(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	for _, h := range d.Headings {
		for i := h.Line; isUnderlinedSentence(h) && i < len(lines); i++ {
			line := text[lines[i].Start:lines[i].End]
			if strings.TrimSpace(line) == "" {
				break
			}
			if rule.MatchString(line) {
				edits = append(edits, insert(lines[i].Start, "\n"))
				break
			}
		}
	}
	return edits
}

// dropIndents makes paragraphs of indented ones that are sentences and no code. Each
// line was one of its own, as word processors save paragraphs.
func dropIndents(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	for _, c := range d.Code {
		first := c.Line - 1
		last, words := first, 0
		var paragraphs []string
		for i := first; i < len(lines); i++ {
			line := text[lines[i].Start:lines[i].End]
			if bare := strings.TrimSpace(line); bare != "" && !strings.HasPrefix(line, "\t") && !strings.HasPrefix(line, "    ") {
				break
			} else if bare != "" {
				last, words = i, words+len(strings.Fields(bare))
				paragraphs = append(paragraphs, bare)
			}
		}
		if whole := strings.Join(paragraphs, "\n\n"); words >= minSentence && isProse(whole) {
			edits = append(edits, markdown.Edit{Span: markdown.Span{Start: lines[first].Start, End: lines[last].End}, Text: whole})
		}
	}
	return edits
}

// minSentence is from how many words on indented text may be a sentence.
const minSentence = 6

// isProse reports words of Vietnamese without the signs of programs.
func isProse(text string) bool {
	marked := strings.ContainsFunc(text, func(c rune) bool {
		return c >= 0x1ea0 && c < 0x1f00 || strings.ContainsRune("àáâãèéêìíòóôõùúýăđĩũơư", c)
	})
	return marked && !strings.ContainsAny(text, "{}<>=;|`$\\#*_[]")
}

// sizeOfPicture is a size as Obsidian writes it behind the description of a picture.
var sizeOfPicture = regexp.MustCompile(`(!\[[^\[\]\n|]*)\\?\|\d+(?:x\d+)?\]\(`)

var sizeInText = regexp.MustCompile(`\|\d+(?:x\d+)?$`)

func hasSize(l markdown.Link) bool { return l.Picture && sizeInText.MatchString(l.Text) }

func dropSizes(text string, lines []markdown.Span, d *markdown.Document) (edits []markdown.Edit) {
	done := -1
	for _, l := range d.Links {
		if !hasSize(l) || l.Line-1 == done {
			continue
		}
		done = l.Line - 1
		line := lines[done]
		edits = append(edits, markdown.Edit{Span: line, Text: sizeOfPicture.ReplaceAllString(text[line.Start:line.End], "$1](")})
	}
	return edits
}

// withoutSizes is what is said beside the sizes of pictures.
func withoutSizes(text string) string { return said(sizeOfPicture.ReplaceAllString(text, "$1](")) }
