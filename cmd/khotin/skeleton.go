package main

import (
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/article"
)

// placeholder stands for what the editor has to write.
const placeholder = "…"

// skeleton is the text of a new write-up: every field of the front matter, with
// the values given by their keys, and as comments those that may be added; then
// the headings that a report on a school year usually has.
func (a *app) skeleton(values map[string]string, rules *article.Rules) string {
	var given, optional strings.Builder
	for _, f := range article.Fields() {
		value, known := values[f.Key]
		switch {
		case known:
			a.fieldLine(&given, f.Key+": "+value, f, rules)
		case f.Type != article.TypeLocality: // of these only one may be given
			a.fieldLine(&optional, "#"+f.Key+": "+blank(f), f, rules)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\n%s\n# %s\n%s---\n\n", given.String(),
		a.text("Không bắt buộc: bỏ dấu # ở đầu dòng để dùng, viết vào chỗ …", "Optional: remove the # at the start of a line to use it, and write in place of …"), optional.String())
	for _, heading := range []string{a.text("Kết quả", "Results"), a.text("Nhiệm vụ", "Tasks ahead")} {
		fmt.Fprintf(&b, "## %s\n\n%s\n\n", heading, placeholder)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fieldLine writes a field with what it is for, and what may be chosen.
func (a *app) fieldLine(b *strings.Builder, field string, f article.Field, rules *article.Rules) {
	help := f.Help.In(a.lang)
	if list := rules.List(f.Enum); list != nil {
		help = strings.TrimSuffix(help, ".") + ": " + strings.Join(list.IDs(), ", ")
	}
	fmt.Fprintf(b, "%-44s # %s\n", field, help)
}

// blank is the value of a field that is yet to be written.
func blank(f article.Field) string {
	value := placeholder
	switch f.Type {
	case article.TypeBoolean:
		value = "true"
	case article.TypeObject:
		var keys []string
		for _, part := range f.Fields {
			keys = append(keys, part.Key+": "+blank(part))
		}
		value = "{" + strings.Join(keys, ", ") + "}"
	}
	if f.Array {
		value = "[" + value + "]"
	}
	return value
}
