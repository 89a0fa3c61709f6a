package opendata

import (
	"cmp"
	"path"
	"strings"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// The parts of a Data Package (version 2) that are used here.
type dataPackage struct {
	Schema      string        `json:"$schema"`
	Name        string        `json:"name"`
	Title       string        `json:"title"`
	Description string        `json:"description,omitempty"`
	Homepage    string        `json:"homepage,omitempty"`
	Licences    []dataLicence `json:"licenses,omitempty"`
	Parties     []dataParty   `json:"contributors,omitempty"`
	Resources   []resource    `json:"resources"`
}

type dataLicence struct {
	Name  string `json:"name,omitempty"`
	Path  string `json:"path,omitempty"`
	Title string `json:"title,omitempty"`
}

type dataParty struct {
	Title string   `json:"title"`
	Roles []string `json:"roles"`
}

type resource struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Path        string      `json:"path"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Format      string      `json:"format"`
	MediaType   string      `json:"mediatype"`
	Encoding    string      `json:"encoding"`
	Bytes       int64       `json:"bytes"`
	Hash        string      `json:"hash"`
	Dialect     *dialect    `json:"dialect,omitempty"`
	Schema      tableSchema `json:"schema"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type tableSchema struct {
	Fields        []field      `json:"fields"`
	MissingValues []string     `json:"missingValues,omitempty"`
	PrimaryKey    []string     `json:"primaryKey"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

type field struct {
	Name        string          `json:"name"`
	Type        Type            `json:"type"`
	ItemType    Type            `json:"itemType,omitempty"`
	Delimiter   string          `json:"delimiter,omitempty"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Constraints map[string]bool `json:"constraints,omitempty"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

// describe is the Data Package of the files that were written.
func (d *Data) describe(files []File) dataPackage {
	o := d.options
	p := dataPackage{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: cmp.Or(vi.Slug(o.Title), "khotin"),
		Title: o.Title, Description: strings.TrimSpace(o.Description + "\n\n" + d.Notes().In(o.Lang)), Homepage: d.url("/")}
	if !o.Licence.IsZero() {
		p.Licences = []dataLicence{{o.Licence.ID, o.Licence.URL, o.Licence.Name}}
	}
	if o.Publisher != "" {
		p.Parties = []dataParty{{o.Publisher, []string{"publisher"}}}
	}
	for _, f := range files {
		p.Resources = append(p.Resources, d.resource(f))
	}
	return p
}

func (d *Data) resource(f File) resource {
	format := path.Ext(f.Name)[1:]
	r := resource{Name: strings.ReplaceAll(f.Name, ".", "-"), Type: "table", Path: f.Name, Title: f.Title.In(d.options.Lang), Description: f.Table.Help.In(d.options.Lang),
		Format: format, MediaType: f.MediaType, Encoding: "utf-8", Bytes: f.Bytes, Hash: "sha256:" + f.SHA256,
		Schema: tableSchema{PrimaryKey: f.Table.Key}}
	columns := f.Table.Columns
	if format == "csv" {
		columns = f.Table.flat()
		r.Dialect = &dialect{",", "\r\n", `"`, true, true}
		r.Schema.MissingValues = []string{""}
	}
	for _, c := range columns {
		r.Schema.Fields = append(r.Schema.Fields, c.field(format, d.options.Lang))
	}
	if len(f.Table.Key) > 1 { // the others are of write-ups
		r.Schema.ForeignKeys = []foreignKey{{[]string{"address"}, reference{"bai-viet-csv", []string{"address"}}}}
	}
	return r
}

// field describes a column in one format: a list is an array where there is such
// a thing.
func (c Column) field(format string, lang diag.Lang) field {
	f := field{Name: c.Name, Type: c.Type, Title: c.Label.In(lang), Description: c.Help.In(lang)}
	switch {
	case c.Type == List && format == "csv":
		f.ItemType, f.Delimiter = String, listMark
	case c.Type == List:
		f.Type = Array
	case c.Required:
		f.Constraints = map[string]bool{"required": true}
	}
	return f
}

// Notes says what readers of the files must know, for the page beside them and
// for the description.
func (d *Data) Notes() diag.Text {
	return diag.T(`CSV: UTF-8 có BOM, dấu phẩy ngăn ô, dòng kết thúc bằng CRLF (RFC 4180); số thập phân viết với dấu chấm; ô trống là không có dữ liệu. Trong ô chứa danh sách, các mục cách nhau bằng dấu |; dấu | hoặc \ thuộc về một mục được viết là \| và \\. Ô nào, không kể dấu ' ở đầu, bắt đầu bằng = + - @, dấu tab hoặc dấu xuống dòng mà không phải con số thì có thêm một dấu ' ở đầu để bảng tính không chạy nó như công thức; bỏ dấu ấy đi để có lại đúng văn bản. Mã tỉnh, huyện, xã là chữ: khi nhập vào bảng tính hãy chọn kiểu văn bản (Dữ liệu > Từ văn bản/CSV) để giữ số 0 ở đầu. JSON Lines: mỗi dòng một bài viết kèm số liệu và người được nêu tên, không có dấu ' nào được thêm. Cột mới chỉ được thêm vào cuối.`,
		`CSV: UTF-8 with a byte order mark, cells parted by commas, lines ended by CRLF (RFC 4180); decimals have a point; an empty cell means no data. In a cell that holds a list, | stands between the items; a | or \ within an item is written \| and \\. A cell that begins, after any ', with = + - @, a tab or a line break and is not a number has one ' put before it, so that no spreadsheet runs it as a formula; take it away to have the text as it was. Codes of places are text: import them as text (Data > From Text/CSV) to keep their leading zeros. JSON Lines: a write-up a line with its figures and people, and no ' added. New columns are only ever added at the end.`)
}
