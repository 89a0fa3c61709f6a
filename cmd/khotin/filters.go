package main

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// filters reads --district, --school-year, --kind and --level. A value that
// nothing in the archive has is wrong usage: the answer "nothing found" would
// mislead.
func filters(c *search.Catalogue, q question) (map[search.Facet][]string, error) {
	chosen := map[search.Facet][]string{}
	for _, of := range []struct {
		facet   search.Facet
		written []string
		means   func(written string) []string
		unknown func(written string) diag.Text
	}{
		{search.FacetDistrict, q.districts, func(w string) []string { return placesNamed(c, w) },
			func(w string) diag.Text {
				return diag.T("kho không có bài nào ở %q", "the archive has nothing on %q", w)
			}},
		{search.FacetSchoolYear, q.schoolYears, func(w string) []string { return yearsNamed(c, w) },
			func(w string) diag.Text {
				return diag.T("kho không có bài nào của năm học %q", "the archive has nothing on the school year %q", w)
			}},
		{search.FacetKind, q.kinds, func(w string) []string { return labelled(c.Columns[search.FacetKind].Values, w) },
			func(w string) diag.Text {
				return diag.T("kho không có bài nào thuộc loại %q; có: %s", "the archive has nothing of the kind %q; it has: %s", w, listed(c.Columns[search.FacetKind].Values))
			}},
		{search.FacetLevel, q.levels, func(w string) []string { return labelled(c.Columns[search.FacetLevel].Values, w) },
			func(w string) diag.Text {
				return diag.T("kho không có bài nào về cấp học %q; có: %s", "the archive has nothing on the level %q; it has: %s", w, listed(c.Columns[search.FacetLevel].Values))
			}},
	} {
		for _, written := range of.written {
			values := of.means(written)
			if len(values) == 0 {
				return nil, usageError{of.unknown(written)}
			}
			chosen[of.facet] = append(chosen[of.facet], values...)
		}
	}
	return chosen, nil
}

// placesNamed finds the places that a person may mean: by address part, or by
// name with or without the province, the marks and the case.
func placesNamed(c *search.Catalogue, written string) []string {
	wanted := vi.Fold(written)
	var ids []string
	for _, place := range c.Columns[search.FacetDistrict].Values {
		name, _, _ := strings.Cut(place.Label, ",")
		if place.ID == written || vi.Fold(place.Label) == wanted || vi.Fold(name) == wanted {
			ids = append(ids, place.ID)
		}
	}
	return ids
}

func yearsNamed(c *search.Catalogue, written string) []string {
	year, err := article.ParseSchoolYear(written)
	if err != nil || !slices.ContainsFunc(c.SchoolYears, func(y search.SchoolYear) bool { return y.First == year.First }) {
		return nil
	}
	return []string{year.String()}
}

// labelled finds the values of a closed list that a person may mean: by id, or
// by label with or without the marks and the case. Ids are Vietnamese labels
// without marks, so that those are understood whatever the language.
func labelled(values []search.Label, written string) []string {
	wanted := vi.Slug(written)
	var ids []string
	for _, v := range values {
		if v.ID == wanted || vi.Slug(v.Label) == wanted {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// listed names the values of a closed list.
func listed(values []search.Label) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.ID
	}
	return strings.Join(names, ", ")
}
