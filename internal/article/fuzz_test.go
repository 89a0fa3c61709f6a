package article

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/diag"
)

// FuzzParse: whatever the bytes, Parse returns, a write-up is there exactly if
// no problem is an error, and what it holds keeps its promises.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(txtar.Parse(data).Files[0].Data)
	}
	rules := defaultRules(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		w, problems := Parse("content/bai.md", data, rules)
		if (w == nil) != problems.HasErrors() {
			t.Fatalf("write-up %v with these problems:\n%v", w != nil, problems)
		}
		last := strings.Count(string(data), "\n") + 1
		for _, p := range problems {
			if p.Message.VI == "" || p.Message.EN == "" || p.Line > last || p.File != "content/bai.md" {
				t.Errorf("problem %+v of a file of %d lines", p, last)
			}
		}
		if w == nil {
			return
		}
		switch {
		case w.Title == "" || strings.Contains(w.Title, "\n") || !utf8.ValidString(w.Title):
			t.Errorf("title %q", w.Title)
		case w.Date.IsZero(), w.SchoolYear.IsZero(), w.Locality.Province == nil:
			t.Errorf("not complete: %+v", w)
		case !slugPattern.MatchString(w.Slug) || len(w.Slug) > maxSlugBytes:
			t.Errorf("slug %q", w.Slug)
		case strings.TrimSpace(w.Body) == "" && !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Message.Code() == diag.K1401 }):
			t.Errorf("no text, and nobody is told")
		case strings.Contains(w.Body, "\r") || w.BodyLine > last:
			t.Errorf("body %q on line %d", w.Body, w.BodyLine)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	rules := defaultRules(b)
	data := []byte(good(b) + strings.Repeat("Ngành giáo dục và đào tạo quận hoàn thành nhiệm vụ năm học.\n\n", 80))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if w, problems := Parse("content/bai.md", data, rules); w == nil {
			b.Fatal(problems)
		}
	}
}
