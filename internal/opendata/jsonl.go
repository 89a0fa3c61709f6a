package opendata

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteJSONLines writes one object a line, with all columns in their order; what
// is empty is null, an empty list [].
func (t Table) WriteJSONLines(w io.Writer) error {
	out := bufio.NewWriter(w)
	var line jsonWriter
	for row := range t.rows {
		o := make(object, len(row))
		for i, value := range row {
			o[i] = member{t.Columns[i].Name, value}
		}
		line.Reset()
		line.value(o)
		line.WriteByte('\n')
		if _, err := out.Write(line.Bytes()); err != nil {
			break // Flush tells of it
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the table %s as JSON Lines: %w", t.Name, err)
	}
	return nil
}

// A jsonWriter writes JSON with the members of objects in order, and with no
// more escapes than JSON needs: <, > and & stand as they are.
type jsonWriter struct {
	bytes.Buffer
	escaped *json.Encoder // into the buffer; made when needed
}

func (w *jsonWriter) value(value any) {
	switch v := value.(type) {
	case nil:
		w.WriteString("null")
	case string:
		w.text(v)
	case json.Number:
		w.WriteString(v.String()) // as it was written, which article has checked
	case int:
		w.WriteString(strconv.Itoa(v))
	case bool:
		w.WriteString(strconv.FormatBool(v))
	case []string:
		array(w, v)
	case []object:
		array(w, v)
	case object:
		w.object(v)
	}
}

func (w *jsonWriter) object(o object) {
	w.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			w.WriteByte(',')
		}
		w.text(m.name)
		w.WriteByte(':')
		w.value(m.value)
	}
	w.WriteByte('}')
}

func array[T any](w *jsonWriter, items []T) {
	w.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			w.WriteByte(',')
		}
		w.value(item)
	}
	w.WriteByte(']')
}

// needsEscape reports whether a rune cannot stand in JSON as it is; utf8.RuneError is
// also what is no text.
func needsEscape(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// text writes a string as encoding/json does. Most are nothing that needs an escape.
func (w *jsonWriter) text(s string) {
	if !strings.ContainsFunc(s, needsEscape) {
		w.WriteByte('"')
		w.WriteString(s)
		w.WriteByte('"')
		return
	}
	if w.escaped == nil {
		w.escaped = json.NewEncoder(&w.Buffer)
		w.escaped.SetEscapeHTML(false)
	}
	_ = w.escaped.Encode(s) // a string and a buffer never fail
	w.Truncate(w.Len() - 1)
}
