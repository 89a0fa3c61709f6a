package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table finds a paragraph that was meant as a table.
func (w *walk) table(n *ast.Paragraph) {
	lines := n.Lines()
	if lines.Len() < 2 {
		return
	}
	line := func(i int) string {
		segment := lines.At(i)
		return strings.TrimSpace(string(segment.Value(w.source)))
	}
	first, second := line(0), line(1)
	grid := strings.HasPrefix(first, "+--") || strings.HasPrefix(first, "+==")
	if !grid && !(isRow(first) && isRow(second)) {
		return
	}
	row := first
	if grid {
		row = second
	}
	columns := strings.Count(strings.ReplaceAll(row, `\|`, ""), "|") - 1
	w.document.Failed = append(w.document.Failed, Failed{Place: w.place(lines.At(0).Start), Kind: FailedTable,
		Written: first, Destination: "|" + strings.Repeat("---|", max(columns, 1))})
}

// lostCells finds a row with more cells than its table has columns: Markdown drops
// them.
func (w *walk) lostCells(row *extast.TableRow) {
	end := -1
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if lines := cell.Lines(); lines.Len() > 0 {
			end = max(end, lines.At(lines.Len()-1).Stop)
		}
	}
	if end < 0 {
		return
	}
	rest, _, _ := strings.Cut(string(w.source[end:]), "\n")
	lost := strings.Trim(rest, " \t\r|")
	if lost != "" {
		w.document.Failed = append(w.document.Failed, Failed{Place: w.place(end), Kind: LostCells, Written: lost})
	}
}

// isRow reports whether a line looks like a row of a table.
func isRow(line string) bool {
	return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|'
}

// looseRow finds a row that an empty line parts from the rest of its table; only
// the first of several is told.
func (w *walk) looseRow(n *ast.Paragraph) {
	row := w.onlyRow(n)
	if row == "" || w.onlyRow(n.PreviousSibling()) != "" {
		return
	}
	_, below := n.PreviousSibling().(*extast.Table)
	if below || w.onlyRow(n.NextSibling()) != "" {
		w.document.Failed = append(w.document.Failed, Failed{Place: w.place(n.Lines().At(0).Start), Kind: LooseRow, Written: row})
	}
}

// onlyRow is the row that a paragraph of one line is, "" for any other block.
func (w *walk) onlyRow(n ast.Node) string {
	p, ok := n.(*ast.Paragraph)
	if !ok || p.Lines().Len() != 1 {
		return ""
	}
	segment := p.Lines().At(0)
	if line := strings.TrimSpace(string(segment.Value(w.source))); isRow(line) {
		return line
	}
	return ""
}

// gap parts the columns of a line that was laid out with tabs or spaces; dashes
// are the line that some programs write below the names of such columns.
var (
	gap    = regexp.MustCompile(`[ \t]*(?:\t|   )[ \t]*`)
	dashes = regexp.MustCompile(`^-{2,}(?:[ \t]+-{2,})+$`)
)

// gaps counts them.
func gaps(line string) int {
	if !strings.Contains(line, "\t") && !strings.Contains(line, "   ") {
		return 0
	}
	return len(gap.FindAllString(line, -1))
}

// columns finds lines of a paragraph with tabs or spaces between columns, two at least with
// as many columns.
func (w *walk) columns(n *ast.Paragraph) {
	before := 0
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := strings.TrimSpace(string(segment.Value(w.source)))
		count := gaps(line)
		if count > 0 && count == before {
			above := n.Lines().At(i - 1)
			w.lostColumns(above.Start, gap.Split(strings.TrimSpace(string(above.Value(w.source))), -1))
			return
		}
		before = count
	}
	w.semicolons(n)
}

// semicolons finds a paragraph that is a table as spreadsheets save it: three lines
// at least, each with as many columns.
func (w *walk) semicolons(n *ast.Paragraph) {
	if n.Lines().Len() < 3 {
		return
	}
	for _, separator := range []string{";", ","} {
		if names := w.cells(n, separator); names != nil {
			w.lostColumns(n.Lines().At(0).Start, names)
			return
		}
	}
}

// cells are the names of the columns, nil if it is no table.
func (w *walk) cells(n *ast.Paragraph, separator string) (names []string) {
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := strings.TrimSpace(string(segment.Value(w.source)))
		columns := strings.Split(line, separator)
		sentence := strings.HasSuffix(line, ".") || separator == "," && strings.Contains(line, ", ")
		if len(columns) < 3 || sentence || i > 0 && len(columns) != len(names) || columns[len(columns)-1] == "" {
			return nil
		}
		if i == 0 {
			names = columns
		}
	}
	return names
}

// dashedColumns finds the line of dashes of a table whose columns spaces part; it
// becomes a rule, and the rows become paragraphs.
func (w *walk) dashedColumns(n *ast.ThematicBreak) {
	at := w.place(n.Pos())
	if !dashes.MatchString(strings.Trim(w.line(at.Line), " \t\r>")) || at.Line == 1 {
		return
	}
	names := strings.Trim(w.line(at.Line-1), " \t\r>")
	if columns := gap.Split(names, -1); len(columns) > 1 {
		w.lostColumns(w.lines[at.Line-2], columns)
	}
}

func (w *walk) lostColumns(start int, columns []string) {
	w.document.Failed = append(w.document.Failed, Failed{Place: w.place(start), Kind: LostColumns,
		Written: strings.Join(columns, " "), Destination: "| " + strings.Join(columns, " | ") + " |"})
}
