package importer

import (
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/importer/facts"
)

// headOptions say how front matter is written.
type headOptions struct {
	original   string // where the archive keeps the document
	read       string // its name as it was given
	paragraphs bool   // the format has no lines, and Line counts paragraphs
	lang       diag.Lang
}

// A headWriter writes front matter with the line of each value behind it.
type headWriter struct {
	headOptions
	b         strings.Builder
	undecided []string
}

// frontMatter writes what the text says. undecided names the fields that are
// marked.
func frontMatter(f *facts.Facts, o headOptions) (text string, undecided []string) {
	w := &headWriter{headOptions: o}
	w.b.WriteString("---\n")
	w.comment("", diag.T("Nhập từ %s. Sau dấu # là dòng của bản gốc mà giá trị được đọc ra.",
		"Imported from %s. Behind each # is the line of the original that the value was read from.", o.read))
	w.comment("", diag.T("Giá trị bắt đầu bằng ?: là chưa chắc: hãy sửa, rồi bỏ dấu ?: đi.",
		"A value that begins with ?: is not sure: mend it, then remove the ?:."))
	w.required("title", f.Title, true)
	w.required("date", f.Date, false)
	w.required("school_year", f.SchoolYear, false)
	w.list("related_school_years", f.Related)
	w.required(localityKey(f), f.Locality, true)
	w.value("", "kind", f.Kind, false)
	w.list("levels", f.Levels)
	w.value("", "organiser", f.Organiser, true)
	w.value("", "chair", f.Chair, true)
	w.people(f.People)
	w.figures(f)
	w.source(f)
	w.b.WriteString("---\n")
	return w.b.String(), w.undecided
}

func localityKey(f *facts.Facts) string {
	if f.LocalityKey == "" {
		return "district"
	}
	return f.LocalityKey
}

func (w *headWriter) comment(indent string, text diag.Text) {
	w.b.WriteString(indent + "# " + text.In(w.lang) + "\n")
}

// required writes a field that must be there: an empty one is to be decided.
func (w *headWriter) required(key string, p facts.Proposal, quoted bool) {
	if p.Value == "" {
		p.Sure = false
		w.undecided = append(w.undecided, key)
		fmt.Fprintf(&w.b, "%s: %q\n", key, article.Undecided)
		return
	}
	w.value("", key, p, quoted)
}

// value writes one field, or nothing if there is no proposal.
func (w *headWriter) value(prefix, key string, p facts.Proposal, quoted bool) {
	if p.Value == "" {
		return
	}
	value := p.Value
	if !p.Sure {
		value = article.Undecided + " " + value
		w.undecided = append(w.undecided, key)
	}
	if quoted || !p.Sure {
		value = article.Quote(value)
	}
	fmt.Fprintf(&w.b, "%s%s: %s%s\n", prefix, key, value, w.readFrom(p.Line, p.Quote))
}

// readFrom is the comment with the line.
func (w *headWriter) readFrom(line int, text string) string {
	if text == "" {
		return ""
	}
	if line == 0 {
		return "  # “" + plain(text) + "”"
	}
	if w.paragraphs {
		return "  # " + diag.T("đoạn %d: “%s”", "paragraph %d: “%s”", line, plain(text)).In(w.lang)
	}
	return "  # " + diag.T("dòng %d: “%s”", "line %d: “%s”", line, plain(text)).In(w.lang)
}

// plain keeps a comment on its line.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 }), " ")
}

func (w *headWriter) list(key string, values []facts.Proposal) {
	if len(values) == 0 {
		return
	}
	fmt.Fprintf(&w.b, "%s:\n", key)
	for _, p := range values {
		fmt.Fprintf(&w.b, "  - %s%s\n", p.Value, w.readFrom(p.Line, p.Quote))
	}
}

func (w *headWriter) people(people []facts.Person) {
	if len(people) == 0 {
		return
	}
	w.b.WriteString("people:\n")
	for _, p := range people {
		fmt.Fprintf(&w.b, "  - name: %s%s\n", article.Quote(p.Name), w.readFrom(p.Line, p.Quote))
		if p.Office != "" {
			fmt.Fprintf(&w.b, "    office: %s\n", article.Quote(p.Office))
		}
		if p.Organisation != "" {
			fmt.Fprintf(&w.b, "    organisation: %s\n", article.Quote(p.Organisation))
		}
	}
}

// figures writes the sure ones and those to decide, and the other numbers of the
// text as comments.
func (w *headWriter) figures(f *facts.Facts) {
	if len(f.Figures) > 0 {
		w.b.WriteString("figures:\n")
	}
	for _, figure := range f.Figures {
		w.nested("  - ", "figures.indicator", "indicator", figure.Indicator)
		fmt.Fprintf(&w.b, "    value: %s\n", figure.Value)
		if figure.Of != "" {
			fmt.Fprintf(&w.b, "    of: %s\n", figure.Of)
		}
		fmt.Fprintf(&w.b, "    unit: %s\n", article.Quote(figure.Unit))
	}
	if len(f.Numbers) == 0 {
		return
	}
	w.comment("", diag.T("Số khác trong bài, nếu đáng giữ thì thêm vào figures:", "Other numbers of the text, for figures if they are worth keeping:"))
	for _, p := range f.Numbers {
		w.b.WriteString("# - " + plain(p.Value) + w.readFrom(p.Line, p.Quote) + "\n")
	}
}

func (w *headWriter) source(f *facts.Facts) {
	w.b.WriteString("source:\n")
	name := f.Source
	if name.Value == "" {
		w.undecided = append(w.undecided, "source.name")
		fmt.Fprintf(&w.b, "  name: %q\n", article.Undecided)
	} else {
		w.nested("  ", "source.name", "name", name)
	}
	if f.Address != "" {
		fmt.Fprintf(&w.b, "  url: %s\n", article.Quote(f.Address))
	}
	if f.Published.Value != "" {
		fmt.Fprintf(&w.b, "  published: %s%s\n", f.Published.Value, w.readFrom(f.Published.Line, f.Published.Quote))
	}
	fmt.Fprintf(&w.b, "  original: %s\n", article.Quote(w.original))
}

// nested writes a key of an object; path is its name in the report.
func (w *headWriter) nested(prefix, path, key string, p facts.Proposal) {
	before := len(w.undecided)
	w.value(prefix, key, p, true)
	if len(w.undecided) > before {
		w.undecided[before] = path
	}
}
