package article

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// A writtenLocality is a locality as it stands in the file.
type writtenLocality struct {
	kind gazetteer.Kind
	key  string
	text string
	line int
}

// localityField makes the field of one kind of locality, which can only be
// resolved when the day of the event is known.
func localityField(kind gazetteer.Kind, f Field) field[WriteUp] {
	f.Type = TypeLocality
	f.Shown, f.Search, f.Filter, f.Property = ShownAsFact, SearchedInFiling, true, "Event.location"
	f.value = func(owner any) any {
		if w := ownerOf[WriteUp](owner); w.Locality.Kind == kind {
			return w.Locality.FullName()
		}
		return nil
	}
	return field[WriteUp]{f, func(r *reader, _ *WriteUp, n *yaml.Node, path string) {
		locality := writtenLocality{kind: kind, key: path, line: r.line(n)}
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" {
			locality.text = n.Value // a code, with its leading zeros
		} else if text, ok := readText(r, n, path, &f); ok {
			locality.text = Meant(text)
		}
		r.localities = append(r.localities, locality)
	}}
}

// complete checks what the fields, read one by one, mean in combination, and
// fills in what follows from them.
func (r *reader) complete(w *WriteUp) {
	r.locality(w)
	r.schoolYears(w)
	r.title(w)
	r.names(w)
	if !w.Draft {
		for _, f := range r.unwritten {
			r.report(f.line, "", f.message, f.hint)
		}
	}
	if today := r.rules.Today; !today.IsZero() && w.Date > today {
		r.report(w.Line("date"), "date", diag.K1403.T("ngày %s còn ở phía trước", "the day %s is still to come", w.Date),
			diag.T("kiểm tra lại năm, tháng, ngày", "check the year, the month and the day"))
	}
	if day := w.Source.Published; day != nil && !r.rules.Today.IsZero() && *day > r.rules.Today {
		r.report(w.Line("source"), "source.published", diag.K1403.T("ngày %s còn ở phía trước", "the day %s is still to come", *day),
			diag.T("kiểm tra lại năm, tháng, ngày", "check the year, the month and the day"))
	}
	if length := utf8.RuneCountInString(w.Summary); length > longSummary {
		r.report(w.Line("summary"), "summary", diag.K1404.T("dài %d ký tự, danh sách chỉ nên có %d", "has %d characters, lists have room for %d", length, longSummary),
			diag.T("rút còn một hai câu", "cut it down to a sentence or two"))
	}
	order := r.rules.Levels.byID
	slices.SortFunc(w.Levels, func(a, b string) int { return order[a] - order[b] })
}

// title checks the title against what is made of it and what stands beside it.
func (r *reader) title(w *WriteUp) {
	if w.Title == "" {
		return
	}
	line := w.Line("title")
	if w.Slug == "" {
		w.Slug = vi.Slug(w.Title)
		switch {
		case w.Slug != "" || !w.Draft && isPlaceholder(w.Title): // told already
		case isPlaceholder(w.Title):
			r.report(line, "", unwritten("title", w.Title), diag.T("bản nháp cũng cần tiêu đề, hoặc mục slug", "a draft needs a title, too, or the key slug"))
		default:
			r.report(line, "title", diag.K1405.T("không có gì để làm địa chỉ, vốn chỉ gồm chữ Latinh và chữ số", "holds nothing that an address could be made of, which takes Latin letters and digits"),
				diag.T("thêm mục slug, ví dụ: slug: hoi-nghi-tong-ket-nam-hoc", "add the key slug, for example: slug: hoi-nghi-tong-ket-nam-hoc"))
		}
	}
	if w.Title == strings.ToUpper(w.Title) && len(strings.Fields(w.Title)) >= shouted {
		r.report(line, "title", diag.K1406.T("toàn chữ hoa", "is all in capitals"),
			diag.T("viết chữ thường, chỉ viết hoa chữ đầu và tên riêng", "write small letters, with capitals only at the start and in names"))
	}
	if fileName.MatchString(w.Title) {
		r.report(line, "title", diag.K1410.T("%q trông như tên tệp hay tên bản sao", "%q looks like the name of a file or of a copy", clip(w.Title, longMessage)),
			diag.T("viết tiêu đề như người đọc cần thấy", "write the title as readers are to see it"))
	}
	if said := vi.Slug(w.Summary); said != "" && said == vi.Slug(w.Title) {
		r.report(w.Line("summary"), "summary", diag.K1407.T("lặp lại tiêu đề", "repeats the title"),
			diag.T("viết điều mà tiêu đề chưa nói, hoặc bỏ mục này", "say what the title does not, or leave the key out"))
	}
}

