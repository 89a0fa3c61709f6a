package markdown

import (
	"fmt"
	"strings"
	"testing"
)

func TestBounds(t *testing.T) {
	rep := strings.Repeat
	cases := []struct {
		name, body string
		want       Bound
		line       int // 0: within all bounds
	}{
		{"quotations", "a\n\n" + rep(">", 100_000), Depth, 3},
		{"quotations with spaces", rep("> ", MaxDepth+1) + "a", Depth, 1},
		{"as deep as may be", rep("> ", MaxDepth) + "a", 0, 0},
		{"lists in one line", rep("* ", 50_000) + "a", Depth, 1},
		{"numbered lists in one line", rep("1. ", 30_000) + "a", Depth, 1},
		{"a rule", rep("* ", 60) + "\n\n" + rep("- ", 60), 0, 0},
		{"a line of numbers", rep("1.", 100) + " a\n" + rep("2019 ", 100), 0, 0},
		{"an indented line", rep(" ", 400) + "a", 0, 0},
		{"brackets", "a\n" + rep("[", 100_000), Brackets, 2},
		{"links that do not end", rep("[a](", 25_000), Brackets, 1},
		{"brackets on many lines", rep(rep("[", 100)+"\n", 11), Brackets, 11},
		{"many links", rep(rep("[a](/b) ", 100)+"\n\n", 100), 0, 0},
		{"headings", rep("## a\n\n", 6000), Headings, 1001},
		{"headings by lines below", rep("a\n===\n\n", MaxHeadings+1), Headings, 1501},
		{"a table of short rows", "a\n\n|" + rep("a|", 400) + "\n|" + rep("-|", 400) + "\n" + rep("|a|\n", 4000), Cells, 3},
		{"a large table", "|" + rep("a|", 20) + "\n|" + rep("-|", 20) + "\n" + rep("|"+rep("a|", 20)+"\n", 500), 0, 0},
		{"a title repeated", "[a]: /b \"" + rep("t", 2000) + "\"\n\n" + rep("[a] x\n\n", 20_000), Repeated, 3 + 2*523},
		{"a title in a quotation repeated", "[a]: /b \"" + rep("t", 2000) + "\"\n\n> x\n>\n" + rep("> ![a] x\n>\n", 20_000), Repeated, 5 + 2*523},
		{"a long text", rep("a b c d ", MaxBytes/8+1), Bytes, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Parse(c.body).Excess
			switch {
			case c.line == 0 && len(got) > 0:
				t.Errorf("got %+v, want none", got)
			case c.line > 0 && (len(got) != 1 || got[0].Bound != c.want || got[0].Line != c.line):
				t.Errorf("got %+v, want bound %d on line %d", got, c.want, c.line)
			}
		})
	}
}

func BenchmarkBounds(b *testing.B) {
	for _, body := range []string{strings.Repeat("> ", MaxDepth) + "a\n\n", strings.Repeat("[", MaxBrackets) + "\n\n", "| a |\n| - |\n" + strings.Repeat("| b |\n", 40) + "\n"} {
		body = strings.Repeat(body, MaxBytes/20/len(body))
		b.Run(fmt.Sprintf("%.6q", body), func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				Parse(body)
			}
		})
	}
}
