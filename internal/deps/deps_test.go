package deps

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// files calls visit for every Go file of the module with its package's path
// below internal/ ("site/plan"), "cmd/khotin", "e2e", or "" for the root.
func files(t *testing.T, visit func(file, pkg string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, name)
		if d.IsDir() && rel != "." && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"testdata", "node_modules", "public", "bench-work"}, d.Name())) {
			return filepath.SkipDir
		}
		if filepath.Ext(name) == ".go" {
			dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(rel)), "internal/")
			visit(name, strings.TrimPrefix(dir, "."))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestImportsFollowTheWayOfTheData(t *testing.T) {
	count := 0
	files(t, func(name, pkg string) {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Error(err)
			return
		}
		for _, spec := range f.Imports {
			count++
			to, _ := strconv.Unquote(spec.Path.Value)
			if !strings.HasSuffix(name, "_test.go") {
				checkProduction(t, name, pkg, to)
			}
			if why, ok := Allowed(pkg, to); !ok {
				t.Errorf("%s imports %s: %s", strings.TrimPrefix(name, root+"/"), to, why)
			}
		}
	})
	if count < 100 {
		t.Errorf("only %d imports seen: the walk is wrong", count)
	}
}

// checkProduction holds what files other than tests must not import.
func checkProduction(t *testing.T, name, pkg, to string) {
	t.Helper()
	name = strings.TrimPrefix(name, root+"/")
	if rel, inside := strings.CutPrefix(to, Module+"/internal/"); inside && slices.Contains(TestSupport, rel) && top(pkg) != "e2e" {
		t.Errorf("%s imports %s, which is for tests", name, to)
	}
	if slices.Contains(NoProcess, to) && !slices.Contains([]string{"cmd", "scripts"}, top(pkg)) && pkg != "distributed/khotin-beam" {
		t.Errorf("%s imports %s: nothing below cmd/ prints, exits or reads flags", name, to)
	}
}

func TestEveryPackageHasAPlace(t *testing.T) {
	files(t, func(name, pkg string) {
		first := top(pkg)
		if _, above := Above[first]; !above && !slices.Contains(Steps, first) && !slices.Contains(Leaves, first) {
			t.Errorf("%s: package %q is in no rank of the table", name, pkg)
		}
	})
}

func TestEveryPackageSaysWhatItDoes(t *testing.T) {
	documented := map[string]bool{}
	files(t, func(name, pkg string) {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil || strings.HasSuffix(name, "_test.go") {
			return
		}
		documented[pkg] = documented[pkg] || f.Doc != nil
	})
	for _, pkg := range slices.Sorted(maps.Keys(documented)) {
		if !documented[pkg] {
			t.Errorf("package %q has no package comment", pkg)
		}
	}
}

// processCall reports whether a selector such as os.Exit belongs to the process
// and so to cmd/ alone.
func processCall(pkg, name string) bool {
	switch pkg {
	case "os":
		return slices.Contains([]string{"Exit", "Args", "Stdout", "Stderr", "Stdin"}, name)
	case "fmt":
		return strings.HasPrefix(name, "Print")
	}
	return false
}

func TestNothingBelowCmdPrintsOrExits(t *testing.T) {
	files(t, func(name, pkg string) {
		if first := top(pkg); first == "cmd" || first == "e2e" || strings.HasSuffix(name, "_test.go") {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Error(err)
			return
		}
		if f.Name.Name == "main" {
			return // a generator is a command
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if of, ok := call.X.(*ast.Ident); ok && processCall(of.Name, call.Sel.Name) {
					t.Errorf("%s uses %s.%s", strings.TrimPrefix(name, root+"/"), of.Name, call.Sel.Name)
				}
			}
			return true
		})
	})
}

func TestAllowed(t *testing.T) {
	cases := []struct {
		from, to string
		want     bool
	}{
		{"site", Module + "/internal/archive", true},
		{"archive", Module + "/internal/site", false},
		{"site/plan", Module + "/internal/site", true},
		{"site/plan", Module + "/internal/index", false},
		{"article", Module, true},
		{"vi", Module + "/internal/diag", true},
		{"vi", Module + "/internal/article", false},
		{"publish", Module + "/internal/shard", true},
		{"pipeline", Module + "/internal/publish", true},
		{"pipeline", Module + "/internal/preview", false},
		{"publish", Module + "/internal/pipeline", false},
		{"cmd/khotin", Module + "/internal/pipeline", true},
		{"index", "github.com/gohugoio/hugo/hugolib", false},
		{"site", "github.com/gohugoio/hugo/hugolib", true},
		{"shard", "github.com/blevesearch/bleve/v2", false},
	}
	for _, c := range cases {
		if why, ok := Allowed(c.from, c.to); ok != c.want {
			t.Errorf("%q importing %s: allowed = %v (%s), want %v", c.from, c.to, ok, why, c.want)
		}
	}
}
