package article

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

var update = flag.Bool("update", false, "write the reports of the golden files anew")

// defaultRules are khotin's own lists and places.
func defaultRules(t testing.TB) *Rules {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := LoadRules(places, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return rules
}

// TestReports parses the file bai.md of each archive in testdata/golden and
// compares what a person is told, in both languages, with the sections vi and
// en. A comment at the head of an archive says what it is about.
func TestReports(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	rules := defaultRules(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var sections [3][]byte
			for i, name := range []string{"bai.md", "vi", "en"} {
				if i < len(archive.Files) && archive.Files[i].Name == name {
					sections[i] = archive.Files[i].Data
				} else if !*update || i == 0 {
					t.Fatalf("section %d must be %s", i, name)
				}
			}
			w, problems := Parse("content/bai.md", sections[0], rules)
			if (w == nil) != problems.HasErrors() {
				t.Errorf("write-up %v with these problems:\n%v", w != nil, problems)
			}
			vi, en := report(problems, diag.Vietnamese), report(problems, diag.English)
			if *update {
				archive.Files = []txtar.File{{Name: "bai.md", Data: sections[0]}, {Name: "vi", Data: []byte(vi)}, {Name: "en", Data: []byte(en)}}
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if string(sections[1]) != vi {
				t.Errorf("in Vietnamese\n got:\n%s\nwant:\n%s", vi, sections[1])
			}
			if string(sections[2]) != en {
				t.Errorf("in English\n got:\n%s\nwant:\n%s", en, sections[2])
			}
		})
	}
}

func report(problems diag.Problems, lang diag.Lang) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Format(lang) + "\n")
	}
	return b.String()
}
