package article

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// maxDepth is how deep front matter may be nested; the fields need three levels.
const maxDepth = 6

// structure refuses what YAML offers beyond plain keys and values: anchors,
// aliases and merge keys (with which a few lines stand for gigabytes), tags,
// keys that are no words, keys given twice. What it refuses is not read.
func (r *reader) structure(n *yaml.Node, path string, depth int) {
	if depth > maxDepth {
		r.fault(n, path, diag.K1103.T("lồng nhau quá %d tầng", "is nested more than %d levels deep", maxDepth), diag.Text{})
		r.refuse(n)
		return
	}
	if !r.plain(n, path) {
		return
	}
	switch n.Kind {
	case yaml.ScalarNode:
		r.invisible(n, path)
	case yaml.MappingNode:
		r.keys(n, path, depth)
	case yaml.SequenceNode:
		for i, item := range n.Content {
			r.cut(item, index(path, i), item.LineComment)
			r.swallowed(item, index(path, i))
			r.structure(item, index(path, i), depth+1)
		}
	}
}

// invisible leaves characters out that cannot be seen of a value that is no text, such
// as a day that was copied from a page. Places are read with other spaces anyway.
func (r *reader) invisible(n *yaml.Node, path string) {
	f := fieldAt(path)
	at := strings.IndexFunc(n.Value, isHidden)
	if f == nil || f.Type == TypeText || f.Type == TypeObject || at < 0 {
		return
	}
	c, _ := utf8.DecodeRuneInString(n.Value[at:])
	if clean := strings.TrimSpace(strings.Map(unhide, n.Value)); clean != "" && !(f.Type == TypeLocality && unicode.IsSpace(c)) {
		r.report(r.line(n), path, diag.K1007.T("có ký tự thừa %s không nhìn thấy được; khotin bỏ qua nó", "holds a stray invisible character, %s, which is dropped", charName(c)), deleteHint)
		n.Value = clean
	}
}

// sourceLine is the line on which a node begins, as it was written.
func (r *reader) sourceLine(n *yaml.Node) string {
	if n.Line < 1 || n.Line > len(r.lines) {
		return ""
	}
	return r.lines[n.Line-1]
}

// exclaims reports a value behind a lone !, which YAML takes for a tag and drops.
func (r *reader) exclaims(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || n.Column < 1 {
		return false
	}
	line := r.sourceLine(n)
	return n.Column <= len(line) && strings.HasPrefix(line[n.Column-1:], "! ")
}

func (r *reader) refuse(n *yaml.Node) {
	if r.refused == nil {
		r.refused = map[*yaml.Node]bool{}
	}
	r.refused[n] = true
}

// plain reports what is not plain about one node, and whether it can be read.
func (r *reader) plain(n *yaml.Node, path string) bool {
	quote := diag.T("nếu là chữ bình thường thì đặt cả giá trị trong ngoặc kép", "if it is ordinary text, put the whole value in quotation marks")
	switch {
	case n.Kind == yaml.AliasNode:
		r.fault(n, path, diag.K1104.T("không dùng bí danh *%s của YAML", "YAML aliases (*%s) are not accepted", clip(n.Value, longMessage)), quote)
	case n.Anchor != "":
		r.fault(n, path, diag.K1105.T("không dùng neo &%s của YAML", "YAML anchors (&%s) are not accepted", clip(n.Anchor, longMessage)), quote)
	case r.exclaims(n):
		line := r.sourceLine(n)
		r.fault(n, path, diag.K1115.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML"),
			diag.T("đặt cả giá trị trong ngoặc kép: %s", "put the whole value in quotation marks: %s", strings.TrimSpace(line[:n.Column-1])+" "+Quote(strings.TrimSpace(line[n.Column-1:]))))
	case n.Style&yaml.TaggedStyle != 0:
		r.fault(n, path, diag.K1106.T("không dùng thẻ %s của YAML", "YAML tags (%s) are not accepted", clip(n.Tag, longMessage)), quote)
	case isUndecided(n):
		if r.form {
			return true
		}
		r.decide(n, path)
	default:
		return true
	}
	r.refuse(n)
	return false
}

// keys checks the keys of a mapping and what they hold.
func (r *reader) keys(n *yaml.Node, path string, depth int) {
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge" {
			hint := diag.T("dùng dạng tên: giá trị", "use the form key: value")
			if key.ShortTag() == "!!merge" {
				hint = diag.T("không dùng << của YAML: chép các mục vào đây", "YAML's << is not accepted: copy the keys here")
			}
			if m := valueLine.FindStringSubmatch(r.sourceLine(n)); m != nil && strings.HasPrefix(m[3], "{{") {
				hint = diag.T("nếu là chữ thì đặt trong ngoặc kép: %s", "if it is text, put it in quotation marks: %s", strings.TrimSpace(m[1]+quoted(m[3])))
				if f := fieldAt(path); f != nil && f.Type != TypeText {
					hint = exampleHint(f)
				}
				r.refuse(n)
			}
			r.fault(key, path, diag.K1107.T("tên mục phải là một từ", "a key must be a word"), hint)
			r.refuse(key)
			continue
		}
		at := join(path, clip(key.Value, longMessage))
		if line, twice := lines[key.Value]; twice {
			r.fault(key, at, diag.K1108.T("đã có ở dòng %d", "was already given on line %d", line), diag.T("chỉ giữ lại một", "keep only one"))
			r.refuse(key)
			continue
		}
		lines[key.Value] = r.line(key)
		if r.plain(key, at) {
			r.cut(value, at, cmp.Or(value.LineComment, key.LineComment))
			r.structure(value, at, depth+1)
		}
	}
}
