package opendata

import (
	"iter"

	"github.com/khotin/khotin/internal/diag"
)

// A Type says what a column holds. The names are those of the Data Package.
type Type string

// The types of columns.
const (
	String  Type = "string"
	Date    Type = "date"    // 2019-08-19
	Integer Type = "integer" // 13
	Number  Type = "number"  // 2.50, as it was written
	Boolean Type = "boolean" // true, false
	List    Type = "list"    // in CSV with | between the items (see joinList)
	Array   Type = "array"   // of objects; only in JSON Lines
)

// A Column describes one column to a person and to a program.
type Column struct {
	Name     string
	Type     Type
	Required bool // never empty
	Label    diag.Text
	Help     diag.Text
}

// A Table is one kind of row. Its rows hold a value for each column: nil for an
// empty one, else string, int, bool, json.Number, []string or []object.
type Table struct {
	Name    string // "bai-viet", of its files
	Title   diag.Text
	Help    diag.Text
	Columns []Column // those of Type Array are left out of CSV
	Key     []string // the columns that tell rows apart

	rows iter.Seq[[]any]
}

// flat are the columns that CSV has.
func (t Table) flat() []Column {
	var columns []Column
	for _, c := range t.Columns {
		if c.Type != Array {
			columns = append(columns, c)
		}
	}
	return columns
}

// A column is a Column with the way to get its value.
type column[T any] struct {
	Column
	of func(T) any
}

// described returns the descriptions of columns.
func described[T any](columns []column[T]) []Column {
	list := make([]Column, len(columns))
	for i, c := range columns {
		list[i] = c.Column
	}
	return list
}

// each makes a table's rows. The slice is the same for every row.
func each[T any](columns []column[T], items iter.Seq[T]) iter.Seq[[]any] {
	return func(yield func([]any) bool) {
		row := make([]any, len(columns))
		for item := range items {
			for i, c := range columns {
				row[i] = c.of(item)
			}
			if !yield(row) {
				return
			}
		}
	}
}

// An object is a nested record, its members in order.
type object []member

type member struct {
	name  string
	value any
}
