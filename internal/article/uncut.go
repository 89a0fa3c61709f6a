package article

import (
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Uncut is front matter in which a # cuts no value any more: text is put into quotation
// marks, and behind other values the # gets the space that makes it a remark. Lines are
// those that were changed, from 1.
func (p *Parts) Uncut() (text string, lines []int) {
	u := &uncutter{lines: strings.Split(p.YAML, "\n")}
	u.mapping(p.Mapping, "")
	if !hasBlock(p.Mapping) {
		u.items()
	}
	slices.Sort(u.changed)
	return strings.Join(u.lines, "\n"), u.changed
}

type uncutter struct {
	lines   []string
	changed []int
}

func (u *uncutter) mapping(n *yaml.Node, path string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		u.value(value, join(path, key.Value), cmp.Or(value.LineComment, key.LineComment))
	}
}

func (u *uncutter) value(n *yaml.Node, path, comment string) {
	switch n.Kind {
	case yaml.MappingNode:
		u.mapping(n, path)
	case yaml.SequenceNode:
		for i, item := range n.Content {
			u.value(item, index(path, i), item.LineComment)
		}
	case yaml.ScalarNode:
		u.scalar(n, path, comment)
	}
}

// scalar mends a value that stands on one line with nothing but space between it and
// the comment.
func (u *uncutter) scalar(n *yaml.Node, path, comment string) {
	comment, _, _ = strings.Cut(comment, "\n")
	if n.Style != 0 || !glued.MatchString(comment) || n.Line < 1 || n.Line > len(u.lines) {
		return
	}
	line := u.lines[n.Line-1]
	before, ok := strings.CutSuffix(strings.TrimRight(line, " \t"), comment)
	value := strings.TrimRight(before, " \t")
	begin, found := strings.CutSuffix(value, n.Value)
	switch f := fieldAt(path); {
	case !ok || !found || isNull(n) && n.Value != "":
		return
	case f != nil && f.Type != TypeText:
		u.lines[n.Line-1] = apart(before+comment, comment)
	default:
		u.lines[n.Line-1] = strings.TrimRight(begin, " \t") + " " + Scalar(strings.TrimSpace(n.Value+" "+comment), false)
	}
	u.changed = append(u.changed, n.Line)
}

// items mends items that are lost whole: see cutItems.
func (u *uncutter) items() {
	for i, line := range u.lines {
		if m := emptyItem.FindStringSubmatch(strings.TrimRight(line, " ")); m != nil && !u.goesOn(i) {
			u.lines[i] = line[:strings.IndexByte(line, '-')+1] + " " + Quote(m[1])
			u.changed = append(u.changed, i+1)
		}
	}
}

// goesOn reports whether the item of a line has its value on the next.
func (u *uncutter) goesOn(i int) bool {
	if i+1 == len(u.lines) {
		return false
	}
	column := strings.IndexByte(u.lines[i], '-')
	next := strings.TrimLeft(u.lines[i+1], " ")
	return next != "" && len(u.lines[i+1])-len(next) > column
}

// hasBlock reports text of several lines, in which nothing is a comment.
func hasBlock(n *yaml.Node) bool {
	return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || slices.ContainsFunc(n.Content, hasBlock)
}
