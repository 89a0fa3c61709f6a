package publish

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkVerify reads 1,000 pages of 12 KB with 60 links each, the measure of
// a write-up of 1,000 syllables with its head, lists and neighbours.
func BenchmarkVerify(b *testing.B) {
	staging, err := Open(Options{Destination: b.TempDir() + "/public"})
	if err != nil {
		b.Fatal(err)
	}
	defer staging.Close()
	pages := site{}
	text := strings.Repeat("<p>hội nghị tổng kết năm học và triển khai nhiệm vụ", 140)
	for i := range 1000 {
		var page strings.Builder
		for n := range 60 {
			fmt.Fprintf(&page, `<li><a class=card href=/p/%d/ title="x">bài %d</a>`, (i*n)%1000, n)
		}
		pages[fmt.Sprintf("p/%d/index.html", i)] = page.String() + text
	}
	pages.write(b, staging.Dir())
	b.ResetTimer()
	for range b.N {
		report, err := staging.Verify(b.Context(), Check{BaseURL: "/"})
		if err != nil || len(report.Problems) > 0 {
			b.Fatal(err, report.Problems)
		}
		b.SetBytes(report.Bytes)
	}
}
