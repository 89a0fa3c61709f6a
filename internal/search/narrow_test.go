package search_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

func TestFacetsOfTheOtherFilters(t *testing.T) {
	s := meetingSearcher(t)
	r := find(t, s, "", search.Options{Filters: map[search.Facet][]string{search.FacetLevel: {"tieu-hoc"}, search.FacetSchoolYear: {"2017-2018"}}})
	if r.Total != 0 {
		t.Errorf("total %d", r.Total)
	}
	// As if no school year were chosen: that of the only write-up with the level, and the chosen one.
	want := []search.Count{{Value: "2019-2020", Label: "2019–2020", Count: 1}, {Value: "2017-2018", Label: "2017–2018", Count: 0}}
	if got := r.Facets[search.FacetSchoolYear]; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("school years %+v, want %+v", got, want)
	}
	if got := r.Facets[search.FacetLevel]; len(got) != 1 || got[0] != (search.Count{Value: "tieu-hoc", Label: "Tiểu học"}) {
		t.Errorf("levels %+v", got)
	}
}

// TestMeant: what a filter beside the query means is told where that is another
// text, so that a page can show it as chosen.
func TestMeant(t *testing.T) {
	s := meetingSearcher(t)
	for _, c := range []struct {
		facet      search.Facet
		text, want string
	}{
		{search.FacetDistrict, "long bien", "ha-noi/quan-long-bien"},
		{search.FacetDistrict, "Quận Long Biên, Hà Nội", "ha-noi/quan-long-bien"},
		{search.FacetDistrict, "ha-noi/quan-long-bien", ""},
		{search.FacetDistrict, "ha-noi", ""},
		{search.FacetDistrict, "TP Hà Nội", "ha-noi"},
		{search.FacetDistrict, "Hưng Yên", "thai-binh/huyen-vu-thu"},
		{search.FacetDistrict, "Huế", ""},
		{search.FacetSchoolYear, "2018", "2018-2019"},
		{search.FacetKind, "sơ kết", "so-ket"},
		{search.FacetLevel, "cấp 2", "thcs"},
		{search.FacetTag, "CHUYỂN đổi số", "Chuyển đổi số"},
		{search.FacetTag, "Chuyển đổi số", ""},
	} {
		r := find(t, s, "", search.Options{Filters: map[search.Facet][]string{c.facet: {c.text}}, Facets: []search.Facet{search.FacetTag}})
		got := ""
		for _, m := range r.Meant {
			if m.Name == c.facet.String() && m.Value == c.text {
				got += strings.Join(m.Values, " ")
			}
		}
		if got != c.want {
			t.Errorf("%s %q means %q, want %q", c.facet, c.text, got, c.want)
		}
	}
	if r := find(t, s, "kind:so-ket level:THCS", search.Options{}); r.Meant != nil {
		t.Errorf("filters in the query stay there: %+v", r.Meant)
	}
}

// TestPlacesElsewhen: a place is also asked for by what only the gazetteer calls it.
func TestPlacesElsewhen(t *testing.T) {
	s := meetingSearcher(t)
	for written, want := range map[string]int{
		"344": 1, "Hưng Yên": 1, "xã Vũ Thư, Hưng Yên": 1, "X. Vu Thu, Hung Yen": 1, "hung-yen/xa-vu-thu": 1, "xã Vũ Thư, Thái Bình": 1,
		"Hừng Yên": 0, "xã Vũ Thư, Hà Nội": 0, "phường Vũ Thư": 0, "345": 0,
	} {
		r := find(t, s, fmt.Sprintf("district:%q", written), search.Options{})
		if r.Total != want || (len(r.Unknown) > 0) != (want == 0) {
			t.Errorf("district %q: %d found, want %d; unknown %v", written, r.Total, want, r.Unknown)
		}
	}
}

// columnless is a store whose columns cannot be read.
type columnless struct{ search.Store }

func (columnless) Columns(context.Context) (*search.Columns, error) {
	return nil, errors.New("damaged")
}

// What only counts fails no search; what filters need does.
func TestCountsThatCannotBeHadFailNoSearch(t *testing.T) {
	store, err := corpus.NewStore(searchtest.NewSource(meetings()), corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	s := search.New(columnless{store})
	if r := find(t, s, "hội nghị ", search.Options{}); r.Total != 1 || len(r.Hits) == 0 || !r.Uncounted {
		t.Errorf("%+v", r)
	}
	if r := find(t, s, "hội nghị ", search.Options{Uncounted: true}); r.Uncounted {
		t.Error("nothing was to be counted")
	}
	if _, err := s.Search(t.Context(), "hội nghị kind:so-ket", search.Options{}); err == nil {
		t.Error("a filter that cannot be read lets all through")
	}
}
