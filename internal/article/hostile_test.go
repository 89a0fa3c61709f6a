package article

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostileFiles parses files made to cost more than they weigh. On an idle
// machine each takes less than half a second; what grows with the square of its
// size takes minutes.
func TestHostileFiles(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, (maxFrontMatterBytes-100)/len(s)) }
	var blocks strings.Builder
	for i := 0; blocks.Len() < maxFrontMatterBytes-20_000; i++ {
		fmt.Fprintf(&blocks, "k%d: [\n%s", i, strings.Repeat("  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\n", 190))
	}
	files := map[string]string{
		"open brackets":   fill("["),
		"open braces":     fill("{"),
		"nested lists":    fill("- "),
		"complex keys":    fill("? "),
		"lines of text":   fill("x\n"),
		"same key":        fill("a: 1\n"),
		"open quotation":  "a: \"" + fill("x\n"),
		"open quotations": fill("a: \"x\n"),
		"broken items":    "a:\n" + fill(" - x: y: z\n"),
		"broken blocks":   blocks.String(),
		"anchors":         fill("a: &b [*b]\n"),
		"many items":      "tags: [" + fill("[a],") + "]",
		"long keys":       fill(strings.Repeat("abc", 30) + ": 1\n"),
	}
	bodies := map[string]string{
		"tags":     strings.Repeat("<a ", MaxFileBytes/4),
		"ticks":    strings.Repeat("`<", MaxFileBytes/4),
		"comments": strings.Repeat("<!--", MaxFileBytes/5),
		"marks":    "e" + strings.Repeat("\u0301", MaxFileBytes/3),
		"override": strings.Repeat("\u202e\n", MaxFileBytes/5),
	}
	for name, body := range bodies {
		files["body of "+name] = "title: x\n---\n" + body
	}
	rules := defaultRules(t)
	for name, text := range files {
		start := time.Now()
		if w, _ := Parse("bai.md", []byte("---\n"+text+"\n---\nNội dung."), rules); w != nil {
			t.Errorf("%s: is a write-up", name)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
