package maporder

import (
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

func TestAnalyzer(t *testing.T) {
	analysistest.Run(t, analysistest.TestData(), Analyzer, "a")
}

// No file of the module has such a loop, those of tests included.
func TestModule(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: "../../..", Tests: true}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	if len(pkgs) < 50 || packages.PrintErrors(pkgs) > 0 {
		t.Fatalf("%d packages: the module was not read", len(pkgs))
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{} // a file belongs to its package and to that of its tests
	for _, action := range graph.Roots {
		for _, d := range action.Diagnostics {
			if at := action.Package.Fset.Position(d.Pos).String(); !seen[at] {
				seen[at] = true
				t.Errorf("%s: %s", at, d.Message)
			}
		}
	}
}
