package formatter

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

var update = flag.Bool("update", false, "write the golden files anew")

func rules(t testing.TB) *article.Rules {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := article.LoadRules(places, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return rules
}

func free(string) bool { return false }

// TestGolden forms the file bai.md of each archive in testdata and compares it
// with the section formed, and what is told with the sections vi and en. What is
// formed is formed again, and nothing may change.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	rules := rules(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			data := unescape(string(archive.Files[0].Data))
			is := txtar.Archive{Comment: archive.Comment, Files: archive.Files[:1:1]}
			add := func(name, text string) {
				is.Files = append(is.Files, txtar.File{Name: name, Data: []byte(text)})
			}
			result, problems := File("content/bai.md", []byte(data), rules, free)
			for _, lang := range []diag.Lang{diag.Vietnamese, diag.English} {
				var told strings.Builder
				for _, p := range problems {
					told.WriteString(p.Format(lang) + "\n")
				}
				if result != nil {
					for _, c := range result.Changes {
						fmt.Fprintf(&told, "content/bai.md:%d: %s\n", c.Line, c.What.In(lang))
					}
				}
				add(string(lang), told.String())
			}
			if result != nil {
				add("formed", string(result.Text))
				for _, p := range result.Pictures {
					add(p.Name, "")
				}
				again, problems := File("content/bai.md", result.Text, rules, free)
				if again == nil || string(again.Text) != string(result.Text) || len(again.Changes) > 0 {
					t.Errorf("formed again: %v\n%+v", problems, again)
				}
			}
			got := txtar.Format(&is)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := txtar.Format(archive); string(got) != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// unescape puts characters in the place of \u{A0}, so that a test shows what
// nobody sees.
func unescape(text string) string {
	return escapes.Replace(text)
}

var escapes = strings.NewReplacer(`\u{A0}`, "\u00a0", `\u{200B}`, "\u200b", `\u{AD}`, "\u00ad", `\u{202F}`, "\u202f", `\u{F0B7}`, "\uf0b7", `\u{F0A7}`, "\uf0a7",
	`\u{300}`, "\u0300", `\u{301}`, "\u0301", `\u{302}`, "\u0302", `\u{323}`, "\u0323", `\u{FEFF}`, "\ufeff", `\u{200D}`, "\u200d", `\u{12}`, "\x12", `\r`, "\r", `\s`, " ", `\t`, "\t")
