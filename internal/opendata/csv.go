package opendata

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// bom tells Excel that the letters are UTF-8.
const bom = "\ufeff"

// WriteCSV writes the table as a spreadsheet reads it: a byte order mark, a line
// of names, then the rows; commas, CRLF, quotation marks where a cell needs them.
// No cell has a line break: no field of the front matter takes one.
func (t Table) WriteCSV(w io.Writer) error {
	buffered := bufio.NewWriter(w)
	buffered.WriteString(bom) // a bufio.Writer keeps its first error for Flush
	out := csv.NewWriter(buffered)
	out.UseCRLF = true
	var line []string
	for _, c := range t.flat() {
		line = append(line, c.Name)
	}
	out.Write(line) // a csv.Writer keeps it as well
	for row := range t.rows {
		line = line[:0]
		for i, c := range t.Columns {
			if c.Type != Array {
				line = append(line, Guard(plain(row[i])))
			}
		}
		if out.Write(line) != nil {
			break
		}
	}
	out.Flush() // of buffered too, which csv.NewWriter has taken as it is
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the table %s as CSV: %w", t.Name, err)
	}
	return nil
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

// joinList puts a list into one cell: items with | between them; a | or a \
// within an item has a \ before it. No item of any closed list needs that.
func joinList(items []string) string {
	escape := strings.NewReplacer(`\`, `\\`, listMark, `\`+listMark)
	escaped := make([]string, len(items))
	for i, item := range items {
		escaped[i] = escape.Replace(item)
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
	if formula.MatchString(text) && !plainNumber.MatchString(text) {
		return "'" + text
	}
	return text
}
