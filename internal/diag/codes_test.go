package diag

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

//go:generate go test . -run TestReferences -update

var update = flag.Bool("update", false, "write the pages of docs/ anew")

// TestCodes holds the table to what it promises: each number once and under its
// own name, and all four texts in full sentences.
func TestCodes(t *testing.T) {
	named := map[string]bool{}
	files, err := filepath.Glob("codes_*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^\tK(\d{4}) += define\((\d+),`).FindAllStringSubmatch(string(text), -1) {
			named["K"+m[2]] = true
			if m[1] != m[2] {
				t.Errorf("%s: K%s has the number %s", file, m[1], m[2])
			}
		}
	}
	last := 0
	for _, c := range Codes() {
		if c.number == last {
			t.Errorf("%s is defined twice", c)
		}
		last = c.number
		if !named[c.String()] {
			t.Errorf("%s has no name", c)
		}
		for _, text := range []string{c.meaning.VI, c.meaning.EN, c.cure.VI, c.cure.EN} {
			if len(text) < 8 || !strings.HasSuffix(text, ".") {
				t.Errorf("%s: %q is no sentence", c, text)
			}
		}
		if found, ok := FindCode(strings.ToLower(c.String())); !ok || found != c {
			t.Errorf("%s is not found by its name", c)
		}
	}
}

// TestCodesAreUsed finds codes that nothing is told with any more. Such a one is
// taken out of the table, and its number goes to retired.
func TestCodesAreUsed(t *testing.T) {
	used := map[string]bool{}
	code := regexp.MustCompile(`diag\.(K\d{4})\b`)
	for _, folder := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := os.ReadFile(name)
			for _, m := range code.FindAllStringSubmatch(string(text), -1) {
				used[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range Codes() {
		if !used[c.String()] {
			t.Errorf("nothing is told with %s", c)
		}
		if retired[c.number] {
			t.Errorf("%s meant something else once", c)
		}
	}
}

// retired are numbers of codes that are gone. They are never used again.
var retired = map[int]bool{}

// TestReferences holds the pages of docs/ to the table.
func TestReferences(t *testing.T) {
	for _, of := range []struct {
		lang  Lang
		page  string
		title Text
	}{
		{Vietnamese, "../../docs/thong-bao.md", Text{VI: "Thông báo của khotin\n\nMỗi thông báo kết thúc bằng một mã trong ngoặc vuông; mã không bao giờ đổi nghĩa. `khotin explain K1232` in cùng\nnhững lời này. **Lỗi** làm việc dựng trang dừng lại; **lưu ý** thì không."}},
		{English, "../../docs/messages.md", Text{EN: "The messages of khotin\n\nEach message ends with a code in brackets, which never changes its meaning. `khotin explain K1232` prints the same\nwords. An **error** stops a build; a **warning** does not."}},
	} {
		want := reference(t, of.title.In(of.lang), of.lang)
		if *update {
			if err := os.WriteFile(of.page, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(of.page); err != nil || string(got) != want {
			t.Errorf("%s does not fit the table of codes; run make generate (%v)", of.page, err)
		}
		for i, line := range strings.Split(want, "\n") {
			if len([]rune(line)) > 120 {
				t.Errorf("%s:%d is longer than 120 characters", of.page, i+1)
			}
		}
	}
}

// reference is the table as a page; each code is a heading, so that it has an
// address of its own.
func reference(t *testing.T, title string, lang Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n<!-- made of internal/diag by make generate -->\n", title)
	for _, c := range Codes() {
		severity := T("Lỗi", "Error")
		if c.severity == Warning {
			severity = T("Lưu ý", "Warning")
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", c, wrap("**"+severity.In(lang)+".** "+escape(c.meaning.In(lang))))
		fmt.Fprintf(&b, "\n%s\n", wrap("*"+T("Cách sửa:", "What to do:").In(lang)+"* "+escape(c.cure.In(lang))))
		if c.Formatted() {
			fmt.Fprintf(&b, "\n%s\n", T("`khotin fmt` sửa được, nếu rõ ý người viết.", "`khotin fmt` mends it where it is clear what was meant.").In(lang))
		}
		if said := example(t, c, lang); said != "" {
			fmt.Fprintf(&b, "\n%s\n", wrap("*"+T("Ví dụ:", "Example:").In(lang)+"* "+escape(said)))
		}
	}
	return b.String()
}

// example is what checking the example of a code says, without the hint; "" for
// codes that have none. The tests of the command make it.
func example(t *testing.T, c *Code, lang Lang) string {
	data, err := os.ReadFile(filepath.Join("..", "..", "cmd", "khotin", "testdata", "codes", c.String()+".txtar"))
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	} else if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		if said, _, ok := strings.Cut(string(f.Data), " ["+c.String()+"]"); ok && f.Name == string(lang) {
			return said
		}
	}
	t.Errorf("the example of %s says nothing in %s", c, lang)
	return ""
}

// escape keeps Markdown from reading a text's signs.
var escape = strings.NewReplacer("<", "\\<", "*", "\\*", "_", "\\_", "[", "\\[", "{", "\\{", "&", "&amp;", "\\", "\\\\").Replace

// wrap breaks a paragraph into lines of at most 120 characters.
func wrap(text string) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > 120 {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return strings.Join(append(lines, line), "\n")
}

// TestFormat holds the two lines in which a problem is told.
func TestFormat(t *testing.T) {
	p := Problem{File: "content/a.md", Line: 3, Field: "date", Message: K1231.T("có giờ", "has a time"), Hint: T("chỉ ghi ngày", "write the day")}
	for lang, want := range map[Lang]string{
		Vietnamese: "content/a.md:3: lưu ý: date: có giờ [K1231]\n    gợi ý: chỉ ghi ngày",
		English:    "content/a.md:3: warning: date: has a time [K1231]\n    hint: write the day",
	} {
		if got := p.Format(lang); got != want {
			t.Errorf("got %q\nwant %q", got, want)
		}
	}
	f := K4031.Fault(os.ErrPermission, "đĩa đầy", "the disk is full")
	if got, want := f.Format(English), "the disk is full: permission denied [K4031]"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, c := range []struct {
		cause error
		want  string
	}{
		{os.ErrPermission, "đĩa đầy: không có quyền [K4031]"},
		{&fs.PathError{Op: "mkdir", Path: "a/b", Err: syscall.ENAMETOOLONG}, "đĩa đầy: a/b: tên quá dài [K4031]"},
		{errors.New("zip: not a valid zip file"), "đĩa đầy [K4031]"}, // a library's words are no Vietnamese
	} {
		if got := K4031.Fault(c.cause, "đĩa đầy", "the disk is full").Format(Vietnamese); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got, want := K1231.T("a", "b").With(T("c", "d")).Text(), (Text{"ac", "bd"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
