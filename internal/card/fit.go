package card

import (
	"strings"
	"unicode"
)

// A setting is a size that a title may have, and in how many lines at most, so
// that all of them are about as high.
type setting struct{ size, lines int }

// settings goes from large to small. The first suits a title of 40 characters,
// the last one of 200; of 10,900 titles looked at, the longest has 190.
var settings = []setting{{68, 2}, {60, 3}, {54, 4}, {48, 5}, {42, 5}}

// A block is a text set in lines.
type block struct {
	size    int
	leading int // from line to line
	lines   []text
}

// fit sets a title as large as it can be.
func (f *face) fit(title string, width, height int) block {
	whole := f.measure(title)
	for _, s := range settings {
		if b, ok := whole.set(s, width, height); ok {
			return b
		}
	}
	smallest := settings[len(settings)-1]
	b, _ := f.cut(title, func(t text) bool {
		_, ok := t.set(smallest, width, height)
		return ok
	}).set(smallest, width, height)
	return b
}

// set sets a text in as few lines as it needs, or in one more if it breaks much
// better then; not at all in more than the setting has, or if it gets too high.
func (t text) set(s setting, width, height int) (block, bool) {
	widest := width * em / s.size
	words := t.words(widest)
	count := t.lines(words, widest)
	var best block
	least := never
	for n := count; n <= min(count+1, s.lines, len(words)); n++ {
		lines, cost := t.wrap(words, widest, n)
		cost += (n - count) * (widest / 7) * (widest / 7) / em
		b := block{size: s.size, leading: s.size * leading(lines) / em, lines: lines}
		if cost < least && b.height() <= height {
			best, least = b, cost
		}
	}
	return best, least < never || count == 0
}

// leading is the distance from line to line for one em: what reads well, or
// more where marks would meet, as below "NGHỊ" and above "TIỄN".
func leading(lines []text) int {
	const well, gap = 1280, 70
	need := well
	for i := 1; i < len(lines); i++ {
		_, below := lines[i-1].extent()
		above, _ := lines[i].extent()
		need = max(need, below+above+gap)
	}
	return need
}

// fitLine is a text that must stay on one line, cut to a width in points.
func (f *face) fitLine(line string, size, width int) text {
	widest := width * em / size
	fits := func(t text) bool { return t.width(0, len(t.glyphs)) <= widest }
	if t := f.measure(line); fits(t) {
		return t
	}
	return f.cut(line, fits)
}

// cut is as much of the beginning of a text as fits with "…" after it; whole
// words of it, if there are any.
func (f *face) cut(written string, fits func(text) bool) text {
	words, letters := ends(written)
	if t, ok := f.longest(written, words, fits); ok {
		return t
	}
	t, _ := f.longest(written, letters, fits)
	return t
}

// longest tries to cut a text at one of the given places, as late as possible.
func (f *face) longest(written string, places []int, fits func(text) bool) (text, bool) {
	best, found := f.measure("…"), false
	low, high := 0, len(places) // places[:low] fit, places[high:] do not
	for low < high {
		middle := (low + high) / 2
		if t := f.measure(shortened(written[:places[middle]])); fits(t) {
			best, found, low = t, true, middle+1
		} else {
			high = middle
		}
	}
	return best, found
}

// shortened puts the mark of what was left out in the place of punctuation.
func shortened(s string) string {
	return strings.TrimRightFunc(s, func(c rune) bool { return c == ' ' || c != ')' && c != '”' && unicode.IsPunct(c) }) + "…"
}

// ends are the places at which the words of a text end, all but the last, and
// its letters.
func ends(s string) (words, letters []int) {
	for i, c := range s {
		if i > 0 {
			letters = append(letters, i)
		}
		if c == ' ' {
			words = append(words, i)
		}
	}
	return words, letters
}
