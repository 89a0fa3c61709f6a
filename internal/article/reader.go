package article

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// maxProblems is how many problems of one file are told; a file with more is
// not the front matter of a write-up, and nobody reads on.
const maxProblems = 100

// A reader turns YAML nodes into values and collects what is wrong with them.
type reader struct {
	file       string
	above      int      // lines of the file above the YAML text
	lines      []string // of the YAML text
	rules      *Rules
	broken     []string            // top-level keys whose text is not YAML, reported
	refused    map[*yaml.Node]bool // nodes that YAML can read and khotin does not, reported
	searched   int                 // bytes parsed in search of broken lines
	localities []writtenLocality   // as they were given; complete resolves the one
	unwritten  []finding           // values that khotin new left to be written
	problems   diag.Problems
	form       bool // only the form is read: values that wait for an editor are no problem
}

// report adds a problem at a line of the file.
func (r *reader) report(line int, path string, message diag.Message, hint diag.Text) {
	r.add(diag.Problem{Line: line, Field: path, Message: message, Hint: hint})
}

// fault adds a problem at a node.
func (r *reader) fault(n *yaml.Node, path string, message diag.Message, hint diag.Text) {
	r.report(r.line(n), path, message, hint)
}

// A finding is a fault of one line.
type finding struct {
	line    int
	message diag.Message
	hint    diag.Text
}

// mostTold is how many lines with one kind of fault are pointed out one by one;
// a page saved from the web has hundreds.
const mostTold = 5

// several warns of lines with one kind of fault.
func (r *reader) several(list []finding) {
	for i, f := range list {
		if i == mostTold {
			r.report(list[len(list)-1].line, "", f.message.Code().T("có tất cả %d dòng như vậy", "there are %d such lines in all", len(list)), diag.Text{})
			return
		}
		r.report(f.line, "", f.message, f.hint)
	}
}

func (r *reader) add(p diag.Problem) {
	p.File = r.file
	switch {
	case len(r.problems) < maxProblems:
		r.problems = append(r.problems, p)
	case len(r.problems) == maxProblems:
		r.problems = append(r.problems, diag.Problem{File: r.file, Line: p.Line, Message: untold(p.Severity()),
			Hint: diag.T("sửa những lỗi trên rồi kiểm tra lại", "mend those above, then check again")})
	case p.Severity() == diag.Error: // what is left untold must not let the file pass
		r.problems[maxProblems].Message = untold(diag.Error)
	}
}

// untold stands for the problems of a file that are too many to tell.
func untold(worst diag.Severity) diag.Message {
	if worst == diag.Error {
		return diag.K1013.T("còn nhiều lỗi nữa", "there are more problems")
	}
	return diag.K1014.T("còn nhiều lưu ý nữa", "there are more warnings")
}

// line is the line of the file on which a node begins.
func (r *reader) line(n *yaml.Node) int { return n.Line + r.above }

// readMapping reads the keys of a mapping into a value by a table of fields.
func readMapping[V any](r *reader, to *V, n *yaml.Node, path string, table []field[V]) {
	given := make(map[string]bool, len(table))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if r.refused[key] {
			continue
		}
		f := lookUp(table, key.Value)
		switch {
		case f == nil && r.refused[value]:
			continue
		case f == nil && path == "" && (isForeign(key, value) || otherName(table, key.Value) != ""):
			r.foreignKey(key, value, otherName(table, key.Value))
			continue
		case f == nil:
			meant := r.unknownKey(n, i, path, described(table))
			given[meant] = true // it is misspelt, not missing
			if path == "" {
				r.broken = append(r.broken, meant)
			}
			continue
		}
		given[key.Value] = true
		switch at := join(path, key.Value); {
		case r.refused[value]:
			if path == "" { // told, and given
				r.broken = append(r.broken, key.Value)
			}
		case !isEmpty(value, &f.Field):
			f.read(r, to, value, at)
		case f.Required:
			hint := exampleHint(&f.Field)
			if words := strings.TrimSpace(strings.TrimLeft(cmp.Or(value.LineComment, key.LineComment), "#")); words != "" && f.Type == TypeText && isNull(value) {
				hint = diag.T("phần sau dấu # không được đọc; viết: %s", "what stands behind the # is not read; write: %s", f.written(Scalar(words, false)))
			}
			r.fault(key, at, diag.K1205.T("để trống", "is empty"), hint)
		}
	}
	missing(r, n, path, table, given)
}

func lookUp[V any](table []field[V], key string) *field[V] {
	for i := range table {
		if table[i].Key == key {
			return &table[i]
		}
	}
	return nil
}

