package card

import (
	"image"
	"math"
	"strings"
	"testing"
)

// vietnamese is every letter of Vietnamese, in capitals and small.
func vietnamese() string {
	const vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
	small := vowels + "bcdđghklmnpqrstvxfjwz"
	return small + strings.ToUpper(small)
}

func TestTheFontHasEveryLetter(t *testing.T) {
	p := newPainter(t)
	for _, f := range []*face{p.bold, p.medium} {
		for _, char := range vietnamese() + "0123456789.,:;!?…–—-“”‘’\"'()/%&+×·°²₫€«»§" {
			got := f.measure(string(char))
			if len(got.glyphs) != 1 || got.glyphs[0].id == 0 || got.glyphs[0].advance == 0 {
				t.Errorf("no letter for %q in face %d", char, f.id)
			}
		}
	}
}

// TestLettersAreWhole draws every letter as a title and looks for ink at the
// border of its mask's neighbourhood: a mask that cut a mark off would differ
// from one drawn with space around it.
func TestLettersAreWhole(t *testing.T) {
	p := newPainter(t)
	for _, char := range vietnamese() {
		for _, s := range settings {
			g := p.bold.measure(string(char)).glyphs[0]
			m := p.masks.get(p.bold, g.id, s.size, 0)
			if top, want := -m.Rect.Min.Y, g.top*s.size/em; top < want {
				t.Errorf("%q at %d: ink up to %d, want %d", char, s.size, top, want)
			}
			if foot, want := m.Rect.Max.Y, -g.foot*s.size/em; foot < want {
				t.Errorf("%q at %d: ink down to %d, want %d", char, s.size, foot, want)
			}
		}
	}
}

// TestLinesNeverTouch sets the lowest letters above the highest ones: there must
// be an empty row between all lines, and all of them within the title's space.
func TestLinesNeverTouch(t *testing.T) {
	p := newPainter(t)
	const height = 350
	for _, title := range []string{"ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ ỰẲ", strings.Repeat("NGHỊ TIỄN ", 8), strings.Repeat("Ậy Ẳg ", 14), strings.Repeat("ẴỘç ", 40)} {
		b := p.bold.fit(strings.TrimSpace(title), Width-2*72, height)
		if len(b.lines) < 2 {
			t.Errorf("%q: nothing to compare in %d lines", title, len(b.lines))
		}
		if b.height() > height {
			t.Errorf("%q: %d points high", title, b.height())
		}
		last := -2
		for i, line := range b.lines {
			top, foot := p.inkRows(line, b.size, b.ascent()+i*b.leading)
			if top <= last+1 {
				t.Errorf("%q: line %d begins in row %d, the one before ends in %d", title, i+1, top, last)
			}
			last = foot
		}
		if last >= height {
			t.Errorf("%q: ink in row %d of %d", title, last, height)
		}
	}
}

// inkRows are the first and the last row of a line that hold ink.
func (p *Painter) inkRows(line text, size, y int) (top, foot int) {
	canvas := image.NewPaletted(image.Rect(0, 0, Width, Height), colours)
	p.line(canvas, line, size, 72, y, inkOnPaper)
	top = -1
	for i, index := range canvas.Pix {
		if index != inkOnPaper.base {
			if foot = i / Width; top < 0 {
				top = foot
			}
		}
	}
	return top, foot
}

// written reads a block back.
func written(b block) (lines []string) {
	for _, line := range b.lines {
		var s strings.Builder
		for _, g := range line.glyphs {
			s.WriteRune(g.char)
		}
		lines = append(lines, s.String())
	}
	return lines
}

func TestFit(t *testing.T) {
	p := newPainter(t)
	for _, c := range []struct {
		title string
		lines []string
		why   string
	}{
		{"Hội nghị tổng kết", []string{"Hội nghị tổng kết"}, "a short title is one line"},
		{cards["usual"].Title, []string{"Thường trực Quận ủy Long Biên", "ra thông báo kết luận về", "giáo dục năm học 2018-2019:", "phấn đấu đạt 13/13 chỉ tiêu thi đua"},
			"names, numbers and compounds stay whole, and a clause ends a line"},
		{"Hội nghị giao ban công tác của ngành giáo dục Hà Nội", []string{"Hội nghị giao ban công tác", "của ngành giáo dục Hà Nội"}, "lines are about equally long"},
		{"Đoàn giáo viên sang thăm Hàn Quốc, về nước an toàn sáng nay", []string{"Đoàn giáo viên sang", "thăm Hàn Quốc,", "về nước an toàn sáng nay"}, "a name stays whole before a comma"},
	} {
		b := p.bold.fit(c.title, Width-2*72, 350)
		if got := strings.Join(written(b), "|"); got != strings.Join(c.lines, "|") {
			t.Errorf("%s: got %s", c.why, got)
		}
	}
}

func TestLongTitlesAreSmallerAndOnlyThenCut(t *testing.T) {
	p := newPainter(t)
	title := "Hội nghị"
	last := math.MaxInt
	for range 60 {
		b := p.bold.fit(title, Width-2*72, 350)
		text := strings.Join(written(b), " ")
		switch {
		case b.size > last:
			t.Errorf("%q is larger than a shorter title", title)
		case strings.HasSuffix(text, "…"):
			if b.size != settings[len(settings)-1].size {
				t.Errorf("%q is cut at size %d", title, b.size)
			}
			if !strings.HasPrefix(title, strings.TrimSuffix(text, "…")) || strings.HasSuffix(text, " …") || strings.HasSuffix(text, ",…") {
				t.Errorf("%q is cut to %q", title, text)
			}
		case text != title:
			t.Errorf("%q became %q", title, text)
		}
		if len([]rune(title)) <= 190 && text != title {
			t.Errorf("a title of %d characters is cut", len([]rune(title)))
		}
		last = b.size
		title += ", tổng kết năm"
	}
	if b := p.bold.fit(title, Width-2*72, 350); !strings.HasSuffix(strings.Join(written(b), ""), "…") {
		t.Error("no title was cut")
	}
}

func TestClean(t *testing.T) {
	for given, want := range map[string]string{
		"  hai\n\tdòng  ":      "hai dòng",
		"Hô\u0323i nghi\u0323": "Hội nghị",
		"Hội\u200b nghị\ufeff": "Hội nghị",
		"31\u00a0trường":       "31\u00a0trường",
	} {
		if got := clean(given); got != want {
			t.Errorf("clean(%q) = %q, want %q", given, got, want)
		}
	}
}

// TestContrast holds what WCAG asks of text: 4.5 to 1.
func TestContrast(t *testing.T) {
	for name, r := range map[string]ramp{"title": inkOnPaper, "kind": redOnPaper, "foot": whiteOnTeal} {
		if c := contrast(luminance(r.base), luminance(r.full())); c < 4.5 {
			t.Errorf("%s: contrast %.1f", name, c)
		}
	}
}

func luminance(index uint8) float64 {
	r, g, b, _ := colours[index].RGBA()
	linear := func(v uint32) float64 { return math.Pow((float64(v)/0xffff+0.055)/1.055, 2.4) }
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
}

func contrast(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }
