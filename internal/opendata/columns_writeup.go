package opendata

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

type entry = *archive.Entry

// writeUpColumns is the table of write-ups.
func (d *Data) writeUpColumns() []column[entry] {
	own := []column[entry]{
		{must("address", String, diag.T("địa chỉ", "address"),
			diag.T("Địa chỉ vĩnh viễn của bài viết trên trang; khóa của bảng.", "The permanent address of the write-up on the site; the key of the table.")),
			func(e entry) any { return e.Address }},
		{Column{"url", String, false, diag.T("liên kết", "link"),
			diag.T("Địa chỉ đầy đủ; để trống nếu trang chưa khai báo tên miền.", "The whole address; empty if the site has not named its domain.")},
			func(e entry) any { return given(d.url(e.Address)) }},
		{front("title", String), func(e entry) any { return e.Title }},
		{front("date", Date), func(e entry) any { return day(e.Date) }},
		{front("school_year", String), func(e entry) any { return e.SchoolYear.String() }},
		{front("related_school_years", List), func(e entry) any { return schoolYears(e.RelatedSchoolYears) }},
	}
	own = append(own, placeColumns()...)
	own = append(own, d.contentColumns()...)
	own = append(own, fileColumns()...)
	return append(own,
		column[entry]{front("people", Array), func(e entry) any { return objects(personColumns, people(e)) }},
		column[entry]{front("figures", Array), func(e entry) any { return objects(figureColumns, figures(e)) }})
}

// placeColumns say where it was, in the names and codes of that day.
func placeColumns() []column[entry] {
	code := diag.T("Mã của Tổng cục Thống kê vào ngày đó; là chữ, số 0 ở đầu có nghĩa.", "The General Statistics Office's code on that day; text, its leading zeros count.")
	return []column[entry]{
		{must("locality_kind", String, diag.T("cấp đơn vị hành chính", "kind of place"),
			diag.T("province (tỉnh, thành phố), district (quận, huyện) hoặc commune (xã, phường).", "province, district or commune.")),
			func(e entry) any { return e.Locality.Kind.String() }},
		{must("locality", String, diag.T("nơi", "place"),
			diag.T("Phần địa chỉ của nơi đó, không bao giờ đổi; dùng để ghép các bảng.", "The place's part of the address, which never changes; for joining tables.")),
			func(e entry) any { return e.Locality.Path() }},
		{must("locality_name", String, diag.T("tên nơi", "name of the place"),
			diag.T("Tên đầy đủ vào ngày diễn ra sự kiện.", "The full name on the day of the event.")),
			func(e entry) any { return e.Locality.FullName() }},
		{must("province", String, diag.T("tỉnh, thành phố", "province"), diag.T("Tên tỉnh, thành phố.", "The name of the province.")),
			func(e entry) any { return e.Locality.Province.Name }},
		{Column{"province_code", String, false, diag.T("mã tỉnh", "code of the province"), code},
			func(e entry) any { return given(e.Locality.Province.CodeOn(e.Date)) }},
		{Column{"district", String, false, diag.T("quận, huyện", "district"), diag.T("Tên quận, huyện, nếu có.", "The name of the district, if any.")},
			func(e entry) any { return ofDistrict(e, func(d *gazetteer.District) string { return d.FullName }) }},
		{Column{"district_code", String, false, diag.T("mã quận, huyện", "code of the district"), code},
			func(e entry) any {
				return ofDistrict(e, func(d *gazetteer.District) string { return d.CodeOn(e.Date) })
			}},
		{Column{"commune", String, false, diag.T("xã, phường", "commune"), diag.T("Tên xã, phường, nếu có.", "The name of the commune, if any.")},
			func(e entry) any { return ofCommune(e, func(c *gazetteer.Commune) string { return c.FullName }) }},
		{Column{"commune_code", String, false, diag.T("mã xã, phường", "code of the commune"), code},
			func(e entry) any { return ofCommune(e, func(c *gazetteer.Commune) string { return c.Code }) }},
	}
}

