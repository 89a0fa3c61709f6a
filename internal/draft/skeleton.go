package draft

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
func (d *Draft) skeleton(values map[string]string) string {
	var given, optional strings.Builder
	for _, f := range article.Fields() {
		value, known := values[f.Key]
		switch {
		case known:
			d.fieldLine(&given, f.Key+": "+value, f)
		case f.Type != article.TypeLocality: // of these only one may be given
			d.fieldLine(&optional, "#"+f.Key+": "+blank(f), f)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\n%s\n# %s\n%s---\n\n", given.String(),
		d.text("Không bắt buộc: bỏ dấu # ở đầu dòng để dùng, viết vào chỗ …", "Optional: remove the # at the start of a line to use it, and write in place of …"), optional.String())
	for _, heading := range []string{d.text("Kết quả", "Results"), d.text("Nhiệm vụ", "Tasks ahead")} {
		fmt.Fprintf(&b, "## %s\n\n%s\n\n", heading, placeholder)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fieldLine writes a field with what it is for, and what may be chosen.
func (d *Draft) fieldLine(b *strings.Builder, field string, f article.Field) {
	help := f.Help.In(d.Lang)
	if list := d.Rules.List(f.Enum); list != nil {
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
