package opendata

import (
	"bufio"
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
// It is written here and not by encoding/csv, which changes line breaks within
// cells when it writes CRLF.
func (t Table) WriteCSV(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.WriteString(bom) // a bufio.Writer keeps its first error for Flush
	for i, c := range t.flat() {
		cell(out, i, c.Name)
	}
	out.WriteString("\r\n")
	for row := range t.rows {
		i := 0
		for n, c := range t.Columns {
			if c.Type != Array {
				cell(out, i, Guard(plain(row[n])))
				i++
			}
		}
		if _, err := out.WriteString("\r\n"); err != nil {
			break
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the table %s as CSV: %w", t.Name, err)
	}
	return nil
}

// cell writes the cell with the given index of its row.
func cell(out *bufio.Writer, i int, text string) {
	if i > 0 {
		out.WriteByte(',')
	}
	if strings.ContainsAny(text, ",\"\r\n") || strings.Trim(text, " \t") != text {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	out.WriteString(text)
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
// text"; programs take it away with Unguard.
func Guard(text string) string {
	if formula.MatchString(text) && !plainNumber.MatchString(text) {
		return "'" + text
	}
	return text
}

// Unguard is the text of a cell that Guard may have changed.
func Unguard(cell string) string {
	if rest, guarded := strings.CutPrefix(cell, "'"); guarded && formula.MatchString(rest) && !plainNumber.MatchString(rest) {
		return rest
	}
	return cell
}
