package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/search"
)

// flagOf is the name of a facet's flag: "school-year".
func flagOf(f search.Facet) string { return strings.ReplaceAll(f.String(), "_", "-") }

// filterTexts say of each facet what its flag does, and that nothing has a value
// that was written; there are those that something has, of a closed list.
var filterTexts = [search.NumFacets]struct {
	usage   diag.Text
	unknown func(written, there string) diag.Text
}{
	search.FacetDistrict: {diag.T("chỉ ở `NƠI` này, như phần đầu bài ghi; một tỉnh gồm mọi nơi trong tỉnh (lặp lại được)", "only in this `PLACE`, as front matter has it; a province takes all that is in it (may be repeated)"),
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
	search.FacetOrganiser: {diag.T("chỉ của `ĐƠN VỊ` tổ chức này (lặp lại được)", "only of this `ORGANISER` (may be repeated)"),
		func(written, _ string) diag.Text {
			return diag.T("kho không có bài nào của đơn vị tổ chức %q", "the archive has nothing of the organiser %q", written)
		}},
	search.FacetPerson: {diag.T("chỉ bài nêu tên `NGƯỜI` này, kể cả người chủ trì (lặp lại được)", "only what names this `PERSON`, the chair included (may be repeated)"),
		func(written, _ string) diag.Text {
			return diag.T("kho không có bài nào nêu tên %q", "the archive has nothing that names %q", written)
		}},
	search.FacetTag: {diag.T("chỉ bài có `TỪ KHÓA` này (lặp lại được)", "only what has this `TAG` (may be repeated)"),
		func(written, _ string) diag.Text {
			return diag.T("kho không có bài nào có từ khóa %q", "the archive has nothing with the tag %q", written)
		}},
}

// unknownFilter says of a filter from a flag that it names nothing: the answer
// "nothing found" would mislead. One that was typed within the query is told with
// the result.
func unknownFilter(c *search.Columns, unknown []search.TypedFilter, typed *search.Query) error {
	for _, filter := range unknown {
		if slices.Contains(typed.Filters, filter) {
			continue
		}
		var f search.Facet
		if f.UnmarshalText([]byte(filter.Name)) != nil {
			return usageError{diag.T("--%s %q không phải ngày, tháng, năm hay năm học; ví dụ: 2019-08-19, 19/8/2019, 2018-09, 2018, 2018-2019",
				"--%s %q is no day, month, year or school year; for example: 2019-08-19, 19/8/2019, 2018-09, 2018, 2018-2019", filter.Name, filter.Value)}
		}
		there := ""
		if !f.IsOpen() {
			there = strings.Join(c[f].IDs(), ", ")
		}
		return usageError{filterTexts[f].unknown(filter.Value, there)}
	}
	return nil
}

// otherNames finds places of the archive by what only the gazetteer knows of
// them: official codes, other spellings, and the names of another time. Of the
// last it is said which places are meant.
func (a *app) otherNames(c *search.Columns, g *gazetteer.Gazetteer) func(string) []string {
	told := map[string]bool{} // a query may be read more than once
	return func(written string) []string {
		var ids, others []string
		for _, kind := range []gazetteer.Kind{gazetteer.InProvince, gazetteer.InDistrict, gazetteer.InCommune} {
			for _, l := range g.Find(kind, written) {
				if own := within(c, l); len(own) > 0 {
					ids = append(ids, own...)
					continue
				}
				for _, other := range l.AtOtherTimes() {
					if there := within(c, other); len(there) > 0 {
						ids = append(ids, there...)
						others = append(others, other.FullName())
					}
				}
			}
		}
		if len(others) > 0 && !told[written] {
			told[written] = true
			slices.Sort(others)
			fmt.Fprintln(a.Err, a.text("%q: tìm ở nơi có tên khác vào lúc khác: %s", "%q: searched where the name was another at another time: %s",
				written, strings.Join(slices.Compact(others), "; ")))
		}
		return ids
	}
}

// within lists the places of the archive that are a locality or in it.
func within(c *search.Columns, l gazetteer.Locality) (ids []string) {
	for _, id := range c[search.FacetDistrict].IDs() {
		if id == l.Path() || strings.HasPrefix(id, l.Path()+"/") {
			ids = append(ids, id)
		}
	}
	return ids
}
