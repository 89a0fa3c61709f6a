package formatter

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/markdown"
)

// body is the text of a write-up in normal form; first is its line in the file.
// Each step is taken only as far as the page shows the same.
func (f *former) body(text string, first int) string {
	origin := []int{} // the line of the file of each line of the text
	for i := range strings.Count(text, "\n") + 1 {
		origin = append(origin, first+i)
	}
	layout := markdown.Read(text)
	step := func(what diag.Text, find func(string, *markdown.Layout) []markdown.Edit, print func(string) string) {
		edits := find(text, layout)
		if len(edits) == 0 {
			return
		}
		made := apply(&edits, text, print)
		var changed lines
		for _, e := range edits {
			changed = append(changed, origin[strings.Count(text[:e.Start], "\n")])
		}
		f.several(changed, what)
		text, origin, layout = made, origins(text, edits, origin), markdown.Read(made)
	}
	page := func(body string) string { return markdown.Fingerprint(body, cleanWords) }
	step(diag.T("chữ giống chữ khác, dấu cách lạ, ký tự ẩn", "letters that look like others, other spaces, hidden characters"), words, page)
	var d *markdown.Document
	for i := range cures {
		if d == nil {
			d = markdown.Parse(text)
		}
		before := text
		step(cures[i].what, func(text string, layout *markdown.Layout) []markdown.Edit { return cures[i].edits(text, d, layout) }, cures[i].same)
		if text != before {
			d = nil
		}
	}
	step(diag.T("dấu đầu dòng của Word thành mục danh sách", "a bullet of a word processor becomes an item"), bullets, spoken)
	step(diag.T("dòng có dấu, số hay chữ đầu dòng không còn nối vào dòng trên", "a line that begins with a mark, a number or a letter is not joined to the one above"), separate, spoken)
	step(diag.T("bỏ dấu cách ở cuối dòng", "spaces at the end of a line are taken out"), ends, page)
	step(diag.T("nối dòng bị ngắt giữa đoạn", "a line that was broken within its paragraph is joined"), joins, page)
	step(diag.T("thêm dấu xuống dòng ở cuối tệp", "the last line gets its end"), lastEnd, page)
	step(diag.T("bỏ dòng trống thừa", "empty lines too many are taken out"), blanks, page)
	return text
}

// apply makes the edits that leave the print of the text the same: all at once, or
// if that fails one after the other. Those that were not made are taken out.
func apply(edits *[]markdown.Edit, text string, print func(string) string) string {
	*edits = markdown.Apart(*edits)
	before := print(text)
	if all := markdown.Replace(text, *edits); print(all) == before {
		return all
	}
	var good []markdown.Edit
	for i, e := range *edits {
		if i == mostTried {
			break
		}
		if print(markdown.Replace(text, append(slices.Clip(good), e))) == before {
			good = append(good, e)
		}
	}
	*edits = good
	return markdown.Replace(text, good)
}

// mostTried is how many edits of one text are tried one by one.
const mostTried = 200

// origins are the lines that the lines of a text were, once edits are made.
func origins(text string, edits []markdown.Edit, origin []int) []int {
	is := origin[:1:1]
	line, done := 0, 0
	for _, e := range append(slices.Clip(edits), markdown.Edit{Span: markdown.Span{Start: len(text), End: len(text)}}) {
		for range strings.Count(text[done:e.Start], "\n") {
			line++
			is = append(is, origin[line])
		}
		line += strings.Count(text[e.Start:e.End], "\n")
		for range strings.Count(e.Text, "\n") {
			is = append(is, origin[line])
		}
		done = e.End
	}
	return is
}

// words are the edits that clean what is shown as text.
func words(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	if !strings.ContainsFunc(text, isSuspect) {
		return nil
	}
	for _, s := range layout.Words {
		clean := cleanWords(text[s.Start:s.End])
		if clean == text[s.Start:s.End] {
			continue
		}
		if starts(layout, s.Start) {
			clean = strings.TrimLeft(clean, " ")
		}
		edits = append(edits, markdown.Edit{Span: s, Text: clean})
	}
	return edits
}

// starts reports whether a line of a paragraph begins at an offset.
func starts(layout *markdown.Layout, offset int) bool {
	return slices.ContainsFunc(layout.Paragraphs, func(p markdown.Paragraph) bool {
		return slices.ContainsFunc(p.Lines, func(line markdown.Span) bool { return line.Start == offset })
	})
}

// lists are the parts of a fingerprint that a bullet changes.
var lists = regexp.MustCompile(`\((?:List [-+*] 0 (?:true|false)|ListItem|Paragraph|TextBlock)`)

// spoken is all that a page shows of a text but for paragraphs, lists and their
// marks.
func spoken(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c >= 0xf000 && c <= 0xf0ff || strings.ContainsRune("•●▪■◦○‣∙·➢❖✓✔►▶➤❑⁃–—−―‒-+⏎)", c) {
			return -1
		}
		return c
	}, lists.ReplaceAllString(markdown.Fingerprint(text, cleanWords), ""))
}

