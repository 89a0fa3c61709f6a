package opendata

import (
	"encoding/hex"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

type entry = *archive.Entry

// writeUpColumns are the columns of the table of write-ups, in no order.
func (d *Data) writeUpColumns() []column[entry] {
	columns := d.addressColumns()
	columns = append(columns, localityColumns()...)
	columns = append(columns, d.frontMatterColumns()...)
	return append(columns, fileColumns()...)
}

// addressColumns say where the write-up stands on the site.
func (d *Data) addressColumns() []column[entry] {
	return []column[entry]{
		{must("address", String, diag.T("địa chỉ", "address"),
			diag.T("Địa chỉ vĩnh viễn của bài viết trên trang; khóa của bảng.",
				"The permanent address of the write-up on the site; the key of the table.")),
			func(e entry) any { return e.Address }},
		{may("url", diag.T("liên kết", "link"),
			diag.T("Địa chỉ đầy đủ; để trống nếu trang chưa khai báo tên miền.",
				"The whole address; empty if the site has not named its domain.")),
			func(e entry) any { return given(d.url(e.Address)) }},
	}
}

// localityColumns say where it was, in the names and codes of that day.
func localityColumns() []column[entry] {
	code := diag.T("Mã của Tổng cục Thống kê vào ngày đó; là chữ, số 0 ở đầu có nghĩa.",
		"The General Statistics Office's code on that day; text, its leading zeros count.")
	return []column[entry]{
		{must("locality_kind", String, diag.T("cấp đơn vị hành chính", "kind of place"),
			diag.T("province (tỉnh, thành phố), district (quận, huyện) hoặc commune (xã, phường).",
				"province, district or commune.")),
			func(e entry) any { return e.Locality.Kind.String() }},
		{must("locality", String, diag.T("nơi", "place"),
			diag.T("Phần địa chỉ của nơi đó, không bao giờ đổi; dùng để ghép các bảng.",
				"The place's part of the address, which never changes; for joining tables.")),
			func(e entry) any { return e.Locality.Path() }},
		{must("locality_name", String, diag.T("tên nơi", "name of the place"),
			diag.T("Tên đầy đủ vào ngày diễn ra sự kiện.", "The full name on the day of the event.")),
			func(e entry) any { return e.Locality.FullName() }},
		{must("province", String, diag.T("tỉnh, thành phố", "province"), diag.T("Tên tỉnh, thành phố.", "The name of the province.")),
			func(e entry) any { return e.Locality.Province.Name }},
		{may("province_code", diag.T("mã tỉnh", "code of the province"), code),
			func(e entry) any { return given(e.Locality.Province.CodeOn(e.Date)) }},
		{may("district", diag.T("quận, huyện", "district"), diag.T("Tên quận, huyện, nếu có.", "The name of the district, if any.")),
			func(e entry) any { return ofDistrict(e, func(d *gazetteer.District) string { return d.FullName }) }},
		{may("district_code", diag.T("mã quận, huyện", "code of the district"), code),
			func(e entry) any {
				return ofDistrict(e, func(d *gazetteer.District) string { return d.CodeOn(e.Date) })
			}},
		{may("commune", diag.T("xã, phường", "commune"), diag.T("Tên xã, phường, nếu có.", "The name of the commune, if any.")),
			func(e entry) any { return ofCommune(e, func(c *gazetteer.Commune) string { return c.FullName }) }},
		{may("commune_code", diag.T("mã xã, phường", "code of the commune"), code),
			func(e entry) any { return ofCommune(e, func(c *gazetteer.Commune) string { return c.Code }) }},
	}
}

// fileColumns say where it is kept.
func fileColumns() []column[entry] {
	return []column[entry]{
		{must("file", String, diag.T("tệp", "file"), diag.T("Tệp nguồn trong kho mã của trang.", "The file in the site's repository.")),
			func(e entry) any { return e.File }},
		{must("sha256", String, diag.T("mã băm", "digest"),
			diag.T("SHA-256 của tệp nguồn: đổi khi và chỉ khi bài viết được sửa.", "SHA-256 of the file: it changes when the write-up does.")),
			func(e entry) any { return hex.EncodeToString(e.Digest[:]) }},
	}
}

// must is a column that is never empty, may one of text that can be.
func must(name string, of Type, label, help diag.Text) Column {
	return Column{name, of, true, label, help}
}

func may(name string, label, help diag.Text) Column {
	return Column{name, String, false, label, help}
}

// given is a text, or nil for an empty one.
func given(s string) any {
	if s == "" {
		return nil
	}
	return s
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
