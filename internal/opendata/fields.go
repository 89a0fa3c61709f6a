package opendata

import (
	"encoding/json"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// frontMatterColumns are those of the fields of the front matter.
func (d *Data) frontMatterColumns() []column[entry] {
	return fieldColumns(d, article.Fields(), "", func(e entry) any { return e.WriteUp })
}

// fieldColumns are the columns of fields whose owner (as Field.Value has it) is
// given by of, nil if there is none. A single object has a column for each of
// its fields, with prefix before the name; localities have columns of their own.
func fieldColumns[T any](d *Data, fields []article.Field, prefix string, of func(T) any) []column[T] {
	var columns []column[T]
	for _, f := range fields {
		value := func(item T) any {
			if owner := of(item); owner != nil {
				return f.Value(owner)
			}
			return nil
		}
		c := Column{prefix + f.Key, typeOf(f), f.Required && prefix == "" || f.Type == article.TypeSlug || f.Type == article.TypeBoolean, f.Label, f.Help}
		switch {
		case f.Type == article.TypeLocality:
		case f.Type == article.TypeObject && f.Array:
			objects := d.objects(f)
			columns = append(columns, column[T]{c, func(item T) any { return objects(value(item)) }})
		case f.Type == article.TypeObject:
			columns = append(columns, fieldColumns(d, f.Fields, prefix+f.Key+"_", value)...)
		default:
			columns = append(columns, column[T]{c, func(item T) any { return inRow(value(item)) }})
		}
		if f.Type == article.TypeEnum {
			columns = append(columns, column[T]{labelColumn(c), func(item T) any { return d.labels(f, value(item)) }})
		}
	}
	return columns
}

// typeOf is the type of the column of a field.
func typeOf(f article.Field) Type {
	switch {
	case f.Array && f.Type == article.TypeObject:
		return Array
	case f.Array:
		return List
	case f.Type == article.TypeDate:
		return Date
	case f.Type == article.TypeNumber:
		return Number
	case f.Type == article.TypeBoolean:
		return Boolean
	}
	return String
}

// inRow is a field's value in a row.
func inRow(value any) any {
	switch v := value.(type) {
	case []any:
		return list(v, func(item any) string { return fmt.Sprint(item) })
	case article.Number:
		return json.Number(v.String()) // with the digits that were written
	case fmt.Stringer:
		return v.String()
	}
	return value
}

// list makes a list of texts, never nil, so that JSON has [] for an empty one.
func list(values []any, text func(any) string) []string {
	items := make([]string, len(values))
	for i, v := range values {
		items[i] = text(v)
	}
	return items
}

// labelColumn is the column with the labels of a column of ids.
func labelColumn(ids Column) Column {
	label, help := diag.Text{VI: "tên " + ids.Label.VI, EN: "name of the " + ids.Label.EN},
		diag.Text{VI: capital(ids.Label.VI) + ", viết cho người đọc.", EN: "The " + ids.Label.EN + ", as readers see it."}
	if ids.Type == List {
		label.EN = "names of the " + ids.Label.EN
		help = diag.Text{VI: "Các " + ids.Label.VI + ", viết cho người đọc.", EN: "The " + ids.Label.EN + ", as readers see them."}
	}
	return Column{ids.Name + "_label", ids.Type, false, label, help}
}

// labels are the labels of the ids that a field holds.
func (d *Data) labels(f article.Field, ids any) any {
	choices := d.archive.Rules.List(f.Enum)
	label := func(id any) string { return choices.Label(id.(string)).In(d.options.Lang) }
	switch v := ids.(type) {
	case []any:
		return list(v, label)
	case string:
		return label(v)
	}
	return nil
}

// capital is a text with a capital letter at its start.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
