package article

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// tree parses the YAML text of the front matter into one mapping. Text that is
// not YAML is parsed key by key, so that one broken line does not hide what is
// wrong with the others; the keys that could not be parsed are returned in
// broken, their problems are reported.
func (r *reader) tree(text string) (mapping *yaml.Node, broken []string) {
	root, err := parseYAML(text)
	if err == nil && !strings.Contains(text, "\t") {
		if root == nil {
			return &yaml.Node{Kind: yaml.MappingNode, Line: 1}, nil
		}
		if root.Kind == yaml.MappingNode {
			return root, nil
		}
	}
	before := len(r.problems)
	mapping, broken = r.treeByKeys(text)
	if err != nil && len(r.problems) == before { // each key is fine by itself, all together are not
		r.syntax(block{line: 1, lines: strings.Split(text, "\n")}, err)
	}
	return mapping, broken
}

// errSecond is the problem of text that YAML takes for another document.
var errSecond = errors.New("yaml: found a second document")

// parseYAML parses one document; the node is nil if it is empty.
func parseYAML(text string) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(strings.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, err
	}
	if err := decoder.Decode(&second); err == nil {
		return nil, errSecond
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	return document.Content[0], nil
}

// A block is the lines of one top-level key.
type block struct {
	line  int // of the YAML text, from 1
	key   string
	lines []string
}

var topLevelKey = regexp.MustCompile(`^([^\s#:'"&*!|>%@{}\[\],-][^:#]*?)\s*:(?:\s|$)`)

// treeByKeys parses each top-level key by itself and puts together what parses.
func (r *reader) treeByKeys(text string) (mapping *yaml.Node, broken []string) {
	mapping = &yaml.Node{Kind: yaml.MappingNode, Line: 1}
	for _, b := range blocks(strings.Split(strings.TrimSuffix(text, "\n"), "\n")) {
		if r.tabs(b) {
			broken = append(broken, b.key)
			continue
		}
		node, err := parseYAML(strings.Join(b.lines, "\n"))
		if strings.HasPrefix(b.lines[0], "...") || strings.HasPrefix(b.lines[0], "---") {
			err = errSecond
		}
		switch {
		case err != nil:
			r.syntax(b, err)
			broken = append(broken, b.key)
		case node == nil: // nothing but comments
		case node.Kind != yaml.MappingNode:
			r.report(b.line+r.above, "", diag.T("không có dạng tên: giá trị", "does not have the form key: value"),
				diag.T("viết tên mục, dấu hai chấm, khoảng trắng, rồi giá trị", "write the key, a colon, a space, then the value"))
		default:
			shift(node, b.line-1)
			mapping.Content = append(mapping.Content, node.Content...)
		}
	}
	return mapping, broken
}

// blocks cuts YAML text before each line that begins at the left margin, apart
// from those that go on with a list or close a bracket.
func blocks(lines []string) []block {
	var list []block
	for i, line := range lines {
		if len(list) == 0 || line != "" && !strings.ContainsRune(" \t-#]}", rune(line[0])) {
			b := block{line: i + 1}
			if m := topLevelKey.FindStringSubmatch(line); m != nil {
				b.key = m[1]
			}
			list = append(list, b)
		}
		last := &list[len(list)-1]
		last.lines = append(last.lines, line)
	}
	for i := range list {
		list[i].lines = trimEmpty(list[i].lines)
	}
	return list
}

// trimEmpty drops empty lines at the end.
func trimEmpty(lines []string) []string {
	for len(lines) > 1 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// shift moves a parsed tree down by some lines.
func shift(n *yaml.Node, by int) {
	n.Line += by
	for _, child := range n.Content {
		shift(child, by)
	}
}

// tabs reports lines indented with tabs, which YAML does not allow.
func (r *reader) tabs(b block) bool {
	found := false
	for i, line := range b.lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		if strings.Contains(indent, "\t") && strings.TrimSpace(line) != "" {
			r.report(b.line+i+r.above, b.key, diag.T("thụt dòng bằng phím Tab", "is indented with a tab"),
				diag.T("thay Tab bằng hai khoảng trắng", "replace the tab by two spaces"))
			found = true
		}
	}
	return found
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntax reports a block that is not YAML.
func (r *reader) syntax(b block, err error) {
	text := err.Error()
	offset := 0
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		text = text[len(m[0]):]
		line, _ := strconv.Atoi(m[1])
		offset = min(max(line-1, 0), len(b.lines)-1)
	}
	if found, ok := brokenLine(b.lines); ok {
		offset = found
	}
	message, hint := explain(text, b)
	r.report(b.line+offset+r.above, b.key, message, hint)
}

