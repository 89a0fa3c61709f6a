package article

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// A Shape says what one value of a field looks like.
type Shape int

// The shapes of values.
const (
	ShapeText        Shape = iota + 1 // one line of text
	ShapeDay                          // 2019-08-19
	ShapeYear                         // a school year, 2018-2019
	ShapeDecimal                      // 13, 2111600, 2.5
	ShapeFlag                         // true or false
	ShapeOneOf                        // an id from a closed list
	ShapePlace                        // a locality as a person writes it, or its code
	ShapeWebAddress                   // http:// or https://
	ShapeSiteAddress                  // an old address on this site, /a/b/
	ShapeSlug                         // a-z, 0-9 and hyphens
	ShapeGroup                        // several fields under one key
)

// A Field describes one key of the front matter to a person and to a machine.
type Field struct {
	Key      string
	Shape    Shape
	Many     bool      // a list of such values
	Required bool      // within its group
	List     string    // for ShapeOneOf: the closed list, "kinds" or "levels"
	MaxRunes int       // for ShapeText: the most characters that are accepted
	Fields   []Field   // for ShapeGroup
	Label    diag.Text // its name for a person
	Help     diag.Text // one sentence on what to write
	Example  string    // a value as it stands in YAML
	Also     []string  // other names that people give it; never accepted, only understood in hints
}

// Fields describes the whole front matter, in the order of the documentation.
// Exactly one of the fields of ShapePlace must be given. The caller may keep
// the slice, and must not change what it holds.
func Fields() []Field { return described(writeUpFields) }

// A field is a Field with the way to read it into a T.
type field[T any] struct {
	Field
	read func(r *reader, to *T, n *yaml.Node, path string)
}

// described returns the descriptions of a table.
func described[T any](table []field[T]) []Field {
	list := make([]Field, len(table))
	for i := range table {
		list[i] = table[i].Field
	}
	return slices.Clip(list)
}

// one makes the field of a single value, which parse reads and at says where to
// put. parse must report what is wrong by itself.
func one[T, V any](f Field, parse func(*reader, *yaml.Node, string, *Field) (V, bool), at func(*T) *V) field[T] {
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		if v, ok := parse(r, n, path, &made.Field); ok {
			*at(to) = v
		}
	}
	return made
}

// optional is one for values whose absence must be told from a zero.
func optional[T, V any](f Field, parse func(*reader, *yaml.Node, string, *Field) (V, bool), at func(*T) **V) field[T] {
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		if v, ok := parse(r, n, path, &made.Field); ok {
			*at(to) = &v
		}
	}
	return made
}

// many makes the field of a list of values; one that is repeated is a problem
// unless V is a group.
func many[T, V any](f Field, parse func(*reader, *yaml.Node, string, *Field) (V, bool), at func(*T) *[]V) field[T] {
	f.Many = true
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		*at(to) = readList(r, n, path, &made.Field, parse)
	}
	return made
}

// group makes the parser of a mapping with the fields of a table.
func group[V any](table []field[V]) func(*reader, *yaml.Node, string, *Field) (V, bool) {
	return func(r *reader, n *yaml.Node, path string, f *Field) (v V, ok bool) {
		if n.Kind != yaml.MappingNode {
			r.wrongType(n, path, f)
			return v, false
		}
		readMapping(r, &v, n, path, table)
		return v, true
	}
}
