package formatter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

// An entry is one top-level key of the front matter with its lines.
type entry struct {
	line       int // of the YAML text, from 1
	key, value *yaml.Node
	field      *article.Field // nil for a key that is not in the table
	above      []string       // comments and empty lines before it
	own        []string
}

// head is the front matter in normal form. Text that cannot be written anew line
// by line (one that is all in braces, or whose values hang together otherwise)
// stays as it is.
func (f *former) head(text string, mapping *yaml.Node) string {
	entries, rest, ok := split(text, mapping)
	if !ok {
		return text
	}
	f.order(entries)
	var b strings.Builder
	for i := range entries {
		e := &entries[i]
		for _, line := range e.above {
			b.WriteString(strings.TrimRight(line, " \t") + "\n")
		}
		for _, line := range f.entry(e) {
			b.WriteString(line + "\n")
		}
	}
	for _, line := range rest {
		b.WriteString(strings.TrimRight(line, " \t") + "\n")
	}
	formed := b.String()
	if !sameComments(text, formed) {
		return text
	}
	return formed
}

// split cuts the front matter into its entries; rest are the lines behind the
// last. ok is false if the lines do not belong to one key each.
func split(text string, mapping *yaml.Node) (entries []entry, rest []string, ok bool) {
	all := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if mapping.Style&yaml.FlowStyle != 0 || len(mapping.Content) == 0 {
		return nil, nil, false
	}
	fields := article.Fields()
	next := 0 // first line that is not taken
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		at := key.Line - 1
		if at < next || at >= len(all) || key.Column != 1 || strings.HasPrefix(all[at], "?") {
			return nil, nil, false
		}
		if i > 0 {
			last := &entries[len(entries)-1]
			last.own, entries = all[next:at], entries[:len(entries)-1]
			above := trailing(last.own)
			last.own = last.own[:len(last.own)-len(above)]
			entries = append(entries, *last, entry{line: key.Line, key: key, value: value, above: above})
		} else {
			entries = append(entries, entry{line: key.Line, key: key, value: value, above: all[:at]})
		}
		e := &entries[len(entries)-1]
		if n := slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == key.Value }); n >= 0 {
			e.field = &fields[n]
		}
		next = at
	}
	last := &entries[len(entries)-1]
	last.own = all[next:]
	rest = trailing(last.own)
	last.own = last.own[:len(last.own)-len(rest)]
	return entries, rest, true
}

// trailing are the comments at the left margin and the empty lines at the end of
// an entry's lines: they stand before what follows. The first line is the key's.
func trailing(own []string) []string {
	n := len(own)
	for n > 1 && (strings.HasPrefix(own[n-1], "#") || strings.TrimSpace(own[n-1]) == "") {
		n--
	}
	return own[n:]
}

// order sorts the entries as the table of fields has them; keys that are not in
// it come last, as they stood. Comments go with the key below them; what stands
// above the first key, parted by an empty line, stays at the top.
func (f *former) order(entries []entry) {
	place := func(e *entry) int {
		if e.field == nil {
			return len(article.Fields())
		}
		return slices.IndexFunc(article.Fields(), func(f article.Field) bool { return f.Key == e.field.Key })
	}
	byPlace := func(a, b entry) int { return place(&a) - place(&b) }
	if slices.IsSortedFunc(entries, byPlace) {
		return
	}
	top := 0
	for i, line := range entries[0].above {
		if strings.TrimSpace(line) == "" {
			top = i + 1
		}
	}
	intro := entries[0].above[:top]
	entries[0].above = entries[0].above[top:]
	for i := 1; i < len(entries); i++ {
		if place(&entries[i]) < place(&entries[i-1]) {
			f.change(entries[i].line+1, diag.T("sắp lại các mục theo đúng thứ tự", "the keys are put in order"))
			break
		}
	}
	slices.SortStableFunc(entries, byPlace)
	entries[0].above = append(slices.Clip(intro), entries[0].above...)
}

// entry is the lines of an entry in normal form; none if it says nothing.
func (f *former) entry(e *entry) []string {
	if e.field == nil {
		return e.own
	}
	commented := e.alone()
	f.dropOwnYear(e)
	if !e.field.Required && e.field.Empty(e.value) {
		if commented {
			return e.own
		}
		f.changeAll(e.lines(), diag.T("bỏ mục để trống: %s", "an empty key is dropped: %s", e.field.Key))
		return nil
	}
	lines, ok := emit(f.rules, e.field, e.key, e.value, e.own)
	if !ok || slices.Equal(lines, e.own) {
		return e.own
	}
	f.changeAll(e.lines(), difference(e, lines))
	return lines
}

// lines are those of the file that the entry stands on.
func (e *entry) lines() (list []int) {
	for i := range max(len(e.own), 1) {
		list = append(list, e.line+1+i)
	}
	return list
}

// alone reads an entry by itself, so that it has the comments between its own
// lines and no others, and reports whether there are any.
func (e *entry) alone() bool {
	text := strings.Join(e.own, "\n") + "\n"
	if !strings.Contains(text, "#") {
		return false
	}
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) != nil || len(document.Content) != 1 || len(document.Content[0].Content) != 2 {
		return true
	}
	e.key, e.value = document.Content[0].Content[0], document.Content[0].Content[1]
	e.key.Value = e.field.Key // it may be another program's name
	return len(comments(text)) > 0
}

// longest is how much of a line a message repeats, in characters.
const longest = 60

// difference says what became of an entry.
func difference(e *entry, lines []string) diag.Text {
	was, is := e.own[0], lines[0]
	if comment := e.value.LineComment; comment != "" {
		was, is = strings.TrimSuffix(was, comment), strings.TrimSuffix(is, comment)
	}
	was, is = strings.TrimSpace(was), strings.TrimSpace(is)
	name, _, _ := strings.Cut(was, ":")
	switch {
	case name != e.field.Key && strings.TrimSpace(name) == name:
		return diag.T("đổi tên mục: %s → %s", "the key is renamed: %s → %s", clip(name), e.field.Key)
	case len(e.own) == 1 && len(lines) == 1:
		return diag.T("%s → %s", "%s → %s", clip(was), clip(strings.TrimPrefix(is, e.field.Key+": ")))
	case len(lines) == 1:
		return diag.T("viết trên một dòng: %s", "is written on one line: %s", clip(is))
	}
	return diag.T("viết lại theo dạng chuẩn: %s", "is written in the usual form: %s", e.field.Key)
}

func clip(text string) string {
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "…"
	}
	return text
}

// sameComments reports whether two front matters hold the same comments.
func sameComments(before, after string) bool {
	was, is := comments(before), comments(after)
	slices.Sort(was)
	slices.Sort(is)
	return slices.Equal(was, is)
}

// comments are those of a piece of YAML.
func comments(text string) (list []string) {
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) != nil {
		return nil
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		for _, comment := range []string{n.HeadComment, n.LineComment, n.FootComment} {
			for line := range strings.SplitSeq(comment, "\n") {
				if line = strings.TrimSpace(line); line != "" {
					list = append(list, line)
				}
			}
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(&document)
	return list
}
