package article

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// What follows finds the line that an editor meant by one that is not YAML. No
// line is proposed that YAML does not read.

// valueLine is a line with a value: what stands before it (indentation, hyphens
// of lists, the key with its colon), the key, and the value.
var valueLine = regexp.MustCompile(`^(\s*(?:- +)*(?:([^\s#:'"\[\]{},-][^:]*?):\s+)?)(\S.*?)\s*$`)

// mendedLine says how a line of a block is written that YAML reads: mostly with
// its value in quotation marks.
func mendedLine(b block, offset int) (hint diag.Text, ok bool) {
	line, whole, ok := mended(b, offset)
	line = strings.TrimSpace(line)
	if whole {
		return diag.T("đặt cả giá trị trong ngoặc kép: %s", "put the whole value in quotation marks: %s", line), ok
	}
	return diag.T("viết: %s", "write: %s", line), ok
}

// mended is such a line; whole says that the value is in quotation marks.
func mended(b block, offset int) (line string, whole, ok bool) {
	m := valueLine.FindStringSubmatch(b.lines[offset])
	if m == nil || m[1] == "" {
		return "", false, false
	}
	before, value := m[1], m[3]
	f := b.field(m[2], offset)
	switch {
	case f == nil && strings.ContainsAny(value[:1], "[{"):
		return "", false, false
	case f != nil && f.Type == TypeObject && strings.Contains(value, "{"):
		line = address.ReplaceAllString(b.lines[offset], `$1"$2"`)
		return line, false, line != b.lines[offset] && parses(b, offset, line)
	case f != nil && f.Type == TypeObject:
		object, ok := objectOf(f, unquote(value))
		if f.Array {
			object = "[" + object + "]"
		}
		line = before + object
		return line, false, ok && parses(b, offset, line)
	case f != nil && f.Array:
		line = before + flowList(strings.TrimSuffix(strings.TrimLeft(value, "[- "), "]"))
		return line, false, parses(b, offset, line)
	}
	if f != nil && f.Type == TypeSchoolYear {
		if year, ok := looseYear(value); ok {
			return before + year.String(), false, true
		}
	}
	if f != nil && f.Type == TypeDate {
		if day, ok := looseDay(unquote(value)); ok {
			return before + day.String(), false, true
		}
	}
	if text := strings.TrimLeft(value, "|>+- "); text != "" && strings.ContainsAny(value[:1], "|>") { // text of several lines begins on the next
		line = before + Scalar(text, false)
		return line, false, parses(b, offset, line)
	}
	line = before + quoted(unquote(value))
	return line, true, parses(b, offset, line)
}

// field is the field that a key of a block's line names, nil if nobody knows it.
func (b block) field(key string, offset int) *Field {
	f := lookUp(writeUpFields, b.key)
	switch {
	case f == nil || key == "":
		return nil
	case offset == 0:
		return &f.Field
	}
	for i := range f.Fields {
		if f.Fields[i].Key == key {
			return &f.Fields[i]
		}
	}
	return nil
}

// address is a web address within {…}, where YAML reads some of its signs.
var address = regexp.MustCompile(`(url:\s*)(https?://[^\s"',}]+)`)

// parses reports whether a block is YAML up to a line, with another line there.
func parses(b block, offset int, line string) bool {
	lines := append(append([]string{}, b.lines[:offset]...), line)
	_, err := parseYAML(strings.Join(lines, "\n"))
	return err == nil
}

// quoted writes a text in the marks that need no backslash.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

// unquote takes off the quotation mark that was left open, or the pair around
// the whole value.
func unquote(value string) string {
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return value
	}
	mark := value[:1]
	inner, closed := strings.CutSuffix(value[1:], mark)
	if closed || !strings.Contains(inner, mark) {
		return inner
	}
	return value
}

// spaced is a line whose colon has no space behind it, or is another keyboard's,
// with one that YAML knows.
func spaced(line string) (string, bool) {
	m := gluedKey.FindStringSubmatch(line)
	if m == nil || m[3] == "" || !isKey(m[2]) || strings.Contains(line, m[2]+": ") {
		return "", false
	}
	made := m[1] + m[2] + ": " + m[3]
	if _, err := parseYAML(strings.TrimSpace(made)); err != nil {
		made = m[1] + m[2] + ": " + quoted(unquote(m[3]))
	}
	return made, true
}

// isKey reports whether a word is a key of the front matter or of an object in it.
func isKey(word string) bool {
	for i := range writeUpFields {
		f := &writeUpFields[i].Field
		if f.Key == word {
			return true
		}
		for j := range f.Fields {
			if f.Fields[j].Key == word {
				return true
			}
		}
	}
	return false
}

// gluedHyphen is an item of a list without a space behind its hyphen.
var gluedHyphen = regexp.MustCompile(`^(\s*)-([\p{L}"'{].*|\d{4}\s*[-–].*)$`)

// dashed is such a line with the space.
func dashed(line string) (string, bool) {
	m := gluedHyphen.FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	return m[1] + "- " + m[2], true
}

func gluedDash() diag.Message {
	return diag.K1120.T("sau dấu - thiếu khoảng trắng", "a space is missing behind the hyphen")
}

// swallowed finds an item of a list that goes on with the next items: YAML reads
// hyphens that stand further to the right as part of the text.
func (r *reader) swallowed(n *yaml.Node, path string) {
	oneLine := len(n.Value) <= len(strings.TrimSpace(r.sourceLine(n)))
	if n.Kind != yaml.ScalarNode || n.Style != 0 || n.Line >= len(r.lines) || oneLine || !strings.Contains(n.Value, " -") {
		return
	}
	next := r.lines[n.Line]
	if line, ok := dashed(next); ok {
		r.report(n.Line+1+r.above, path, gluedDash(), diag.T("viết: %s", "write: %s", strings.TrimSpace(line)))
	} else if strings.HasPrefix(strings.TrimSpace(next), "- ") {
		r.report(n.Line+1+r.above, path, diag.K1117.T("các dòng của danh sách không thụt đều nhau", "the lines of the list are not indented alike"),
			diag.T("đặt mọi dấu - của danh sách thẳng cột", "put all hyphens of the list into one column"))
	} else {
		return
	}
	r.refuse(n)
}