// brokenLine finds the line after which a block can no longer be parsed. The
// parser itself often names the line on which the surrounding list began.
func brokenLine(lines []string) (int, bool) {
	const most = 200 // lines; each is parsed together with all before it
	if len(lines) > most || len(strings.Join(lines, "")) > 100*most {
		return 0, false
	}
	for i := len(lines) - 1; i > 0; i-- {
		if _, err := parseYAML(strings.Join(lines[:i], "\n")); err == nil {
			return i, true
		}
	}
	return 0, true
}

// explanations tell the parser's own messages (the first that is contained)
// in terms of what an editor did.
var explanations = []struct {
	contains string
	message  diag.Text
}{
	{"mapping values are not allowed", diag.T("có dấu hai chấm trong giá trị", "there is a colon within the value")},
	{"unexpected end of stream", diag.T("dấu ngoặc kép mở mà không đóng", "a quotation mark is opened and not closed")},
	{"expected ',' or", diag.T("ngoặc [ hoặc { không đóng, hoặc có dấu phẩy, dấu ngoặc lạ", "a bracket [ or { is not closed, or a comma or quotation mark is out of place")},
	{"did not find expected node content", diag.T("ngoặc [ hoặc { không đóng", "a bracket [ or { is not closed")},
	{"unknown escape", diag.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"escape", diag.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"hexdecimal", diag.T("có dấu \\ trong ngoặc kép", "there is a backslash within quotation marks")},
	{"cannot start any token", diag.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML")},
	{"alphabetic or numeric", diag.T("giá trị bắt đầu bằng ký tự đặc biệt của YAML", "the value begins with a character that is special to YAML")},
	{"unknown anchor", diag.T("giá trị bắt đầu bằng *, ký tự đặc biệt của YAML", "the value begins with *, which is special to YAML")},
	{"block sequence entries", diag.T("danh sách phải bắt đầu ở dòng sau", "a list must begin on the next line")},
	{"did not find expected '-'", diag.T("các dòng của danh sách không thụt đều nhau", "the lines of the list are not indented alike")},
	{"did not find expected key", diag.T("thụt dòng không đều, hoặc có chữ sau ngoặc kép đóng", "lines are not indented alike, or text follows a closing quotation mark")},
	{"could not find expected ':'", diag.T("có dòng không theo dạng tên: giá trị", "a line does not have the form key: value")},
	{"second document", diag.T("có dòng ... hoặc --- ở giữa phần đầu bài", "a line ... or --- stands within the front matter")},
	{"max depth", diag.T("lồng nhau quá nhiều tầng", "is nested too deep")},
}

// explain finds the words for a parser's message, and what to write instead.
func explain(text string, b block) (message, hint diag.Text) {
	message = diag.T("không đúng cú pháp YAML: %s", "is not YAML: %s", text)
	for _, e := range explanations {
		if strings.Contains(text, e.contains) {
			message = e.message
			break
		}
	}
	if strings.Contains(text, "block sequence entries") {
		return message, diag.T("viết [a, b] trên cùng dòng, hoặc mỗi mục một dòng bắt đầu bằng hai khoảng trắng và dấu -",
			"write [a, b] on the same line, or each item on a line of its own after two spaces and a hyphen")
	}
	if quoted, ok := quotedLine(b); ok {
		return message, diag.T("đặt cả giá trị trong ngoặc kép: %s", "put the whole value in quotation marks: %s", quoted)
	}
	return message, diag.T("thụt dòng bằng khoảng trắng, mỗi tầng hai khoảng; đặt giá trị trong ngoặc kép nếu có dấu hai chấm hoặc ký tự lạ",
		"indent with two spaces a level; put values with colons or unusual characters in quotation marks")
}

// quotedLine is a block of one line with its value as YAML can read it.
func quotedLine(b block) (string, bool) {
	if len(b.lines) != 1 || b.key == "" {
		return "", false
	}
	_, value, _ := strings.Cut(b.lines[0], ":")
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, "[") || strings.HasPrefix(value, "{") || strings.HasPrefix(value, "- ") {
		return "", false
	}
	value = unquote(value)
	if strings.ContainsAny(value, `"\`) {
		return b.key + ": '" + strings.ReplaceAll(value, "'", "''") + "'", true
	}
	return b.key + `: "` + value + `"`, true
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
