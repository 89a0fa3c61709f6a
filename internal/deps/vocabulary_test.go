package deps

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	backquoted = regexp.MustCompile("`([a-z]+)`")
	wordPart   = regexp.MustCompile(`[A-Z]?[a-z]+|[A-Z]+`)
	// What is no identifier in TypeScript: comments, and texts but for what templates compute.
	notCode    = regexp.MustCompile("(?s)//[^\n]*|/\\*.*?\\*/|\"[^\"\n]*\"|'[^'\n]*'|`[^`$]*`")
	identifier = regexp.MustCompile(`[A-Za-z_]\w*`)
)

// Words that docs/vocabulary.md retires do not come back as identifiers.
func TestRetiredWordsAreNoIdentifiers(t *testing.T) {
	page, err := os.ReadFile(root + "/docs/vocabulary.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "## Retired identifiers")
	var retired []string
	for _, match := range backquoted.FindAllStringSubmatch(section, -1) {
		retired = append(retired, match[1])
	}
	if len(retired) < 20 {
		t.Fatalf("only %d retired words in docs/vocabulary.md", len(retired))
	}
	check := func(file, name string) {
		for _, part := range wordPart.FindAllString(name, -1) {
			word := strings.ToLower(part)
			if slices.Contains(retired, word) || slices.Contains(retired, strings.TrimSuffix(word, "s")) {
				t.Errorf("%s: %s: %q is retired, see docs/vocabulary.md", strings.TrimPrefix(file, root+"/"), name, word)
			}
		}
	}
	files(t, func(file, _ string) {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if fn, ok := n.(*ast.FuncDecl); ok {
				check(file, fn.Name.Name)
			}
			if id, ok := n.(*ast.Ident); ok && id.Obj != nil && id.Obj.Pos() == id.Pos() {
				check(file, id.Name)
			}
			return true
		})
	})
	err = filepath.WalkDir(root+"/assets", func(file string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".ts" {
			return err
		}
		text, err := os.ReadFile(file)
		for _, name := range slices.Compact(slices.Sorted(slices.Values(identifier.FindAllString(notCode.ReplaceAllString(string(text), ""), -1)))) {
			check(file, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
