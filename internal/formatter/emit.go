package formatter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
)

// An emitter writes the lines of one entry.
type emitter struct {
	rules *article.Rules
	lines []string
	odd   bool // it holds something that nobody here can write
}

// emit writes an entry anew; ok is false if it must stay as it is.
func emit(rules *article.Rules, f *article.Field, key, value *yaml.Node, own []string) (lines []string, ok bool) {
	if slices.ContainsFunc(own, article.HasMisreadPath) {
		return nil, false // what was meant is in these lines only
	}
	e := &emitter{rules: rules}
	if comment := value.LineComment; value.Kind == yaml.ScalarNode && !f.Array && comment != "" && len(own) == 1 {
		return e.oneComment(f, value, own[0])
	}
	e.field("", f, key, value)
	before := strings.Join(own, "\n") + "\n"
	if e.odd || !sameComments(before, strings.Join(e.lines, "\n")+"\n") {
		return nil, false
	}
	return e.lines, true
}

// oneComment writes a value on one line with the comment behind it, which keeps
// its distance.
func (e *emitter) oneComment(f *article.Field, value *yaml.Node, line string) ([]string, bool) {
	at := strings.LastIndex(line, value.LineComment)
	if at < 0 {
		return nil, false
	}
	text := strings.TrimRight(line[:at], " \t")
	return []string{f.Key + ": " + e.scalar(f, value, false) + line[len(text):at] + value.LineComment}, true
}

// field writes a key with its value.
func (e *emitter) field(indent string, f *article.Field, key, value *yaml.Node) {
	e.comment(indent, key.HeadComment)
	switch {
	case f == nil:
		e.unknown(indent, key, value)
	case f.Array:
		e.list(indent, f, key, value)
	case f.Type == article.TypeObject && value.Kind == yaml.MappingNode:
		e.line(indent+key.Value+":", key.LineComment, value.HeadComment, value.LineComment)
		e.object(indent+"  ", indent+"  ", f.Fields, value)
	case value.Kind == yaml.ScalarNode && value.Line != key.Line && article.IsCut(key.LineComment):
		e.odd = true // on one line the comment would cut the value
	case value.Kind == yaml.ScalarNode:
		e.line(strings.TrimRight(indent+key.Value+": "+e.scalar(f, value, false), " "), key.LineComment, value.LineComment)
	default:
		e.odd = true
	}
	e.comment(indent, key.FootComment)
}

// unknown writes a key that is not in the table, if its value is simple.
func (e *emitter) unknown(indent string, key, value *yaml.Node) {
	if value.Kind != yaml.ScalarNode || key.Style != 0 {
		e.odd = true
		return
	}
	e.line(indent+key.Value+": "+e.scalar(nil, value, false), value.LineComment)
}

// comment writes comments on lines of their own.
func (e *emitter) comment(indent, comment string) {
	for line := range strings.SplitSeq(comment, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			e.lines = append(e.lines, indent+line)
		}
	}
}

// line writes a line with the comments behind it.
func (e *emitter) line(line string, comments ...string) {
	for _, comment := range comments {
		if comment != "" {
			line += " " + strings.ReplaceAll(comment, "\n", " ")
		}
	}
	e.lines = append(e.lines, line)
}

// list writes a field with many values: objects one below the other, others as
// they stood, in a row or one below the other.
func (e *emitter) list(indent string, f *article.Field, key, value *yaml.Node) {
	items, ok := itemsOf(f, value)
	if !ok {
		e.odd = true
		return
	}
	row := value.Kind == yaml.ScalarNode || value.Style&yaml.FlowStyle != 0
	if f.Type != article.TypeObject && row {
		var texts []string
		for _, item := range items {
			if item.Kind != yaml.ScalarNode || hasComment(item) {
				e.odd = true
				return
			}
			texts = append(texts, e.scalar(f, item, true))
		}
		e.line(indent+key.Value+": ["+strings.Join(unique(texts), ", ")+"]", key.LineComment, value.LineComment)
		return
	}
	e.line(indent+key.Value+":", key.LineComment, value.LineComment)
	e.comment(indent+"  ", value.HeadComment)
	for _, item := range items {
		e.comment(indent+"  ", item.HeadComment)
		e.item(indent, f, item)
		e.comment(indent+"  ", item.FootComment)
	}
	e.comment(indent, value.FootComment)
}

func (e *emitter) item(indent string, f *article.Field, item *yaml.Node) {
	switch {
	case f.Type == article.TypeObject && item.Kind == yaml.MappingNode:
		e.object(indent+"  - ", indent+"    ", f.Fields, item)
	case item.Kind == yaml.ScalarNode:
		line := indent + "  - " + e.scalar(f, item, false)
		if f.Type == article.TypeObject || !slices.Contains(e.lines, line) { // one that is repeated is an error
			e.line(line, item.LineComment)
		}
	default:
		e.odd = true
	}
}

// itemsOf are the values of a list that say something. A single value is a list of
// one.
func itemsOf(f *article.Field, value *yaml.Node) ([]*yaml.Node, bool) {
	switch {
	case value.Kind == yaml.SequenceNode:
		items := slices.DeleteFunc(slices.Clone(value.Content), func(item *yaml.Node) bool { return f.Empty(item) && !hasComment(item) })
		return items, len(items) > 0
	case value.Kind == yaml.ScalarNode && f.Type != article.TypeObject && !strings.Contains(value.Value, ",") && !article.IsUndecided(value):
		return []*yaml.Node{value}, true
	}
	return nil, false
}

func unique(list []string) []string {
	var once []string
	for _, s := range list {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

func hasComment(n *yaml.Node) bool {
	return n.HeadComment != "" || n.LineComment != "" || n.FootComment != "" || slices.ContainsFunc(n.Content, hasComment)
}

// object writes the keys of an object in the order of its table, the first line
// behind first, the others behind rest; those that are not in the table come last.
func (e *emitter) object(first, rest string, fields []article.Field, n *yaml.Node) {
	type pair struct {
		place      int
		key, value *yaml.Node
	}
	var pairs []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		place := slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == key.Value })
		if place < 0 {
			place = len(fields)
		} else if !fields[place].Required && fields[place].Empty(value) && !hasComment(value) && !hasComment(key) {
			continue
		}
		pairs = append(pairs, pair{place, key, value})
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.place - b.place })
	e.odd = e.odd || len(pairs) == 0
	begin := len(e.lines)
	for _, p := range pairs {
		var f *article.Field
		if p.place < len(fields) {
			f = &fields[p.place]
		}
		e.field(rest, f, p.key, p.value)
	}
	for i := begin; i < len(e.lines); i++ {
		if !strings.HasPrefix(strings.TrimSpace(e.lines[i]), "#") {
			e.lines[i] = first + strings.TrimPrefix(e.lines[i], rest)
			return
		}
	}
}
