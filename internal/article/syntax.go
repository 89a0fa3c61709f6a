package article

import (
	"cmp"
	"errors"
	"io"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
)

// tree parses the YAML text of the front matter into one mapping. Text that is
// not YAML is parsed key by key, so that one broken line does not hide what is
// wrong with the others; the keys that could not be parsed are returned in
// broken, their problems are reported.
func (r *reader) tree(text string) (mapping *yaml.Node, broken []string) {
	r.lines = strings.Split(text, "\n")
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

// gluedKey is a key with its value, with or without a space between them, and
// with the colon of any keyboard. The first group is what stands before the key.
var gluedKey = regexp.MustCompile(`^([\s-]*)([A-Za-z_]+)\s*[:：]\s*(.*)$`)

// topLevel is the key of the front matter that a line gives, wherever the line
// begins; "" for none.
func topLevel(line string) string {
	if m := gluedKey.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil && lookUp(writeUpFields, m[2]) != nil {
		return m[2]
	}
	return ""
}

// names are the keys of the front matter that a block names. They are not
// missing, however broken it is.
func (b block) names() []string {
	names := []string{b.key}
	for _, line := range b.lines {
		if key := topLevel(line); key != "" {
			names = append(names, key)
		}
	}
	return names
}

var topLevelKey = regexp.MustCompile(`^([^\s#:'"&*!|>%@{}\[\],-][^:#]*?)\s*:(?:\s|$)`)

// treeByKeys parses each top-level key by itself and puts together what parses.
func (r *reader) treeByKeys(text string) (mapping *yaml.Node, broken []string) {
	mapping = &yaml.Node{Kind: yaml.MappingNode, Line: 1}
	for _, b := range blocks(strings.Split(strings.TrimSuffix(text, "\n"), "\n")) {
		if len(r.problems) > maxProblems {
			break
		}
		if r.tabs(b) {
			broken = append(broken, b.names()...)
			continue
		}
		node, err := parseYAML(strings.Join(b.lines, "\n"))
		if strings.HasPrefix(b.lines[0], "...") || strings.HasPrefix(b.lines[0], "---") {
			err = errSecond
		}
		switch {
		case err != nil:
			r.syntax(b, err)
			broken = append(broken, b.names()...)
		case node == nil: // nothing but comments
		case node.Kind != yaml.MappingNode:
			r.noKey(b)
			broken = append(broken, b.names()...)
		default:
			shift(node, b.line-1)
			mapping.Content = append(mapping.Content, node.Content...)
		}
	}
	return mapping, broken
}

// noKey reports a block that YAML takes for text alone.
func (r *reader) noKey(b block) {
	message := diag.K1109.T("không có dạng tên: giá trị", "does not have the form key: value")
	hint := diag.T("viết tên mục, dấu hai chấm, khoảng trắng, rồi giá trị", "write the key, a colon, a space, then the value")
	if line, ok := spaced(b.lines[0]); ok {
		hint = diag.T("viết: %s", "write: %s", line)
	} else if item := strings.TrimLeftFunc(b.lines[0], isBullet); item != b.lines[0] && strings.TrimSpace(item) != "" {
		hint = diag.T("viết: - %s", "write: - %s", Scalar(strings.TrimSpace(item), false))
	}
	r.report(b.line+r.above, b.key, message, hint)
}

// isBullet reports the signs that people write before the items of a list in place of
// a hyphen.
func isBullet(c rune) bool { return strings.ContainsRune("•●▪◦*+–—·", c) }

// blocks cuts YAML text before each line that begins at the left margin, apart
// from those that go on with a list or close a bracket.
func blocks(lines []string) []block {
	var list []block
	for i, line := range lines {
		if len(list) == 0 || line != "" && !strings.ContainsRune(" \t-#]}", rune(line[0])) {
			b := block{line: i + 1}
			if m := topLevelKey.FindStringSubmatch(line); m != nil {
				b.key = m[1]
			} else if m := gluedKey.FindStringSubmatch(line); m != nil && lookUp(writeUpFields, m[2]) != nil {
				b.key = m[2]
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
			hint := diag.T("thay Tab bằng hai khoảng trắng", "replace the tab by two spaces")
			if topLevel(line) != "" {
				hint = diag.T("xóa phím Tab ở đầu dòng", "delete the tab at the beginning of the line")
			}
			r.report(b.line+i+r.above, cmp.Or(topLevel(line), b.key), diag.K1102.T("thụt dòng bằng phím Tab", "is indented with a tab"), hint)
			found = true
		}
	}
	return found
}
