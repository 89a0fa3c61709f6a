package article

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// typeNames say what each type is, as the object of "must be".
var typeNames = map[Type]diag.Text{
	TypeText:       diag.T("một dòng chữ", "a line of text"),
	TypeDate:       diag.T("một ngày", "a day"),
	TypeSchoolYear: diag.T("một năm học", "a school year"),
	TypeNumber:     diag.T("một con số", "a number"),
	TypeBoolean:    diag.T("true hoặc false", "true or false"),
	TypeEnum:       diag.T("một mã trong danh sách", "an id from the list"),
	TypeLocality:   diag.T("tên hoặc mã một nơi", "the name or code of a place"),
	TypeURL:        diag.T("một địa chỉ web", "a web address"),
	TypeAlias:      diag.T("một địa chỉ cũ trên trang", "an old address on this site"),
	TypeSlug:       diag.T("phần cuối địa chỉ", "the last part of an address"),
	TypeObject:     diag.T("một nhóm các mục", "a group of keys"),
}

// Name says in words what a value of the type is.
func (t Type) Name() diag.Text { return typeNames[t] }

// Pattern is the regular expression, of the kind that Go and JavaScript share,
// that every text of the type matches; "" if it is no text or any text will do.
// It lets some pass that Parse refuses: 29 February of any year, school years
// of which only the last digits are consecutive.
func (t Type) Pattern() string {
	switch t {
	case TypeText, TypeLocality:
		return `\S`
	case TypeDate: // alone, or as content systems write it with a time
		return `^(19\d\d|20\d\d|2100)-((0[1-9]|1[0-2])-(0[1-9]|1\d|2\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)($|[Tt ]\s*\d{2}:\d{2})`
	case TypeNumber: // in quotation marks
		return plainNumber.String()
	case TypeBoolean: // in quotation marks
		return `^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])\s*$`
	case TypeSchoolYear:
		return consecutiveYears()
	case TypeURL:
		return `^[Hh][Tt][Tt][Pp][Ss]?://[^ \t\n"<>\\]+$`
	case TypeAlias:
		return aliasPattern.String()
	case TypeSlug:
		return slugPattern.String()
	}
	return ""
}

// consecutiveYears matches two years with a dash between them of which the
// second ends in the digit that follows the last one of the first.
func consecutiveYears() string {
	var endings []string
	for digit := range 10 {
		endings = append(endings, fmt.Sprintf(`%d\s*[-–—]\s*\d{3}%d`, digit, (digit+1)%10))
	}
	return `^\d{3}(` + strings.Join(endings, "|") + `)$`
}

// wrongType reports a value whose YAML type cannot be right.
func (r *reader) wrongType(n *yaml.Node, path string, f *Field) {
	want, got := f.Type.Name(), nodeName(n)
	r.fault(n, path, diag.K1207.Of(diag.Text{
		VI: fmt.Sprintf("phải là %s, nhưng đây là %s", want.VI, got.VI),
		EN: fmt.Sprintf("must be %s, but this is %s", want.EN, got.EN),
	}), typeHint(n, f))
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
	return diag.T("viết: %s", "write: %s", f.written(value))
}
