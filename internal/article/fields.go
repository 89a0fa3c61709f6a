package article

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// A Type says what one value of a field is.
type Type int

// The types of values. Beside each stands what Field.Value gives for it.
const (
	TypeText       Type = iota + 1 // one line of text: string
	TypeDate                       // 2019-08-19: gazetteer.Day
	TypeSchoolYear                 // 2018-2019: SchoolYear
	TypeNumber                     // 13, 2111600, 2.5: Number
	TypeBoolean                    // true or false: bool
	TypeEnum                       // an id from a closed list: string
	TypeLocality                   // a locality as a person writes it, or its code: its full name, a string
	TypeURL                        // http:// or https://: string
	TypeAlias                      // an old address on this site, /a/b/: string
	TypeSlug                       // a-z, 0-9 and hyphens: string
	TypeObject                     // several fields under one key: a Person, a Figure or a Source
)

// Shown says where readers see a field on the page of its write-up.
type Shown int

// Where fields are shown.
const (
	NotShown    Shown = iota
	ShownApart        // in a part of the page that a layout makes for it
	ShownAsFact       // in the list of facts, with its label
)

// Search says in which of the index's fields a value is searched.
type Search int

// What of the index a field goes into.
const (
	NotSearched       Search = iota
	SearchedInTitle          // as the title
	SearchedInSummary        // as the summary
	SearchedInFiling         // with the day, the school year and the names of the place
	SearchedAsName           // as a name that readers search by
	SearchedAsFact           // as one of the other facts that the page shows
	SearchedByParts          // an object, each of its fields as that says
)

// A Field describes one key of the front matter to a person and to a program.
type Field struct {
	Key       string
	Type      Type
	Array     bool    // a list of such values
	Required  bool    // within its object
	Enum      string  // for TypeEnum: the closed list, "kinds" or "levels"
	MaxLength int     // for TypeText: the most characters that are accepted
	Fields    []Field // for TypeObject

	Label   diag.Text // its name for a person
	Help    diag.Text // one sentence on what to write
	Example string    // a value as it stands in YAML
	Also    []string  // other names that people give it; never accepted, only understood in hints
	ReadAs  []string  // names that other programs give it, under which it is read, with a warning

	Shown    Shown
	Search   Search
	Filter   bool   // readers of the search can choose among its values
	Facet    string // for TypeText with Filter: the name of the search's facet
	Property string // what it becomes in the JSON-LD of the page, "Event.organizer"; "" for nothing

	value func(owner any) any
	item  bool // this is the field of one item of its list
}

// written is the field with a value as it stands in the file; in a list only the
// value stands there.
func (f *Field) written(value string) string {
	if f.item {
		return value
	}
	return f.Key + ": " + value
}

// Fields describes the whole front matter, in the order of the documentation.
// Exactly one of the fields of TypeLocality must be given. The caller may keep
// the slice, and must not change what it holds.
func Fields() []Field { return described(writeUpFields) }

// Value is the field's value in its owner: a *WriteUp, or for the field of an
// object what Value gave for the object. It is nil if it was not given, []any
// for an array, and else as its Type says.
func (f *Field) Value(owner any) any { return f.value(owner) }

// A field is a Field with the way to read it into a T.
type field[T any] struct {
	Field
	read func(r *reader, to *T, n *yaml.Node, path string)
}

// parser reads one value and reports by itself what is wrong with it.
type parser[V any] func(r *reader, n *yaml.Node, path string, f *Field) (V, bool)

// described returns the descriptions of a table.
func described[T any](table []field[T]) []Field {
	list := make([]Field, len(table))
	for i := range table {
		list[i] = table[i].Field
	}
	return slices.Clip(list)
}

// one makes the field of a single value, which lies where at says.
func one[T any, V comparable](f Field, parse parser[V], at func(*T) *V) field[T] {
	f.value = func(owner any) any { return given(*at(ownerOf[T](owner))) }
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		if v, ok := parse(r, n, path, &made.Field); ok {
			*at(to) = v
		}
	}
	return made
}

// optional is one for values whose absence must be told from a zero.
func optional[T, V any](f Field, parse parser[V], at func(*T) **V) field[T] {
	f.value = func(owner any) any {
		if v := *at(ownerOf[T](owner)); v != nil {
			return *v
		}
		return nil
	}
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		if v, ok := parse(r, n, path, &made.Field); ok {
			*at(to) = &v
		}
	}
	return made
}

// many makes the field of a list of values; one that is repeated is a problem
// unless V is an object.
func many[T, V any](f Field, parse parser[V], at func(*T) *[]V) field[T] {
	f.Array = true
	f.value = func(owner any) any {
		list := []any{}
		for _, v := range *at(ownerOf[T](owner)) {
			list = append(list, v)
		}
		return list
	}
	made := field[T]{Field: f}
	made.read = func(r *reader, to *T, n *yaml.Node, path string) {
		*at(to) = readList(r, n, path, &made.Field, parse)
	}
	return made
}

// object makes the parser of a mapping with the fields of a table.
func object[V any](table []field[V]) parser[V] {
	return func(r *reader, n *yaml.Node, path string, f *Field) (v V, ok bool) {
		if n.Kind != yaml.MappingNode {
			r.wrongType(n, path, f)
			return v, false
		}
		readMapping(r, &v, n, path, table)
		return v, true
	}
}

// ownerOf is what Field.Value was given, as a pointer.
func ownerOf[T any](owner any) *T {
	if p, ok := owner.(*T); ok {
		return p
	}
	v := owner.(T)
	return &v
}

// given is a value, or nil for one that was not given. A boolean always was.
func given[V comparable](v V) any {
	var zero V
	if _, boolean := any(v).(bool); v == zero && !boolean {
		return nil
	}
	return v
}
