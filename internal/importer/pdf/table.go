package pdf

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/importer/document"
)

// A cell is a part of a line that wide gaps part from the rest.
type cell struct {
	text        string
	left, right float64
}

// A table is made of lines of as many cells below each other. Two columns also are
// how letters begin and end (the office and the motto, the receivers and the
// signature), so three are the least. A gap of a table has the padding of two cells;
// the widest space of a justified line is some 8 points.
const (
	cellGap    = 9 // points
	minColumns = 3
	minRows    = 2
)

// inCell adds a character to the last cell, or begins one. Cells are as small as
// can be: split joins those that narrow gaps part.
func (l *line) inCell(text string, left, right float64) {
	if n := len(l.cells); n > 0 && left-l.last < spaceWidth {
		l.cells[n-1].text += text
		l.cells[n-1].right = right
		return
	}
	l.cells = append(l.cells, cell{text, left, right})
}

// split joins cells that gaps part which are narrower than some width.
func split(cells []cell, width float64) (joined []cell) {
	for _, c := range cells {
		if n := len(joined) - 1; n >= 0 && c.left-joined[n].right < width {
			joined[n].text, joined[n].right = joined[n].text+gap+c.text, c.right
			continue
		}
		joined = append(joined, c)
	}
	return joined
}

// tableAt is the table with which some lines begin, nil for none. Beside lines whose
// gaps are wide, those are of it whose widest gaps part the same columns.
func tableAt(all []line) (rows [][]cell) {
	for start := range min(len(all), 2) { // the names of columns may fill theirs
		columns := split(all[start].cells, cellGap)
		if len(columns) < minColumns {
			continue
		}
		wide := 0
		for i := range all {
			cells := widest(all[i].cells, len(columns))
			if all[i].page != all[0].page || !below(columns, cells) {
				break
			}
			if len(split(all[i].cells, cellGap)) == len(columns) {
				wide++
			}
			rows = append(rows, cells)
		}
		if len(rows) > start && wide >= minRows {
			return rows
		}
		rows = nil
	}
	return nil
}

// clearly is how much wider the gaps between columns are than those within one.
const clearly = 1.3

// widest parts cells by their widest gaps into so many, nil if it is not clear which
// those are.
func widest(cells []cell, count int) []cell {
	if len(cells) < count {
		return nil
	}
	var gaps []float64
	for i := 1; i < len(cells); i++ {
		gaps = append(gaps, cells[i].left-cells[i-1].right)
	}
	slices.Sort(gaps)
	least := gaps[len(gaps)-count+1]
	if rest := gaps[:len(gaps)-count+1]; len(rest) > 0 && least < clearly*rest[len(rest)-1] {
		return nil
	}
	return split(cells, least)
}

// below reports whether cells stand in columns, each in one of its own, and widens
// the columns to them.
func below(columns, cells []cell) bool {
	if len(cells) != len(columns) {
		return false
	}
	for i, c := range cells {
		if i > 0 && c.left < columns[i-1].right || i+1 < len(columns) && c.right > columns[i+1].left {
			return false
		}
	}
	for i, c := range cells {
		columns[i].left, columns[i].right = min(columns[i].left, c.left), max(columns[i].right, c.right)
	}
	return true
}

// table makes a table of rows; the first is its head.
func table(rows [][]cell, number int) document.Block {
	b := document.Block{Kind: document.Table, Line: number}
	for _, cells := range rows {
		var row []document.Cell
		for _, c := range cells {
			row = append(row, document.Cell{{Text: strings.Join(strings.Fields(parted(strings.ReplaceAll(c.text, " "+gap, " "))), " ")}})
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}
