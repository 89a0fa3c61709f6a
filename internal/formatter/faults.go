package formatter

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/markdown"
)

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