// fileName is a name that programs put in place of a title: that of a file, of its
// copy, or of an address.
var fileName = regexp.MustCompile(`(?i)\.(?:md|markdown|docx?|odt|pdf|html?|txt)$|^(?:copy of|bản sao của|bản sao)\s|\s-\s(?:copy|bản sao)$|^[a-z][a-z0-9]*(?:[-_][a-z0-9]+){4,}$`)

// shouted is from how many words on a title in capitals is no name or
// abbreviation ("GD&ĐT", "COVID-19", "UBND TP HCM").
const shouted = 4

// locality resolves the one locality of the write-up.
func (r *reader) locality(w *WriteUp) {
	if len(r.localities) != 1 {
		if !slices.ContainsFunc(r.broken, isLocalityKey) {
			r.notOneLocality()
		}
		return
	}
	locality := r.localities[0]
	if locality.text == "" || w.Date.IsZero() || isPlaceholder(locality.text) && !w.Draft { // reported already
		return
	}
	found, err := r.rules.Gazetteer.Resolve(locality.kind, locality.text, w.Date)
	if err == nil {
		w.Locality = found
		return
	}
	var why *gazetteer.ResolveError
	if !errors.As(err, &why) {
		r.report(locality.line, locality.key, diag.K1304.T("%v", "%v", err), diag.Text{})
		return
	}
	r.report(locality.line, locality.key, why.Message, why.Hint)
}

func isLocalityKey(key string) bool {
	f := lookUp(writeUpFields, key)
	return f != nil && f.Type == TypeLocality
}

// notOneLocality reports that there is no locality, or more than one.
func (r *reader) notOneLocality() {
	if len(r.localities) == 0 {
		r.report(1, "", diag.K1301.T("thiếu nơi: cần đúng một trong province, district, commune", "the place is missing: give exactly one of province, district, commune"),
			diag.T("ví dụ: district: Quận Long Biên, Hà Nội (từ ngày 1-7-2025: commune: Phường Long Biên, Hà Nội)",
				"for example: district: Quận Long Biên, Hà Nội (from 2025-07-01: commune: Phường Long Biên, Hà Nội)"))
		return
	}
	first := r.localities[0]
	for _, locality := range r.localities[1:] {
		r.report(locality.line, locality.key, diag.K1302.T("đã có %s ở dòng %d; chỉ được ghi một nơi", "%s is already given on line %d; only one place may be given", first.key, first.line),
			diag.T("giữ nơi hẹp nhất; tên tỉnh viết sau dấu phẩy, ví dụ: Quận Long Biên, Hà Nội", "keep the narrowest; write the province after a comma, as in Quận Long Biên, Hà Nội"))
	}
}

// schoolYears checks the school years against the day and each other.
func (r *reader) schoolYears(w *WriteUp) {
	if w.SchoolYear.IsZero() {
		return
	}
	if !w.Date.IsZero() && !w.SchoolYear.plausible(w.Date) {
		r.report(w.Line("school_year"), "school_year", diag.K1408.T("năm học %s cách xa ngày %s", "the school year %s is far from the day %s", w.SchoolYear, w.Date),
			diag.T("kiểm tra lại date và school_year", "check date and school_year"))
	}
	if slices.Contains(w.RelatedSchoolYears, w.SchoolYear) {
		r.report(w.Line("related_school_years"), "related_school_years", diag.K1409.T("%s đã có ở school_year", "%s is already the school_year", w.SchoolYear),
			diag.T("bỏ năm học này khỏi danh sách", "leave it out of the list"))
	}
	related := slices.DeleteFunc(w.RelatedSchoolYears, func(y SchoolYear) bool { return y == w.SchoolYear })
	slices.SortFunc(related, func(a, b SchoolYear) int { return a.First - b.First })
	w.RelatedSchoolYears = slices.Compact(related)
}