// missing reports the required fields that a mapping lacks; at the top level
// on the first line of the file.
func missing[V any](r *reader, n *yaml.Node, path string, table []field[V], given map[string]bool) {
	line := r.line(n)
	if path == "" {
		line = 1
	}
	for i := range table {
		f := &table[i].Field
		if f.Required && !given[f.Key] && !(path == "" && slices.Contains(r.broken, f.Key)) {
			hint := exampleHint(f)
			if day, ok := dayOfName(r.file); ok && path == "" && f.Type == TypeDate {
				hint = diag.T("theo tên tệp thì viết: date: %s", "by the file's name write: date: %s", day)
			}
			r.report(line, join(path, f.Key), diag.K1204.T("thiếu", "is missing"), hint)
		}
	}
}

// unknownKey reports a key that the table does not hold, the one at an index of
// a mapping, and returns the one that was meant, "" if nobody knows.
func (r *reader) unknownKey(n *yaml.Node, at int, path string, fields []Field) (meant string) {
	key := n.Content[at]
	if line, ok := dashed(key.Value); ok {
		r.fault(key, path, gluedDash(), diag.T("viết: %s: …", "write: %s: …", line))
		return ""
	}
	meant, hint, ok := meantByKey(key, n.Content[at+1])
	if !ok || path != "" {
		meant, hint = keyHint(key.Value, fields)
	}
	if name, rest, ok := strings.Cut(key.Value, ":"); ok && rest != "" && isNull(n.Content[at+1]) && slices.ContainsFunc(fields, func(f Field) bool { return f.Key == name }) {
		r.fault(key, join(path, clip(key.Value, longMessage)), diag.K1201.T("không có mục nào tên như vậy", "there is no such key"),
			diag.T("sau dấu hai chấm cần một dấu cách: %s: %s", "a space belongs behind the colon: %s: %s", name, Scalar(strings.TrimSpace(rest), true)))
		return name
	}
	if at > 0 && n.Style&yaml.FlowStyle != 0 && isNull(n.Content[at+1]) && n.Content[at-1].ShortTag() == "!!str" {
		meant, hint = "", commaHint(n.Content[at-2].Value, n.Content[at-1].Value+", "+key.Value)
	}
	r.fault(key, join(path, clip(key.Value, longMessage)), diag.K1201.T("không có mục nào tên như vậy", "there is no such key"), hint)
	return meant
}

// commaHint is for a value within {…} that a comma cut.
func commaHint(key, value string) diag.Text {
	return diag.T("trong {…} dấu phẩy ngăn các mục; đặt cả giá trị trong ngoặc kép: %s: %s",
		"within {…} a comma separates keys; put the whole value in quotation marks: %s: %s", key, strconv.Quote(value))
}

// readList reads a list value by value and drops the ones that are wrong.
func readList[V any](r *reader, n *yaml.Node, path string, f *Field, parse parser[V]) []V {
	if n.Kind != yaml.SequenceNode {
		notAList(r, n, path, f, parse)
		return nil
	}
	list := make([]V, 0, len(n.Content))
	seen := map[string]bool{}
	one := *f
	one.item = true
	for i, item := range n.Content {
		at := index(path, i)
		switch {
		case r.refused[item], isEmpty(item, f):
			continue
		case item.Kind == yaml.ScalarNode && seen[item.Value]:
			r.fault(item, at, diag.K1206.T("lặp lại %q", "repeats %q", clip(item.Value, longMessage)), diag.T("chỉ giữ lại một", "keep only one"))
			continue
		}
		seen[item.Value] = true
		if v, ok := parse(r, item, at, &one); ok {
			list = append(list, v)
		}
	}
	return list
}

// index is the path of an item in a list, counted from 1: "figures[2]".
func index(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i+1) }

// join is the path of a key within a mapping: "figures[2].value".
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// isEmpty reports whether a value says nothing, as content systems save the
// fields of a form that were left empty: null, blank text, a list or an object
// of nothing else.
func isEmpty(n *yaml.Node, f *Field) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		return isNull(n) || n.ShortTag() == "!!str" && strings.TrimSpace(n.Value) == ""
	case yaml.SequenceNode:
		return !slices.ContainsFunc(n.Content, func(item *yaml.Node) bool { return !isEmpty(item, f) })
	case yaml.MappingNode:
		for i := 1; i < len(n.Content); i += 2 {
			if !isEmpty(n.Content[i], f) {
				return false
			}
		}
		return f.Type == TypeObject
	}
	return false
}

// isNull reports whether there is no value at all.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}
