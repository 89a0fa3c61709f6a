package article

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// cut warns of a value that ends where a # begins a comment that is none: people
// write comments as "# so", and "#12" is a number or a tag. comment is what the
// parser found behind the value, or behind the key if there is no value.
func (r *reader) cut(n *yaml.Node, path, comment string) {
	comment, _, _ = strings.Cut(comment, "\n")
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !glued.MatchString(comment) {
		return
	}
	r.cutAt(r.line(n), path, strings.TrimSpace(n.Value+" "+comment), comment)
}

// IsCut reports whether what YAML takes for a comment may be a part of the value.
func IsCut(comment string) bool { return glued.MatchString(comment) }

// glued is a # with text at once behind it.
var glued = regexp.MustCompile(`^#[^\s#!]`)

func (r *reader) cutAt(line int, path, whole, comment string) {
	key := path[strings.LastIndexByte(path, '.')+1:]
	if key != "" && !strings.HasSuffix(key, "]") {
		key += ": "
	} else {
		key = ""
	}
	hint := diag.T("đặt cả giá trị trong ngoặc kép: %s%s", "put the whole value in quotation marks: %s%s", key, strconv.Quote(whole))
	switch f := fieldAt(path); {
	case f != nil && f.Array && f.Type == TypeText && key != "":
		hint = diag.T("đặt từng giá trị trong ngoặc kép: %s[%s]", "put each value in quotation marks: %s[%s]", key, strconv.Quote(whole))
	case f != nil && f.Type != TypeText: // a day with more behind it is none
		hint = diag.T("nếu là ghi chú thì viết một dấu cách sau dấu #: %s%s", "if it is a remark, write a space behind the #: %s%s", key, apart(whole, comment))
	}
	r.report(line, path, diag.K1110.T(`giá trị bị cắt ở dấu #: "%s" không được đọc`, `the value is cut at the #: "%s" is not read`, clip(comment, longMessage)), hint)
}

// apart is a line that ends in a comment, with a space behind its #.
func apart(line, comment string) string {
	return strings.TrimSuffix(line, comment) + "# " + comment[1:]
}

// fieldAt is the field of a path such as "figures[2].value", nil if there is none.
func fieldAt(path string) *Field {
	key, below, nested := strings.Cut(path, ".")
	key, _, _ = strings.Cut(key, "[")
	f := lookUp(writeUpFields, key)
	switch {
	case f == nil:
		return nil
	case !nested:
		return &f.Field
	}
	below, _, _ = strings.Cut(below, "[")
	if i := slices.IndexFunc(f.Fields, func(f Field) bool { return f.Key == below }); i >= 0 {
		return &f.Fields[i]
	}
	return nil
}

// emptyItem is an item of a list of which YAML sees nothing but a comment.
var emptyItem = regexp.MustCompile(`^\s*-\s+(#[^\s#!].*)$`)

// cutItems warns of items that are lost whole: "- #chuyển đổi số".
func (r *reader) cutItems(text string) {
	if !strings.Contains(text, "#") {
		return
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if m := emptyItem.FindStringSubmatch(strings.TrimRight(line, " \n")); m != nil {
			r.cutAt(number+r.above, "", m[1], m[1])
		}
	}
}