// ends are the edits that take spaces from the ends of lines at which no line of
// the page ends.
func ends(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	for _, p := range layout.Paragraphs {
		for i, line := range p.Lines {
			kept := line.Start + len(strings.TrimRight(text[line.Start:line.End], " \t"))
			end := line.End + len(text[line.End:]) - len(strings.TrimLeft(text[line.End:], " \t"))
			if end < len(text) && text[end] != '\n' {
				continue // the line goes on, as that of a table's cell may
			}
			if last := i == len(p.Lines)-1; kept < end && (last || p.Breaks[i] == markdown.SoftBreak) {
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: kept, End: end}, Text: ""})
			}
		}
	}
	return edits
}

// The lengths of a line in characters that a margin broke. A line that is longer
// was broken by somebody who wanted a new paragraph.
const (
	minWrapped = 40
	maxWrapped = 110
)

// joins are the edits that join the lines of paragraphs that a margin broke.
func joins(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	for _, p := range layout.Paragraphs {
		for i, end := range wrapped(p, text) {
			if end {
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: p.Lines[i].End, End: p.Lines[i+1].Start}, Text: " "})
			}
		}
	}
	return edits
}

// wrapped tells at which ends of lines a margin broke the paragraph: those within
// a sentence, which goes on in small letters or behind a comma; and if there is one,
// also those where the line is about as long as the others. A line that begins as
// an item or a number does stays.
func wrapped(p markdown.Paragraph, text string) []bool {
	ends := make([]bool, len(p.Breaks))
	longest, within := 0, false
	for _, line := range p.Lines {
		longest = max(longest, utf8.RuneCountInString(text[line.Start:line.End]))
	}
	if longest < minWrapped || longest > maxWrapped {
		return nil
	}
	for i, line := range p.Lines[:len(ends)] {
		next, _ := utf8.DecodeRuneInString(text[p.Lines[i+1].Start:])
		words := strings.TrimRight(text[line.Start:line.End], " ")
		ends[i] = mayJoin(p, i, text) && (unicode.IsLower(next) || strings.HasSuffix(words, ","))
		within = within || ends[i]
	}
	for i, line := range p.Lines[:len(ends)] {
		if within && mayJoin(p, i, text) && utf8.RuneCountInString(text[line.Start:line.End])*5 >= longest*3 {
			ends[i] = true
		}
	}
	return ends
}

func mayJoin(p markdown.Paragraph, i int, text string) bool {
	next := text[p.Lines[i+1].Start:p.Lines[i+1].End]
	return p.Breaks[i] == markdown.SoftBreak && !startsBlock.MatchString(next)
}

// startsBlock matches a line with the mark of an item, a number or a row.
var startsBlock = regexp.MustCompile(`^([-+*•●▪–·]\s|\d{1,4}[.)]|[a-zđ][.)]\s|[IVX]{1,5}[.)]\s|\||:|#)`)

var emptyLines = regexp.MustCompile(`\n(?:[ \t]*\n){2,}|\n[ \t]+\n`)

// blanks are the edits that leave one empty line where there are more, none at the
// end of the file, and at most one before the text.
func blanks(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	body := strings.TrimRight(text, " \t\n")
	begin := 0
	if body == "" {
		return whole(text, "")
	}
	if lead := text[:len(text)-len(strings.TrimLeft(text, "\n"))]; len(lead) > 1 {
		edits = append(edits, markdown.Edit{Span: markdown.Span{Start: 0, End: len(lead)}, Text: "\n"})
		begin = len(lead)
	}
	for _, m := range emptyLines.FindAllStringIndex(body[begin:], -1) {
		s := markdown.Span{Start: begin + m[0], End: begin + m[1]}
		if !slices.ContainsFunc(layout.Verbatim, func(v markdown.Span) bool { return v.Start < s.End && s.Start+1 < v.End }) {
			edits = append(edits, markdown.Edit{Span: s, Text: "\n\n"})
		}
	}
	if text[len(body):] != "\n" {
		edits = append(edits, markdown.Edit{Span: markdown.Span{Start: len(body), End: len(text)}, Text: "\n"})
	}
	return edits
}

// lastEnd is the edit that ends the last line.
func lastEnd(text string, _ *markdown.Layout) []markdown.Edit {
	if text == "" || strings.HasSuffix(text, "\n") {
		return nil
	}
	return []markdown.Edit{{Span: markdown.Span{Start: len(text), End: len(text)}, Text: "\n"}}
}

func whole(text, to string) []markdown.Edit {
	if text == to {
		return nil
	}
	return []markdown.Edit{{Span: markdown.Span{Start: 0, End: len(text)}, Text: to}}
}
