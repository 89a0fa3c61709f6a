package article

import (
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
		choiceHint(list, n.Value))
	return "", false
}

// choiceHint finds the entry that was meant, by its id or by its label, or else
// lists them all.
func choiceHint(list *ClosedList, written string) diag.Text {
	var names []naming
	for _, c := range list.Choices() {
		names = append(names, naming{c.ID, c.ID}, naming{c.Label.VI, c.ID}, naming{c.Label.EN, c.ID})
	}
	if id, ok := nearest(written, names); ok {
		label := list.Label(id)
		return diag.Text{VI: "viết: " + id + " (" + label.VI + ")", EN: "write: " + id + " (" + label.EN + ")"}
	}
	return diag.T("chọn một trong: %s", "choose one of: %s", strings.Join(list.IDs(), ", "))
}

// keyHint finds the key that was meant, or lists those that there are.
func keyHint(written string, fields []Field) diag.Text {
	if digitsOnly.MatchString(written) {
		return diag.T("trong {…} dấu phẩy ngăn các mục; số thập phân viết với dấu chấm (2.5), số nguyên viết liền (62223)",
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
		return diag.T("có phải là %s không?", "did you mean %s?", key)
	}
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return diag.T("các mục có thể dùng: %s", "the keys are: %s", strings.Join(keys, ", "))
}

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