// contentColumns say what it was.
func (d *Data) contentColumns() []column[entry] {
	kinds, levels := d.archive.Rules.Kinds, d.archive.Rules.Levels
	return []column[entry]{
		{front("kind", String), func(e entry) any { return given(e.Kind) }},
		{Column{"kind_label", String, false, diag.T("tên loại văn bản", "name of the kind"), diag.T("Loại văn bản, viết cho người đọc.", "The kind, as readers see it.")},
			func(e entry) any { return label(kinds, e.Kind, d.options.Lang) }},
		{front("levels", List), func(e entry) any { return list(e.Levels) }},
		{Column{"levels_label", List, false, diag.T("tên cấp học", "names of the levels"), diag.T("Các cấp học, viết cho người đọc.", "The levels, as readers see them.")},
			func(e entry) any { return labels(levels, e.Levels, d.options.Lang) }},
		{front("organiser", String), func(e entry) any { return given(e.Organiser) }},
		{front("chair", String), func(e entry) any { return given(e.Chair) }},
		{front("source.name", String), func(e entry) any { return given(e.Source.Name) }},
		{front("source.url", String), func(e entry) any { return given(e.Source.URL) }},
		{front("source.published", Date), func(e entry) any {
			if e.Source.Published == nil {
				return nil
			}
			return day(*e.Source.Published)
		}},
		{front("summary", String), func(e entry) any { return given(e.Summary) }},
		{front("tags", List), func(e entry) any { return list(e.Tags) }},
	}
}

// fileColumns say where it is kept.
func fileColumns() []column[entry] {
	return []column[entry]{
		{always(front("slug", String)), func(e entry) any { return e.Slug }},
		{front("aliases", List), func(e entry) any { return list(e.Aliases) }},
		{front("draft", Boolean), func(e entry) any { return e.Draft }},
		{must("file", String, diag.T("tệp", "file"), diag.T("Tệp nguồn trong kho mã của trang.", "The file in the site's repository.")),
			func(e entry) any { return e.File }},
		{must("sha256", String, diag.T("mã băm", "digest"), diag.T("SHA-256 của tệp nguồn: đổi khi và chỉ khi bài viết được sửa.", "SHA-256 of the file: it changes when the write-up does.")),
			func(e entry) any { return hex.EncodeToString(e.Digest[:]) }},
	}
}

func must(name string, of Type, label, help diag.Text) Column {
	return Column{name, of, true, label, help}
}

func day(d gazetteer.Day) any { return given(d.String()) }

// list is a copy that is never nil, so that JSON has [] for an empty one.
func list(items []string) any { return append([]string{}, items...) }

func schoolYears(years []article.SchoolYear) any {
	items := []string{}
	for _, y := range years {
		items = append(items, y.String())
	}
	return items
}

func label(of *article.ClosedList, id string, lang diag.Lang) any {
	if id == "" {
		return nil
	}
	return of.Label(id).In(lang)
}

func labels(of *article.ClosedList, ids []string, lang diag.Lang) any {
	items := []string{}
	for _, id := range ids {
		items = append(items, of.Label(id).In(lang))
	}
	return items
}

func ofDistrict(e entry, get func(*gazetteer.District) string) any {
	if e.Locality.District == nil {
		return nil
	}
	return given(get(e.Locality.District))
}

func ofCommune(e entry, get func(*gazetteer.Commune) string) any {
	if e.Locality.Commune == nil {
		return nil
	}
	return given(get(e.Locality.Commune))
}

// front is the column of a front matter field, described as it is there: "title",
// or "source.name" for the column source_name.
func front(path string, of Type) Column {
	c := Column{Name: strings.ReplaceAll(path, ".", "_"), Type: of, Required: of == Boolean}
	fields := article.Fields()
	for i, key := range strings.Split(path, ".") {
		f := fields[slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == key })]
		c.Label, c.Help = f.Label, f.Help
		c.Required = c.Required || i == 0 && f.Required
		fields = f.Fields
	}
	return c
}

// always marks a column that is filled also where the front matter's field is not.
func always(c Column) Column {
	c.Required = true
	return c
}
