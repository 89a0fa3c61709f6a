package opendata

import (
	_ "embed"
	"slices"
	"strings"
)

// publishedColumns names every column that was ever published, "table.column" a
// line, in the order in which they came to be. Lines are only ever added at the
// end, which make generate does.
//
//go:embed columns.txt
var publishedColumns string

// published puts the columns of a table into the order that is promised to
// readers of the files: as they were published, and those that are new at the
// end, whatever their place in the front matter.
func published[T any](table string, columns []column[T]) []column[T] {
	lines := strings.Fields(publishedColumns)
	age := func(c column[T]) int {
		if i := slices.Index(lines, table+"."+c.Name); i >= 0 {
			return i
		}
		return len(lines)
	}
	slices.SortStableFunc(columns, func(a, b column[T]) int { return age(a) - age(b) })
	return columns
}
