package plan

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/madeup"
)

// BenchmarkLists plans archives each twice as large as the last, and makes the
// content files of all pages that list write-ups, or count or chart them. What
// it takes for each write-up stays the same if lists grow with the archive and
// no faster.
func BenchmarkLists(b *testing.B) {
	for _, n := range []int{2500, 5000, 10_000} {
		b.Run(fmt.Sprintf("write-ups=%d", n), func(b *testing.B) {
			a := madeUp(b, n)
			lists, bytes := 0, 0
			for b.Loop() {
				p, problems := New(a, Options{Lang: diag.Vietnamese})
				if problems.HasErrors() {
					b.Fatal(problems)
				}
				lists, bytes = 0, 0
				for _, page := range p.Pages {
					if page.Entry == nil {
						lists++
						bytes += len(page.Front(nil))
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/write-up")
			b.ReportMetric(float64(lists), "lists")
			b.ReportMetric(float64(bytes)/float64(n), "B/write-up")
		})
	}
}

// madeUp loads a made-up archive of n write-ups.
func madeUp(b *testing.B, n int) *archive.Archive {
	b.Helper()
	source := b.TempDir()
	if err := madeup.Write(source, n, 1); err != nil {
		b.Fatal(err)
	}
	return load(b, source)
}

func load(t testing.TB, source string) *archive.Archive {
	t.Helper()
	loaded, problems, err := archive.Load(t.Context(), archive.Options{Source: source})
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return loaded
}
