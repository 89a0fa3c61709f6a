package plan

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

//go:generate go test . -run TestDocs -update

var update = flag.Bool("update", false, "write the generated part of docs/layouts.md anew")

// given are the types that stand for the pages of each layout, in the order in
// which docs/layouts.md lists them.
var given = []struct{ layouts, name string }{
	{"every page", "EveryPage"}, {"`write-up`", "writeUp"}, {"`place` (a district or a commune) and `province`", "localityPage"},
	{"`place-year`", "localityYear"}, {"`school-year`", "yearPage"}, {"`school-years`", "yearsPage"}, {"`places`", "localitiesPage"}, {"`indicators`", "indicatorsPage"}, {"`indicator`", "indicatorPage"},
	{"`list` (a further page of a list)", "continuation"}, {"`history`", "historyPage"}, {"`home`, `search`, `about`, `follow`, `data` and `404`", "overview"},
	{"`followed` (a kind, level, organiser, tag or search that can be followed)", "followedPage"},
	{"`followed-list` (all organisers or tags that can be followed)", "followedList"},
	{"`removed` (an address whose page was taken down)", "removedPage"},
}

// documented is one struct with its fields.
type documented struct {
	comment string
	fields  []*ast.Field
}

// structs reads the structs of the packages whose values layouts see.
func structs(t *testing.T) map[string]documented {
	t.Helper()
	found := map[string]documented{}
	for _, pattern := range []string{"*.go", "../data.go", "../plot/plot.go"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range file.Decls {
				if types, ok := decl.(*ast.GenDecl); ok && types.Tok == token.TYPE && !strings.HasSuffix(name, "_test.go") {
					spec := types.Specs[0].(*ast.TypeSpec)
					if s, ok := spec.Type.(*ast.StructType); ok {
						found[spec.Name.Name] = documented{types.Doc.Text(), s.Fields.List}
					}
				}
			}
		}
	}
	return found
}

// TestDocs holds that docs/layouts.md lists what layouts are given, key by key.
func TestDocs(t *testing.T) {
	const name, begin, end = "../../../docs/layouts.md", "<!-- begin: generated from internal/site/plan -->\n", "<!-- end -->"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(data), begin)
	_, tail, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s has no place for what is generated", name)
	}
	want := head + begin + keysOf(structs(t)) + end + tail
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want != string(data) {
		t.Errorf("%s is not what layouts are given: go generate ./internal/site/plan", name)
	}
}

// keysOf writes a table for each kind of page, then one for each struct in them.
func keysOf(all map[string]documented) string {
	var b strings.Builder
	var nested []string
	need := func(name string) {
		if !slices.Contains(nested, name) && name != "EveryPage" {
			nested = append(nested, name)
		}
	}
	for _, page := range given {
		fmt.Fprintf(&b, "\n### %s\n\n", strings.ToUpper(page.layouts[:1])+page.layouts[1:])
		table(&b, all, all[page.name].fields, need)
	}
	need("dataPage")
	for i := 0; i < len(nested); i++ {
		comment, _, _ := strings.Cut(strings.Join(strings.Fields(all[nested[i]].comment), " "), ". ")
		fmt.Fprintf(&b, "\n### `%s`\n\n%s.\n\n", nested[i], strings.TrimSuffix(comment, "."))
		table(&b, all, all[nested[i]].fields, need)
	}
	return b.String() + "\n"
}

func table(b *strings.Builder, all map[string]documented, fields []*ast.Field, need func(string)) {
	b.WriteString("| key | type | |\n|---|---|---|\n")
	rows(b, all, fields, need)
}

func rows(b *strings.Builder, all map[string]documented, fields []*ast.Field, need func(string)) {
	for _, f := range fields {
		if len(f.Names) == 0 {
			if name := f.Type.(*ast.Ident).Name; name != "EveryPage" {
				rows(b, all, all[name].fields, need)
			}
			continue
		}
		key, _, _ := strings.Cut(reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("json"), ",")
		comment := strings.Join(strings.Fields(f.Comment.Text()), " ")
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", key, typeOf(all, f.Type, need), strings.ReplaceAll(comment, "|", `\|`))
	}
}

// typeOf is a type as an author of layouts thinks of it.
func typeOf(all map[string]documented, of ast.Expr, need func(string)) string {
	switch t := of.(type) {
	case *ast.StarExpr:
		return typeOf(all, t.X, need)
	case *ast.ArrayType:
		return "list of " + typeOf(all, t.Elt, need)
	case *ast.MapType:
		return "map of " + typeOf(all, t.Value, need)
	case *ast.SelectorExpr:
		return typeOf(all, t.Sel, need)
	case *ast.Ident:
		if _, ok := all[t.Name]; ok {
			need(t.Name)
			return "`" + t.Name + "`"
		}
		if words, ok := map[string]string{"string": "text", "phase": "text", "bool": "true or absent", "int": "number", "int64": "number", "float64": "number", "any": "`dataPage`"}[t.Name]; ok {
			return words
		}
	}
	panic(fmt.Sprintf("a layout is given a %T", of))
}
