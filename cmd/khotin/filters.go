package main

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// filters reads --district and --school-year. A value that nothing in the
// archive has is wrong usage: the answer "nothing found" would mislead.
func filters(c *search.Catalogue, q question) (map[string][]string, error) {
	chosen := map[string][]string{}
	for _, written := range q.districts {
		places := placesNamed(c, written)
		if len(places) == 0 {
			return nil, usageError{diag.T("kho không có bài nào ở %q", "the archive has nothing on %q", written)}
		}
		chosen[search.FacetDistrict] = append(chosen[search.FacetDistrict], places...)
	}
	for _, written := range q.schoolYears {
		year, err := article.ParseSchoolYear(written)
		if err != nil || !slices.ContainsFunc(c.Years, func(y search.Year) bool { return y.First == year.First }) {
			return nil, usageError{diag.T("kho không có bài nào của năm học %q", "the archive has nothing on the school year %q", written)}
		}
		chosen[search.FacetSchoolYear] = append(chosen[search.FacetSchoolYear], year.String())
	}
	return chosen, nil
}

// placesNamed finds the places that a person may mean: by address part, or by
// name with or without the province, the marks and the case.
func placesNamed(c *search.Catalogue, written string) []string {
	wanted := vi.Fold(written)
	var ids []string
	for _, place := range c.Places {
		name, _, _ := strings.Cut(place.Label, ",")
		if place.ID == written || vi.Fold(place.Label) == wanted || vi.Fold(name) == wanted {
			ids = append(ids, place.ID)
		}
	}
	return ids
}
