package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// A Joined is a line that was meant to begin a new one on the page, by the mark
// that it begins with, and that Markdown joins to the line above it.
type Joined struct {
	Line   int    // of the paragraph, from 0
	Mark   string // with the space behind it
	Bullet bool   // the mark is one of a list, else a number or a letter
}

// The marks of lines as Vietnamese documents have them. A dash and a number also
// stand within sentences, which a margin may break before them.
var (
	signMark   = regexp.MustCompile(`^[·➢❖✓✔►▶➤❑‣⁃][\s\p{Zs}]+`)
	dashMark   = regexp.MustCompile(`^(?:[–—−―‒][\s\p{Zs}]+|[–—−―‒+-])`)
	letterMark = regexp.MustCompile(`^\(?[a-zđ][.)][\s\p{Zs}]+`)
	romanMark  = regexp.MustCompile(`^(?:[IVX]{2,5}|I)[.)][\s\p{Zs}]+`)
	numberMark = regexp.MustCompile(`^\(?\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]?[\s\p{Zs}]+|[.)])`)
	slashMark  = regexp.MustCompile(`^(?:\d{1,2}[/-]|[a-zđ]/)[\s\p{Zs}]+`)
	clauseMark = regexp.MustCompile(`^(?:Điều|Khoản) \d{1,3}[.:][\s\p{Zs}]+`)
	fontMark   = regexp.MustCompile(`^[oüØ§Ÿ¨][\s\p{Zs}]+`) // bullets of Word in another font
	lineMarks  = []*regexp.Regexp{signMark, dashMark, letterMark, romanMark, numberMark, slashMark, clauseMark, fontMark}
)

// lineMark is the mark that a line begins with, and which kind of lineMarks it is;
// words stand behind it. A bare number is a mark only before a capital letter, and
// a dash without a space, too.
func lineMark(line string) (mark string, kind int) {
	for kind, pattern := range lineMarks {
		mark := pattern.FindString(line)
		if mark == "" || mark == line {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(mark, unicode.IsSpace))
		next, _ := utf8.DecodeRuneInString(line[len(mark):])
		bare := pattern == numberMark && unicode.IsDigit(last) || pattern == dashMark && mark == string(last)
		glued := pattern == numberMark && strings.HasSuffix(mark, string(last)) // "1.Một"
		plain := strings.ContainsRune("-+", last)                               // which begin no word of a sentence
		if (bare || glued) && !unicode.IsUpper(next) && !(plain && unicode.IsLetter(next)) || pattern == numberMark && bare && !strings.Contains(mark, ".") {
			continue
		}
		return mark, kind
	}
	return "", -1
}

// JoinedLines finds the lines of a paragraph that Markdown joins to the line above
// and that were meant as lines of their own. That is sure behind the end of a
// sentence or a colon, and of several lines with marks of one kind, if one stands
// at such a place or begins the paragraph, or if all go on in capitals (with dashes: all lines but
// the first, since dashes also stand before offices).
func JoinedLines(lines []string) (found []Joined) {
	marks, kinds := make([]string, len(lines)), make([]int, len(lines))
	count, small, begins := map[int]int{}, map[int]bool{}, map[int]bool{}
	for i, line := range lines {
		marks[i], kinds[i] = lineMark(line)
		next, _ := utf8.DecodeRuneInString(line[len(marks[i]):])
		count[kinds[i]]++
		small[kinds[i]] = small[kinds[i]] || !unicode.IsUpper(next)
		begins[kinds[i]] = begins[kinds[i]] || i == 0 || endsSentence(lines[i-1])
	}
	for i, kind := range kinds {
		if i == 0 || kind < 0 {
			continue
		}
		capitals := !small[kind] && (kind > 1 || count[kind] == len(lines)-1)
		several := count[kind] > 1 && (begins[kind] || capitals)
		if several || lineMarks[kind] == signMark || endsSentence(lines[i-1]) {
			found = append(found, Joined{i, marks[i], kind < 2 || lineMarks[kind] == fontMark})
		}
	}
	return found
}

// endsSentence reports whether nothing of the sentence can follow on the next line.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, ` "”*_)`)
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".:;!?…", last)
}

// joined notes lines of a paragraph that are joined to the line above.
func (w *walk) joined(n ast.Node) {
	count := n.Lines().Len()
	if count < 2 {
		return
	}
	lines := make([]string, count)
	for i := range count {
		segment := n.Lines().At(i)
		lines[i] = strings.TrimLeft(strings.TrimSuffix(string(segment.Value(w.source)), "\n"), " \t")
	}
	w.lazy(n, lines)
	for _, j := range JoinedLines(lines) {
		before := lines[j.Line-1]
		if strings.HasSuffix(before, "  ") || strings.HasSuffix(before, `\`) {
			continue
		}
		text := lines[j.Line]
		if j.Bullet {
			text = "- " + text[len(j.Mark):]
		}
		w.document.Failed = append(w.document.Failed, Failed{Place: w.place(n.Lines().At(j.Line).Start), Kind: JoinedLine,
			Written: lines[j.Line], Destination: text})
	}
}

// The lengths of a line in characters that a margin broke.
const minWrapped, maxWrapped = 60, 110

// lazy finds the line below an item that stands at the margin and begins a
// sentence, though no margin can have broken the line above: it was meant as the
// paragraph behind the list.
func (w *walk) lazy(n ast.Node, lines []string) {
	if _, ok := n.Parent().(*ast.ListItem); !ok {
		return
	}
	for i, line := range lines[1:] {
		start := n.Lines().At(i + 1).Start
		first, _ := utf8.DecodeRuneInString(line)
		length := utf8.RuneCountInString(lines[i])
		wrapped := length >= minWrapped && length <= maxWrapped
		atMargin := start == 0 || w.source[start-1] == '\n'
		if !wrapped && atMargin && unicode.IsUpper(first) && w.source[start] == line[0] && strings.HasSuffix(lines[i], ".") {
			w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: LazyLine, Written: line})
			return
		}
	}
}
