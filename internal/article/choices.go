package article

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/vi"
)

// readChoice reads an id of the field's closed list.
func readChoice(r *reader, n *yaml.Node, path string, f *Field) (string, bool) {
	if n.Kind != yaml.ScalarNode {
		r.wrongType(n, path, f)
		return "", false
	}
	list := r.rules.List(f.Enum)
	if list.Has(n.Value) {
		return n.Value, true
	}
	r.fault(n, path, diag.K1221.T("%q không có trong danh sách data/%s.yaml", "%q is not in the list data/%s.yaml", clip(n.Value, longMessage), f.Enum),
		choiceHint(f, list, n.Value))
	return "", false
}

// choiceHint finds the entry that was meant, by its id or by its label, or else
// lists those of which a part was written, or all.
func choiceHint(f *Field, list *ClosedList, written string) diag.Text {
	word, short := string(bare(written)), strings.ToLower(vi.Fold(written))
	var names []naming
	var similar, initials []string
	for _, c := range list.Choices() {
		names = append(names, naming{c.ID, c.ID}, naming{c.Label.VI, c.ID}, naming{c.Label.EN, c.ID})
		if len(word) > 3 && (strings.Contains(string(bare(c.ID)), word) || strings.Contains(string(bare(c.Label.VI)), word)) {
			similar = append(similar, c.ID)
		}
		if short == firstLetters(c.Label.VI) {
			initials = append(initials, c.ID)
		}
	}
	if id, ok := list.calledSo(written); ok {
		return write(f, id)
	}
	id, ok := nearest(written, names)
	switch {
	case len(initials) == 1:
		return write(f, initials[0])
	case ok:
		return write(f, id)
	case len(similar) == 1:
		return write(f, similar[0])
	case len(similar) > 1:
		return diag.T("chọn một trong: %s", "choose one of: %s", strings.Join(similar, ", "))
	}
	return diag.T("chọn một trong: %s", "choose one of: %s", strings.Join(list.IDs(), ", "))
}

// calledSo is the entry of which something is another name.
func (l *ClosedList) calledSo(written string) (id string, ok bool) {
	for _, c := range l.choices {
		if slices.ContainsFunc(c.Also, func(name string) bool { return string(bare(name)) == string(bare(written)) }) {
			return c.ID, true
		}
	}
	return "", false
}

// firstLetters are the letters that the words of a label begin with: "mn".
func firstLetters(label string) string {
	var b strings.Builder
	for _, word := range strings.Fields(vi.Fold(label)) {
		b.WriteByte(word[0])
	}
	return strings.ToLower(b.String())
}

// keyHint finds the key that was meant, "" if none, or lists those that there are.
func keyHint(written string, fields []Field) (meant string, hint diag.Text) {
	if startsWithNumber.MatchString(written) {
		return "", diag.T("trong {…} dấu phẩy ngăn các mục; số thập phân viết với dấu chấm (2.5), số nguyên viết liền (62223)",
			"within {…} a comma separates keys; write decimals with a point (2.5) and whole numbers without marks (62223)")
	}
	var names []naming
	for _, f := range fields {
		names = append(names, naming{f.Key, f.Key}, naming{f.Label.VI, f.Key}, naming{f.Label.EN, f.Key})
		for _, other := range f.Also {
			names = append(names, naming{other, f.Key})
		}
	}
	if key, ok := nearest(written, names); ok {
		return key, diag.T("có phải là %s không?", "did you mean %s?", key)
	}
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return "", diag.T("các mục có thể dùng: %s", "the keys are: %s", strings.Join(keys, ", "))
}

// startsWithNumber is what a comma within {…} leaves of a decimal, with its unit.
var startsWithNumber = regexp.MustCompile(`^-?\d+(?:$|[\s%])`)

// A naming is one way to call something.
type naming struct{ name, id string }

// nearest finds what was meant by a word: the same letters apart from marks,
// case and hyphens, or at most one letter in three wrong.
func nearest(written string, names []naming) (id string, ok bool) {
	const longest = 100 // no name is longer, and the comparison is quadratic
	if len(written) > longest {
		return "", false
	}
	word := bare(written)
	best := len(word)/3 + 1
	for _, n := range names {
		if d := vi.EditDistance(word, bare(n.name), best); d < best {
			best, id, ok = d, n.id, true
		}
	}
	return id, ok
}

// bare is a word as a careless reader sees it.
func bare(s string) []rune {
	return []rune(strings.Map(func(c rune) rune {
		switch c {
		case ' ', '-', '_', ',':
			return -1
		}
		return c
	}, vi.Fold(s)))
}
