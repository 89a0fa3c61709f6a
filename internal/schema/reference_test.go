package schema

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
)

//go:generate go test . -run TestReferences -update

var update = flag.Bool("update", false, "write the generated pages of docs/ anew")

// generated begins the part of a page that is made of the table of fields.
const generated = "<!-- make generate -->\n"

// TestReferences holds docs/front-matter.md and docs/phan-dau-bai.md to the
// table of fields.
func TestReferences(t *testing.T) {
	for _, of := range []struct {
		lang diag.Lang
		page string
	}{{diag.English, "../../docs/front-matter.md"}, {diag.Vietnamese, "../../docs/phan-dau-bai.md"}} {
		page := of.page
		file, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		intro, _, ok := strings.Cut(string(file), generated)
		if !ok {
			t.Fatalf("%s has no line %s", page, generated)
		}
		r := reference{lang: of.lang, rules: rules(t, nil)}
		r.fields(article.Fields(), "", "##")
		r.lists()
		want := intro + generated + r.String()
		if *update {
			if err := os.WriteFile(page, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if string(file) != want {
			t.Errorf("%s does not fit the table of fields; run make generate", page)
		}
		for i, line := range strings.Split(want, "\n") {
			if len([]rune(line)) > 120 {
				t.Errorf("%s:%d is longer than 120 characters", page, i+1)
			}
		}
	}
}

// A reference is the description of fields as a page.
type reference struct {
	strings.Builder
	lang  diag.Lang
	rules *article.Rules
}

func (r *reference) line(vi, en string, args ...any) {
	r.WriteString(diag.T(vi, en, args...).In(r.lang) + "\n")
}

// fields describes the fields of an object, whose path with a dot is prefix.
func (r *reference) fields(fields []article.Field, prefix, heading string) {
	for _, f := range fields {
		fmt.Fprintf(r, "\n%s `%s%s`: %s\n\n%s\n\n", heading, prefix, f.Key, f.Label.In(r.lang), f.Help.In(r.lang))
		r.value(f)
		r.use(f, prefix)
		fmt.Fprintf(r, "\n```yaml\n%s: %s\n```\n", f.Key, f.Example)
		r.fields(f.Fields, prefix+f.Key+".", "###")
	}
}

// value says what may be written.
func (r *reference) value(f article.Field) {
	one := f.Type.Name().In(r.lang)
	if f.Array {
		one = diag.T("một danh sách; mỗi mục là %s", "a list; each item is %s", one).In(r.lang)
	}
	if f.MaxLength > 0 {
		one += diag.T(", nhiều nhất %d ký tự", ", at most %d characters", f.MaxLength).In(r.lang)
	}
	if f.Enum != "" {
		one += diag.T(": xem [%s](#%s)", ": see [%s](#%s)", f.Enum, f.Enum).In(r.lang)
	}
	r.line("- Giá trị: %s.", "- Value: %s.", one)
	switch {
	case f.Required:
		r.line("- Bắt buộc.", "- Required.")
	case f.Type == article.TypeLocality:
		r.line("- Cần đúng một trong `province`, `district`, `commune`.", "- Exactly one of `province`, `district`, `commune` is required.")
	}
}

// use says what becomes of it.
func (r *reference) use(f article.Field, prefix string) {
	switch f.Shown {
	case article.ShownAsFact:
		r.line("- Hiện trong khung “Thông tin” của trang.", "- Shown among the facts of the page.")
	case article.ShownApart:
		r.line("- Hiện ở phần riêng của trang.", "- Shown in a part of its own on the page.")
	}
	switch f.Search {
	case article.SearchedInTitle, article.SearchedInSummary, article.SearchedAsName, article.SearchedAsFact:
		r.line("- Tìm được theo nội dung.", "- Searched.")
	case article.SearchedInFiling:
		r.line("- Tìm được, theo mọi cách viết.", "- Searched, in all the ways in which it is written.")
	}
	if f.Filter {
		r.line("- Dùng để lọc kết quả tìm kiếm.", "- A filter of the search.")
	}
	if column := strings.ReplaceAll(prefix+f.Key, ".", "_"); !strings.Contains(prefix, "people") && !strings.Contains(prefix, "figures") && f.Key != "source" {
		r.line("- Dữ liệu mở: cột `%s`.", "- Open data: column `%s`.", column)
	}
	if f.Property != "" {
		r.line("- JSON-LD: `%s`.", "- JSON-LD: `%s`.", f.Property)
	}
	if len(f.ReadAs) > 0 {
		r.line("- Cũng được đọc, có lưu ý: %s.", "- Read as well, with a warning: %s.", "`"+strings.Join(f.ReadAs, "`, `")+"`")
	}
	if len(f.Also) > 0 {
		r.line("- Người ta hay viết nhầm là: %s.", "- Often written, and not accepted: %s.", "`"+strings.Join(f.Also, "`, `")+"`")
	}
}

// lists are khotin's own closed lists.
func (r *reference) lists() {
	var names []string
	for _, f := range article.Fields() {
		if f.Enum != "" && !slices.Contains(names, f.Enum) {
			names = append(names, f.Enum)
		}
	}
	for _, name := range names {
		fmt.Fprintf(r, "\n## %s\n\n", name)
		r.line("Danh sách của khotin (`data/%s.yaml`); `data/%[1]s.yaml` của kho thêm mục, tên khác (`also`), đổi tên gọi.",
			"khotin's own list (`data/%s.yaml`); an archive's `data/%[1]s.yaml` adds entries, other names (`also`) or labels.", name)
		r.WriteString("\n")
		for _, c := range r.rules.List(name).Choices() {
			fmt.Fprintf(r, "- `%s`: %s\n", c.ID, c.Label.In(r.lang))
		}
	}
}
