package document

import (
	"strings"
	"testing"
)

func paragraphs(lines ...string) *Document {
	d := new(Document)
	for i, l := range lines {
		d.Blocks = append(d.Blocks, Block{Spans: []Span{{Text: l}}, Line: 2*i + 1})
	}
	return d
}

const long = "Ngành giáo dục và đào tạo quận đã triển khai tốt các nhiệm vụ trọng tâm của năm học và đạt được những kết quả toàn diện."

// TestPortals: menus and counters go wherever they stand, other stories behind
// the text; the same words within a text stay.
func TestPortals(t *testing.T) {
	d := paragraphs("Trang chủ", "Tiêu đề của bài", "Lượt xem: 1.234", long, long+" Hết.", "Tin tiêu điểm", "Phía sau những ly sữa")
	d.Clean()
	if got := d.Markdown(nil); got != "Tiêu đề của bài\n\n"+long+"\n\n"+long+" Hết.\n" {
		t.Errorf("%q", got)
	}
	if len(d.Removed) != 4 || d.Removed[3].Why != Other {
		t.Errorf("%v", d.Removed)
	}
	d = paragraphs("Tin liên quan", long, long+" Hết.", "Liên hệ với các trường")
	if d.Clean(); len(d.Removed) != 0 {
		t.Errorf("removed %v", d.Removed)
	}
}

// TestLetterheads: the table of an official document becomes paragraphs, so that
// its day is found.
func TestLetterheads(t *testing.T) {
	d := paragraphs(long)
	cell := func(lines string) Cell {
		return CellOf(paragraphs(strings.Split(lines, "|")...).Blocks)
	}
	d.Blocks = append([]Block{{Kind: Table, Line: 1, Rows: [][]Cell{{cell("QUẬN ỦY LONG BIÊN|Số: 12-TB/QU"),
		cell("ĐẢNG CỘNG SẢN VIỆT NAM|Long Biên, ngày 17 tháng 8 năm 2018")}}}}, d.Blocks...)
	d.Clean()
	want := "QUẬN ỦY LONG BIÊN\n\nSố: 12-TB/QU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLong Biên, ngày 17 tháng 8 năm 2018\n\n" + long + "\n"
	if got := d.Markdown(nil); got != want {
		t.Errorf("%q", got)
	}
}

// TestSpaces: a number and the text behind it are parted by a space that Markdown
// knows.
func TestSpaces(t *testing.T) {
	d := paragraphs("1.\u00a0Rà\u200b soát.", "2. Ðổi mới.")
	d.Clean()
	if got := d.Markdown(nil); got != "1. Rà soát.\n\n2. Đổi mới.\n" {
		t.Errorf("%q", got)
	}
}

// TestHeadings: only a title typed on several lines is
// one.
func TestHeadings(t *testing.T) {
	d := new(Document)
	for i, l := range []string{"THÔNG BÁO", "KẾT LUẬN", "1. Về lãnh đạo"} {
		d.Blocks = append(d.Blocks, Block{Spans: []Span{{Text: l, Bold: true}}, Line: i + 1})
	}
	d.Clean()
	if got := d.Markdown(nil); got != "## THÔNG BÁO KẾT LUẬN\n\n## 1. Về lãnh đạo\n" {
		t.Errorf("%q", got)
	}
}

// TestEveryCharacterMeansItself: what a document shows, the page shows. Each line
// was compared with what goldmark makes of it.
func TestEveryCharacterMeansItself(t *testing.T) {
	for text, want := range map[string]string{
		"a * b * c":         "a \\* b \\* c\n",
		"_x_ a_b":           "\\_x\\_ a_b\n",
		"1. x":              "1\\. x\n",
		"12) x":             "12\\) x\n",
		"# x":               "\\# x\n",
		"> x":               "\\> x\n",
		"- x":               "\\- x\n",
		"+ x":               "\\+ x\n",
		"--- x":             "\\--- x\n",
		"<b>x</b>":          "\\<b>x\\</b>\n",
		"&amp; &#65;":       "\\&amp; \\&#65;\n",
		"[x](y)":            "\\[x](y)\n",
		"![x](y)":           "!\\[x](y)\n",
		"`x`":               "\\`x\\`\n",
		"a\\*b":             "a\\\\\\*b\n",
		"x ~~y~~":           "x \\~\\~y\\~\\~\n",
		"{{< x >}}":         "{\\{\\< x >}}\n",
		"| x |":             "\\| x |\n",
		"=== x":             "\\=== x\n",
		"~~~ x":             "\\~\\~~ x\n",
		"http://x.vn/a_b_c": "http://x.vn/a_b_c\n",
	} {
		if got := paragraphs(text).Markdown(nil); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
