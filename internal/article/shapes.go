package article

import (
	"fmt"
	"strconv"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// shapeNames say what each shape is, as the object of "must be".
var shapeNames = map[Shape]diag.Text{
	ShapeText:        diag.T("một dòng chữ", "a line of text"),
	ShapeDay:         diag.T("một ngày", "a day"),
	ShapeYear:        diag.T("một năm học", "a school year"),
	ShapeDecimal:     diag.T("một con số", "a number"),
	ShapeFlag:        diag.T("true hoặc false", "true or false"),
	ShapeOneOf:       diag.T("một mã trong danh sách", "an id from the list"),
	ShapePlace:       diag.T("tên hoặc mã một nơi", "the name or code of a place"),
	ShapeWebAddress:  diag.T("một địa chỉ web", "a web address"),
	ShapeSiteAddress: diag.T("một địa chỉ cũ trên trang", "an old address on this site"),
	ShapeSlug:        diag.T("phần cuối địa chỉ", "the last part of an address"),
	ShapeGroup:       diag.T("một nhóm các mục", "a group of keys"),
}

// Name says in words what a value of the shape is.
func (s Shape) Name() diag.Text { return shapeNames[s] }

// wrongType reports a value whose YAML type cannot be right.
func (r *reader) wrongType(n *yaml.Node, path string, f *Field) {
	want, got := f.Shape.Name(), nodeName(n)
	r.fault(n, path, diag.Text{
		VI: fmt.Sprintf("phải là %s, nhưng đây là %s", want.VI, got.VI),
		EN: fmt.Sprintf("must be %s, but this is %s", want.EN, got.EN),
	}, typeHint(n, f))
}

// typeHint says how to write a value of the right type: a scalar that YAML
// takes for another type needs quotes, anything else an example.
func typeHint(n *yaml.Node, f *Field) diag.Text {
	if n.Kind == yaml.ScalarNode && f.Shape == ShapeText && !isNull(n) {
		return write(f, strconv.Quote(n.Value))
	}
	return exampleHint(f)
}

// notAList reports a single value where a list belongs.
func (r *reader) notAList(n *yaml.Node, path string, f *Field) {
	got := nodeName(n)
	hint := exampleHint(f)
	if n.Kind == yaml.ScalarNode && f.Shape != ShapeGroup {
		hint = write(f, "["+n.Value+"]")
	}
	r.fault(n, path, diag.Text{VI: "phải là một danh sách, nhưng đây là " + got.VI, EN: "must be a list, but this is " + got.EN}, hint)
}

// nodeName says in words what a YAML node is.
func nodeName(n *yaml.Node) diag.Text {
	switch n.Kind {
	case yaml.SequenceNode:
		return diag.T("một danh sách", "a list")
	case yaml.MappingNode:
		return diag.T("một nhóm các mục", "a group of keys")
	}
	switch n.ShortTag() {
	case "!!null":
		return diag.T("chỗ trống", "nothing")
	case "!!bool":
		return diag.T("giá trị đúng/sai", "true or false")
	case "!!int", "!!float":
		return diag.T("một con số", "a number")
	case "!!timestamp":
		return diag.T("một ngày", "a day")
	}
	return diag.T("một dòng chữ", "a line of text")
}

// exampleHint shows how a field is written.
func exampleHint(f *Field) diag.Text {
	if f.Example == "" {
		return diag.Text{}
	}
	return diag.T("ví dụ: %s: %s", "for example: %s: %s", f.Key, f.Example)
}

// write is the hint that gives the very words to write.
func write(f *Field, value string) diag.Text {
	return diag.T("viết: %s: %s", "write: %s: %s", f.Key, value)
}
