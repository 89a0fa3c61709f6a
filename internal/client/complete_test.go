package client

import (
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// Completions are only what occurs: a syllable is offered behind those that it
// follows somewhere, a place by its name with or without its type, organisers,
// people and tags as they are written, those of the most write-ups first.
func TestCompletions(t *testing.T) {
	writeUps := make([]searchtest.WriteUp, 3)
	for i, body := range []string{"đại học mở, học trò giỏi", "bộ trưởng họp ở trường mầm non", "bộ trình đại hội"} {
		w := &writeUps[i]
		w.Title, w.Body = "Tin trường học", body
		w.Locality, w.SchoolYear, w.Date = "ha-noi/quan-long-bien", "2018-2019", "2019-08-19"
		w.Address = []string{"/ha-noi/quan-long-bien/2018-2019/a/", "/ha-noi/quan-long-bien/2018-2019/b/", "/ha-noi/quan-long-bien/2018-2019/c/"}[i]
	}
	named := func(f search.Facet, label string) corpus.Value { return corpus.Value{Facet: f, Label: label} }
	writeUps[0].Values = []corpus.Value{named(search.FacetPerson, "Phan Hữu Khôi"), named(search.FacetPerson, "Phan Hưu"), named(search.FacetOrganiser, "Phòng GD&ĐT Long Biên")}
	writeUps[1].Values = []corpus.Value{named(search.FacetPerson, "Phan Hưu"), named(search.FacetTag, "phân hữu cơ")}
	prefixes := []string{"dai h", "dai học tr", "bo tr", "bo trường m", "ha no", "long bi", "quan lo", "zz", "phan h", "Phan hữu k", "phong gd", "PHAN ", "phan"}
	var got []string
	jstest.Run(t, "testdata/complete.ts", map[string]any{"files": files(t, writeUps), "prefixes": prefixes}, &got)
	want := []string{
		"phrase dai hoc; phrase dai hoi", "phrase dai học tro", "phrase bo truong; phrase bo trinh", "phrase bo trường mam",
		"place Hà Nội /ha-noi/", "place Quận Long Biên, Hà Nội /ha-noi/quan-long-bien/", "place Quận Long Biên, Hà Nội /ha-noi/quan-long-bien/", "",
		"person Phan Hưu; person Phan Hữu Khôi; tag phân hữu cơ", "person Phan Hữu Khôi", "organiser Phòng GD&ĐT Long Biên", "person Phan Hưu; person Phan Hữu Khôi; tag phân hữu cơ", "",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q: got %q, want %q", prefixes[i], got[i], want[i])
		}
	}
}
