package main

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// flagOf is the name of a facet's flag: "school-year".
func flagOf(f search.Facet) string { return strings.ReplaceAll(f.String(), "_", "-") }

// filterTexts say of each facet what its flag does, and that nothing has a value
// that was written; there are those that something has.
var filterTexts = [search.NumFacets]struct {
	usage   diag.Text
	unknown func(written, there string) diag.Text
}{
	search.FacetDistrict: {diag.T("chỉ ở `NƠI` này (lặp lại được)", "only in this `PLACE` (may be repeated)"),
		func(written, _ string) diag.Text {
			return diag.T("kho không có bài nào ở %q", "the archive has nothing on %q", written)
		}},
	search.FacetSchoolYear: {diag.T("chỉ trong `NĂM HỌC` này (lặp lại được)", "only in this school `YEAR` (may be repeated)"),
		func(written, _ string) diag.Text {
			return diag.T("kho không có bài nào của năm học %q", "the archive has nothing on the school year %q", written)
		}},
	search.FacetKind: {diag.T("chỉ `LOẠI` văn bản này (lặp lại được)", "only this `KIND` (may be repeated)"),
		func(written, there string) diag.Text {
			return diag.T("kho không có bài nào thuộc loại %q; có: %s", "the archive has nothing of the kind %q; it has: %s", written, there)
		}},
	search.FacetLevel: {diag.T("chỉ `CẤP` học này (lặp lại được)", "only on this `LEVEL` of school (may be repeated)"),
		func(written, there string) diag.Text {
			return diag.T("kho không có bài nào về cấp học %q; có: %s", "the archive has nothing on the level %q; it has: %s", written, there)
		}},
}

// chosen reads what the flags of facets say. A value that nothing in the archive
// has is wrong usage: the answer "nothing found" would mislead.
func chosen(c *search.Catalogue, q question) (map[search.Facet][]string, error) {
	out := map[search.Facet][]string{}
	for f, row := range search.Facets {
		column := &c.Columns[f]
		for _, written := range q.filters[f] {
			var ids []string
			switch row.Meaning {
			case search.ByAddress:
				ids = placesNamed(column.Values, written)
			case search.BySchoolYear:
				ids = yearsNamed(c, written)
			default:
				ids = labelled(column.Values, written)
			}
			if len(ids) == 0 {
				return nil, usageError{filterTexts[f].unknown(written, strings.Join(column.IDs(), ", "))}
			}
			out[search.Facet(f)] = append(out[search.Facet(f)], ids...)
		}
	}
	return out, nil
}

// placesNamed finds the places that a person may mean: by address part, or by
// name with or without the province, the marks and the case.
func placesNamed(places []search.Label, written string) []string {
	wanted := vi.Fold(written)
	var ids []string
	for _, place := range places {
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
