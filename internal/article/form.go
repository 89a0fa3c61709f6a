package article

import (
	"errors"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// A form is front matter whose fields were read one by one; what they mean
// together is still open.
type form struct {
	WriteUp
	places []writtenPlace
}

// A writtenPlace is a locality as it stands in the file.
type writtenPlace struct {
	kind gazetteer.Kind
	key  string
	text string
	line int
}

// placeField makes the field of a locality, which can only be resolved when the
// day of the event is known.
func placeField(f Field) field[form] {
	f.Shape = ShapePlace
	kind := map[string]gazetteer.Kind{"province": gazetteer.InProvince, "district": gazetteer.InDistrict, "commune": gazetteer.InCommune}[f.Key]
	return field[form]{f, func(r *reader, to *form, n *yaml.Node, path string) {
		place := writtenPlace{kind: kind, key: path, line: r.line(n)}
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" {
			place.text = n.Value // a code, with its leading zeros
		} else if text, ok := readText(r, n, path, &f); ok {
			place.text = text
		}
		to.places = append(to.places, place)
	}}
}

// together checks what the fields mean together and completes the write-up.
func (r *reader) together(w *form, places *gazetteer.Gazetteer) {
	r.locality(w, places)
	r.schoolYears(w)
	if w.Slug == "" && w.Title != "" {
		if w.Slug = vi.Slug(w.Title); w.Slug == "" {
			r.report(w.Line("title"), "title", diag.T("không có chữ cái hay chữ số nào", "has no letter and no digit"),
				diag.T("sửa tiêu đề, hoặc thêm mục slug", "mend the title, or add the key slug"))
		}
	}
	if length := utf8.RuneCountInString(w.Summary); length > longSummary {
		r.warn(w.Line("summary"), "summary", diag.T("dài %d ký tự, danh sách chỉ nên có %d", "has %d characters, lists have room for %d", length, longSummary),
			diag.T("rút còn một hai câu", "cut it down to a sentence or two"))
	}
	order := r.lists["levels"].byID
	slices.SortFunc(w.Levels, func(a, b string) int { return order[a] - order[b] })
}

var placeKeys = []string{"province", "district", "commune"}

// locality resolves the one locality of the form.
func (r *reader) locality(w *form, places *gazetteer.Gazetteer) {
	if len(w.places) != 1 {
		if !slices.ContainsFunc(placeKeys, func(key string) bool { return slices.Contains(r.broken, key) }) {
			r.notOnePlace(w.places)
		}
		return
	}
	place := w.places[0]
	if place.text == "" || w.Date.IsZero() { // reported already
		return
	}
	found, err := places.Resolve(place.kind, place.text, w.Date)
	if err == nil {
		w.Locality = found
		return
	}
	var why *gazetteer.ResolveError
	if !errors.As(err, &why) {
		r.report(place.line, place.key, diag.T("%v", "%v", err), diag.Text{})
		return
	}
	r.report(place.line, place.key, why.Message, why.Hint)
}

// notOnePlace reports that there is no locality, or more than one.
func (r *reader) notOnePlace(places []writtenPlace) {
	if len(places) == 0 {
		r.report(1, "", diag.T("thiếu nơi: cần đúng một trong province, district, commune", "the place is missing: give exactly one of province, district, commune"),
			diag.T("ví dụ: district: Quận Long Biên, Hà Nội (từ ngày 1-7-2025: commune: Phường Long Biên, Hà Nội)",
				"for example: district: Quận Long Biên, Hà Nội (from 2025-07-01: commune: Phường Long Biên, Hà Nội)"))
		return
	}
	for _, place := range places[1:] {
		r.report(place.line, place.key, diag.T("đã có %s ở dòng %d; chỉ được ghi một nơi", "%s is already given on line %d; only one place may be given", places[0].key, places[0].line),
			diag.T("giữ nơi hẹp nhất; tên tỉnh viết sau dấu phẩy, ví dụ: Quận Long Biên, Hà Nội", "keep the narrowest; write the province after a comma, as in Quận Long Biên, Hà Nội"))
	}
}

// schoolYears checks the school years against the day and each other.
func (r *reader) schoolYears(w *form) {
	if w.SchoolYear.IsZero() {
		return
	}
	if !w.Date.IsZero() && !w.SchoolYear.plausible(w.Date) {
		r.warn(w.Line("school_year"), "school_year", diag.T("năm học %s cách xa ngày %s", "the school year %s is far from the day %s", w.SchoolYear, w.Date),
			diag.T("kiểm tra lại date và school_year", "check date and school_year"))
	}
	if slices.Contains(w.RelatedSchoolYears, w.SchoolYear) {
		r.warn(w.Line("related_school_years"), "related_school_years", diag.T("%s đã có ở school_year", "%s is already the school_year", w.SchoolYear),
			diag.T("bỏ năm học này khỏi danh sách", "leave it out of the list"))
	}
	related := slices.DeleteFunc(w.RelatedSchoolYears, func(y SchoolYear) bool { return y == w.SchoolYear })
	slices.SortFunc(related, func(a, b SchoolYear) int { return a.First - b.First })
	w.RelatedSchoolYears = slices.Compact(related)
}
