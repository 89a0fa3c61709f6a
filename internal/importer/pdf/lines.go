package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/importer/document"
	"github.com/khotin/khotin/internal/vi"
)

// A line is one line of a page.
type line struct {
	text        string
	spans       []document.Span
	left, right float64 // in points
	last        float64 // where the last sign ends
	page        int     // from 1
	cells       []cell  // what wide gaps part
}

// softHyphen is what PDFium gives for a hyphen at the end of a line.
const softHyphen = "\u0002"

func (l *line) add(text string, bold bool, left, right float64) {
	if text == softHyphen {
		text = "-"
	}
	if strings.TrimSpace(text) != "" {
		if l.right == 0 {
			l.left = left
		}
		l.inCell(text, left, right)
		switch distance := left - l.last; {
		case l.text == "" || strings.HasSuffix(l.text, " "):
		case distance >= cellGap:
			text = " " + text
		case distance >= spaceWidth:
			text = gap + text
		}
		l.last = right
		l.left, l.right = min(l.left, left), max(l.right, right)
	} else if n := len(l.spans); n > 0 {
		bold = l.spans[n-1].Bold // a space has no weight
		l.cells[len(l.cells)-1].text += " "
	}
	if n := len(l.spans); n > 0 && l.spans[n-1].Bold == bold {
		l.spans[n-1].Text += text
	} else {
		l.spans = append(l.spans, document.Span{Text: text, Bold: bold})
	}
	l.text += text
}

// finish reports a line with text.
func (l *line) finish() bool {
	for i := range l.spans {
		l.spans[i].Text = parted(l.spans[i].Text)
	}
	if n := len(l.spans); n > 0 {
		l.spans[n-1].Text = strings.TrimRight(l.spans[n-1].Text, " ")
	}
	l.text = parted(l.text)
	l.text = strings.Join(strings.Fields(l.text), " ")
	return l.text != ""
}

// PDFium misses the space behind a letter whose box is wider than the letter, as
// ố has in some fonts. A gap of two points is no space between the letters of a
// word set wide, but it is one where it parts what is no syllable into two.
const (
	spaceWidth = 2 // points; a space at 12 points has 3
	gap        = "\u200b"
)

var gapped = regexp.MustCompile(`\p{L}*(` + gap + `\p{L}+)+`)

func parted(text string) string {
	text = gapped.ReplaceAllStringFunc(text, func(word string) string {
		whole := strings.ReplaceAll(word, gap, "")
		for i := range whole {
			first, second := whole[:i], whole[i:]
			if strings.HasPrefix(word, first+gap) && !vi.IsSyllable(whole) && vi.IsSyllable(first) && vi.IsSyllable(second) {
				return first + " " + second
			}
		}
		return whole
	})
	return strings.ReplaceAll(text, gap, "")
}

// pageNumber is a line that only counts pages, folded.
var pageNumber = regexp.MustCompile(`^(trang )?[-–]? ?\d{1,4} ?[-–]?( ?/ ?\d{1,4})?$`)

// compose makes paragraphs of the lines of all pages.
func compose(pages [][]line) *document.Document {
	d := &document.Document{}
	var all []line
	for i, page := range pages {
		for j, l := range page {
			if (j == 0 || j == len(page)-1) && pageNumber.MatchString(vi.Fold(l.text)) {
				d.Removed = append(d.Removed, document.Removed{Line: len(all) + 1, Text: l.text, Why: document.Menu})
				continue
			}
			l.page = i + 1
			all = append(all, l)
		}
	}
	m := marginsOf(all)
	for i := 0; i < len(all); i++ {
		l := &all[i]
		if rows := tableAt(all[i:]); rows != nil {
			d.Blocks = append(d.Blocks, table(rows, i+1))
			i += len(rows) - 1
			continue
		}
		if n := len(d.Blocks) - 1; n >= 0 && d.Blocks[n].Kind != document.Table && l.goesOn(&all[i-1], m) {
			if !cutRange(all[i-1].text, l.text) {
				d.Blocks[n].Spans = append(d.Blocks[n].Spans, document.Span{Text: " "})
			}
			d.Blocks[n].Spans = append(d.Blocks[n].Spans, l.spans...)
			continue
		}
		d.Blocks = append(d.Blocks, block(l, i+1))
	}
	return d
}

// cutRange reports that a line ends within "2018-2019".
func cutRange(line, next string) bool {
	before, ok := strings.CutSuffix(line, "-")
	return ok && endsInDigit.MatchString(before) && next != "" && unicode.IsDigit(rune(next[0]))
}

var endsInDigit = regexp.MustCompile(`\d$`)

// block makes a paragraph, or an item of a line that begins with a bullet.
func block(l *line, number int) document.Block {
	b := document.Block{Line: number, Spans: l.spans}
	first := strings.TrimLeft(l.spans[0].Text, " ")
	for _, bullet := range []string{ // f0b7: the bullet of Word's Symbol font
		"•", "▪", "●", "\uf0b7", "- ", "– "} {
		if rest, ok := strings.CutPrefix(first, bullet); ok && strings.TrimSpace(l.text) != bullet {
			b.Kind = document.Item
			b.Spans[0].Text = strings.TrimLeft(rest, " ")
			break
		}
	}
	return b
}

// margins are where most lines begin and where the longest end, in points.
type margins struct {
	left, right float64
	// narrow says that the text was broken before the right margin, by a typist or
	// a mail program.
	narrow bool
}

func marginsOf(all []line) (m margins) {
	starts := map[int]int{}
	for i := range all {
		m.right = max(m.right, all[i].right)
		at := int(all[i].left)
		if starts[at]++; starts[at] > starts[int(m.left)] || starts[at] == starts[int(m.left)] && at < int(m.left) {
			m.left = float64(at)
		}
	}
	ends, small := 0, 0
	for i := 1; i < len(all); i++ {
		if all[i-1].full(m) {
			continue
		}
		ends++
		if first, _ := utf8.DecodeRuneInString(all[i].text); unicode.IsLower(first) {
			small++
		}
	}
	m.narrow = small*10 > ends*3 // as document.IsWrapped
	return m
}

// In points: how much further in than the margin a first line begins (Word's
// default is 36, typists use 20 and more), and how long the longest syllable of a
// line that is full may be ("nghiêng" at 14 points has 48).
const (
	indent    = 12
	fullSlack = 60
	// minFull is the shortest line in characters that a margin broke.
	minFull = 40
)

func (l *line) full(m margins) bool {
	return l.right >= m.right-fullSlack && utf8.RuneCountInString(l.text) >= minFull
}

// goesOn reports that a line belongs to the paragraph of the line before it, which
// was broken because it was full.
func (l *line) goesOn(before *line, m margins) bool {
	switch {
	case document.StartsBlock(l.text):
		return false
	case !before.full(m):
		return m.narrow && document.GoesOn(before.text, l.text, true)
	case l.page != before.page:
		return document.GoesOn(before.text, l.text, true)
	case l.left > m.left+indent: // a first line, or text that is set further in as a whole
		return before.left >= l.left-indent && document.GoesOn(before.text, l.text, true)
	}
	return true
}
