package opendata

import (
	"iter"
	"slices"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// An itemTable is the table of the objects that write-ups hold in one field.
type itemTable struct {
	key         string // of the field
	name        string
	title, help diag.Text
}

var itemTables = []itemTable{
	{"figures", "so-lieu", diag.T("Số liệu", "Figures"),
		diag.T("Mỗi dòng là một con số trong một bài viết.", "One row for each figure of a write-up.")},
	{"people", "nguoi", diag.T("Người được nêu tên", "People"),
		diag.T("Mỗi dòng là một người được nêu tên trong một bài viết.", "One row for each person named in a write-up.")},
}

// An item is one of the objects of a field of a write-up, numbered from 1.
type item struct {
	entry
	number int
	object any // as Field.Value gives it
}

// table makes the table of the items of all write-ups.
func (d *Data) table(t itemTable) Table {
	fields := article.Fields()
	f := fields[slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == t.key })]
	columns := published(t.name, append(d.placedColumns(), fieldColumns(d, f.Fields, "", func(it item) any { return it.object })...))
	return Table{Name: t.name, Title: t.title, Help: t.help, Key: []string{"address", "number"},
		Columns: described(columns), rows: each(columns, items(d.archive.WriteUps, f))}
}

// items walks through what all write-ups hold in a field, in their order.
func items(entries []entry, f article.Field) iter.Seq[item] {
	return func(yield func(item) bool) {
		for _, e := range entries {
			for i, object := range f.Value(e.WriteUp).([]any) {
				if !yield(item{e, i + 1, object}) {
					return
				}
			}
		}
	}
}

// placedColumns say where an item comes from, so that its table can be read
// without that of the write-ups.
func (d *Data) placedColumns() []column[item] {
	columns := []column[item]{
		{must("address", String, diag.T("địa chỉ bài viết", "address of the write-up"),
			diag.T("Bài viết có dòng này; khóa của bảng bai-viet.", "The write-up that holds the row; the key of the table bai-viet.")),
			func(it item) any { return it.Address }},
		{must("number", Integer, diag.T("số thứ tự", "number"), diag.T("Thứ tự trong bài viết, từ 1.", "The place within the write-up, from 1.")),
			func(it item) any { return it.number }},
	}
	for _, c := range d.frontMatterColumns() {
		if c.Name == "date" || c.Name == "school_year" {
			columns = append(columns, ofItem(c))
		}
	}
	for _, c := range localityColumns()[1:] { // all but the kind of locality
		columns = append(columns, ofItem(c))
	}
	return columns
}

// ofItem is the column of a write-up in a table of items.
func ofItem(c column[entry]) column[item] {
	return column[item]{c.Column, func(it item) any { return c.of(it.entry) }}
}

// objects are the values of a field as nested records, in the columns of their
// own table.
func (d *Data) objects(f article.Field) func(values any) any {
	table := f.Key
	if i := slices.IndexFunc(itemTables, func(t itemTable) bool { return t.key == f.Key }); i >= 0 {
		table = itemTables[i].name
	}
	columns := published(table, fieldColumns(d, f.Fields, "", func(v any) any { return v }))
	return func(values any) any {
		list := []object{}
		for _, v := range values.([]any) {
			var o object
			for _, c := range columns {
				o = append(o, member{c.Name, c.of(v)})
			}
			list = append(list, o)
		}
		return list
	}
}
