package plan

import (
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A school year is concluded by what its provinces wrote at its end, not by what
// opened it, and once however many districts wrote.
func TestCoverage(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	entry := func(path, day string) *archive.Entry {
		l, ok := g.ByPath(path)
		if !ok {
			t.Fatalf("no %s", path)
		}
		return &archive.Entry{WriteUp: &article.WriteUp{Locality: l, Date: gazetteer.MustDay(day)}}
	}
	b := &builder{}
	y := article.SchoolYear{First: 2018}
	got := b.coverage(y, []*archive.Entry{
		entry("ha-noi/quan-long-bien", "2019-08-19"), entry("ha-noi", "2019-08-20"), entry("thai-binh", "2018-08-15"), entry("nghe-an", "2019-07-01"),
	})
	if want := (coverage{Concluded: 2, Provinces: 63}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	got = b.coverage(article.SchoolYear{First: 2024}, []*archive.Entry{entry("thai-binh", "2025-06-20"), entry("hung-yen", "2025-08-15")})
	if want := (coverage{Concluded: 1, Provinces: 34}); got != want {
		t.Errorf("after the reform: got %+v, want %+v", got, want)
	}
}
