package opendata

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strconv"
	"strings"
)

// bom tells Excel that the letters are UTF-8.
const bom = "\ufeff"

// WriteCSV writes the table as a spreadsheet reads it.
func (t Table) WriteCSV(w io.Writer) error {
	if err := WriteRows(w, t.cells()); err != nil {
		return fmt.Errorf("write the table %s as CSV: %w", t.Name, err)
	}
	return nil
}

// cells are the line of names, then the rows.
func (t Table) cells() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		var line []string
		for _, c := range t.flat() {
			line = append(line, c.Name)
		}
		if !yield(line) {
			return
		}
		for row := range t.rows {
			line = line[:0]
			for i, c := range t.Columns {
				if c.Type != Array {
					line = append(line, plain(row[i]))
				}
			}
			if !yield(line) {
				return
			}
		}
	}
}

// WriteRows writes rows as a spreadsheet reads them: a byte order mark, commas,
// CRLF, quotation marks where a cell needs them, and nothing that it would run. No
// cell has a line break: no field of the front matter takes one. A row may be
// changed by the writer and is not kept.
func WriteRows(w io.Writer, rows iter.Seq[[]string]) error {
	buffered := bufio.NewWriter(w)
	buffered.WriteString(bom) // a bufio.Writer keeps its first error for Flush
	out := csv.NewWriter(buffered)
	out.UseCRLF = true
	for row := range rows {
		for i := range row {
			row[i] = Guard(row[i])
		}
		if out.Write(row) != nil { // a csv.Writer keeps it as well
			break
		}
	}
	out.Flush() // of buffered too, which csv.NewWriter has taken as it is
	return out.Error()
}

// plain is a value as the text of a cell.
func plain(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return joinList(v)
	}
	return ""
}

// listMark stands between the items of a list in one cell.
const listMark = "|"

var listEscape = strings.NewReplacer(`\`, `\\`, listMark, `\`+listMark)

// joinList puts a list into one cell: items with | between them; a | or a \
// within an item has a \ before it. No item of any closed list needs that.
func joinList(items []string) string {
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = listEscape.Replace(item)
	}
	return strings.Join(escaped, listMark)
}

// formula is a cell that spreadsheets would run, or one that only its guard tells
// from such a cell; signs of full width are what East Asian keyboards write.
var formula = regexp.MustCompile(`^'*[=+\-@\t\r\n＝＋－＠]`)

// plainNumber is what may begin with a minus.
var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// Guard puts an apostrophe before a cell that a spreadsheet would run as a
// formula: one that begins, after any apostrophes, with = + - @, a tab or a line
// break, and is not a plain number. Spreadsheets take the apostrophe for "this is
// text"; programs take it away where such a cell follows it.
func Guard(text string) string {
	if text == "" || strings.IndexByte("'=+-@\t\r\n\xef", text[0]) < 0 { // most cells; \xef begins the signs of full width
		return text
	}
	if formula.MatchString(text) && !plainNumber.MatchString(text) {
		return "'" + text
	}
	return text
}
