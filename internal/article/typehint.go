package article

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// typeHint says how to write a value of the right type: what YAML takes for
// something other than text needs quotation marks, a list of one is its item,
// and a text where an object belongs is what the object is called.
func typeHint(n *yaml.Node, f *Field) diag.Text {
	isText := n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str"
	switch {
	case f.Type == TypeText && n.Kind == yaml.ScalarNode && !isNull(n):
		return write(f, Quote(n.Value))
	case f.Type == TypeText && n.Kind == yaml.MappingNode:
		if text, ok := textOf(n); ok {
			return write(f, text)
		}
	case n.Kind == yaml.SequenceNode && len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode && !isNull(n.Content[0]):
		item := n.Content[0].Value
		if f.Type == TypeObject {
			if object, ok := objectOf(f, item); ok {
				return write(f, object)
			}
			return exampleHint(f)
		}
		if f.Type == TypeText || f.Type == TypeLocality {
			item = Scalar(item, false)
		}
		return write(f, item)
	case f.Type == TypeObject && isText:
		if object, ok := objectOf(f, n.Value); ok {
			return write(f, object)
		}
	}
	return exampleHint(f)
}

// textOf is the text that YAML took for a mapping: {Phòng}, a: b, or an object
// of which one part is a name.
func textOf(n *yaml.Node) (string, bool) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "name" && n.Content[i+1].Kind == yaml.ScalarNode {
			return Scalar(n.Content[i+1].Value, false), true
		}
	}
	if len(n.Content) != 2 || n.Content[0].Kind != yaml.ScalarNode || n.Content[1].Kind != yaml.ScalarNode {
		return "", false
	}
	key, value := n.Content[0].Value, n.Content[1].Value
	switch {
	case isNull(n.Content[1]) && n.Style&yaml.FlowStyle != 0:
		return quoted("{" + key + "}"), true
	case isNull(n.Content[1]):
		return quoted(key + ":"), true
	}
	return quoted(key + ": " + value), true
}

// objectOf is an object with what a text says of it: the name of a person or a
// source, or the address of one.
func objectOf(f *Field, text string) (string, bool) {
	if len(f.Fields) == 0 {
		return "", false
	}
	first := f.Fields[0]
	for _, other := range f.Fields[1:] {
		if first.Type != TypeText || other.Required {
			return "", false
		}
	}
	text = oneLine(text)
	if name, address := sourceOf(text); f.Key == "source" && isWebAddress(address) {
		if u, err := url.Parse(address); err == nil && name == "" {
			name = u.Hostname()
		}
		return "{" + first.Key + ": " + Scalar(name, true) + ", url: " + Quote(address) + "}", true
	}
	if made, ok := person(text); f.Key == "people" && ok {
		return made, true
	}
	return "{" + first.Key + ": " + Scalar(text, true) + "}", true
}

// notAList reports a single value where a list belongs. The hint is the value as
// a list, unless that would be refused, too.
func notAList[V any](r *reader, n *yaml.Node, path string, f *Field, parse parser[V]) {
	got := nodeName(n)
	hint := exampleHint(f)
	if list := asList(r, n, f); list != "" {
		trial := &reader{rules: r.rules}
		if parsed, err := parseYAML(list); err == nil && parsed != nil && parsed.Kind == yaml.SequenceNode {
			if readList(trial, parsed, path, f, parse); len(trial.problems) == 0 {
				hint = write(f, list)
			}
		}
	}
	r.fault(n, path, diag.K1208.Of(diag.Text{VI: "phải là một danh sách, nhưng đây là " + got.VI, EN: "must be a list, but this is " + got.EN}), hint)
}

// asList writes a value as the list that was meant, "" if nobody knows.
func asList(r *reader, n *yaml.Node, f *Field) string {
	switch {
	case n.Kind == yaml.MappingNode && f.Type == TypeObject:
		return listOf(n, f)
	case n.Kind != yaml.ScalarNode:
		return ""
	case f.Key == "people":
		return "[" + strings.Join(people(n.Value), ", ") + "]"
	case f.Type == TypeObject:
		if object, ok := objectOf(f, n.Value); ok {
			return "[" + object + "]"
		}
	case f.Type == TypeEnum:
		return r.choices(f, n.Value)
	case f.Type == TypeSchoolYear:
		return schoolYearList(n.Value)
	}
	return flowList(n.Value)
}

// listOf writes a mapping as a list of objects: of the one that it is, or of those that
// it names, each with one value.
func listOf(n *yaml.Node, f *Field) string {
	objects, each := [][]string{nil}, []string(nil)
	given := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		if value.Kind != yaml.ScalarNode {
			return ""
		}
		text := Scalar(value.Value, true)
		if tag := value.ShortTag(); tag == "!!int" || tag == "!!float" {
			text = value.Value
		}
		if given[key] { // the hyphens of several objects are missing
			objects, given = append(objects, nil), map[string]bool{}
		}
		given[key] = true
		last := len(objects) - 1
		objects[last] = append(objects[last], key+": "+text)
		each = append(each, f.Fields[0].Key+": "+Scalar(key, true)+", "+f.Fields[1].Key+": "+text)
	}
	if slices.ContainsFunc(f.Fields, func(field Field) bool { return field.Key == n.Content[0].Value }) {
		each = nil
		for _, fields := range objects {
			each = append(each, strings.Join(fields, ", "))
		}
	}
	return "[{" + strings.Join(each, "}, {") + "}]"
}

// between is what people put between the entries of a list.
var between = regexp.MustCompile(`\s*[,;/+]\s*|\s+(?:và|and)\s+`)

// choices writes a list of entries of a closed list, by their ids or labels.
func (r *reader) choices(f *Field, written string) string {
	var ids []string
	for _, word := range between.Split(strings.Trim(written, "[] "), -1) {
		list := r.rules.List(f.Enum)
		if id, ok := list.ReadChoice(word); ok {
			word = id
		} else if id, ok := list.calledSo(word); ok {
			word = id
		}
		ids = append(ids, word)
	}
	return flowList(strings.Join(ids, ","))
}

// flowList writes values with commas or semicolons between them, in brackets or
// not, as a list of YAML.
func flowList(values string) string {
	var items []string
	if inner, ok := strings.CutPrefix(strings.TrimSpace(values), "["); ok && strings.HasSuffix(inner, "]") {
		values = strings.TrimSuffix(inner, "]")
	}
	for _, value := range strings.FieldsFunc(values, func(c rune) bool { return c == ',' || c == ';' }) {
		value = strings.TrimSpace(value)
		if strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'") {
			value = unquote(value)
		}
		if value != "" {
			items = append(items, Scalar(value, true))
		}
	}
	return "[" + strings.Join(items, ", ") + "]"
}
