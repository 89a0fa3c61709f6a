package maporder

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Analyzer reports loops over maps whose order the outcome can notice.
var Analyzer = &analysis.Analyzer{
	Name: "maporder",
	Doc:  "report loops over maps whose order the outcome can notice",
	Run:  run,
}

// Stateful are the types whose methods depend on what was called before:
// whoever uses one in a loop over a map has it in another state each time. A
// type that embeds or holds one in a field is stateful too.
var Stateful = []string{"github.com/khotin/khotin/e2e/browser.Tab"}

func run(pass *analysis.Pass) (any, error) {
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if function, ok := decl.(*ast.FuncDecl); ok && function.Body != nil {
				check(pass, function.Body)
			}
		}
	}
	return nil, nil
}

// check reports the loops of one function.
func check(pass *analysis.Pass, body *ast.BlockStmt) {
	sorted := sortedIn(pass.TypesInfo, body)
	labels := map[ast.Stmt]string{}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.LabeledStmt:
			labels[n.Stmt] = n.Label.Name
		case *ast.RangeStmt:
			if !walksMap(pass.TypesInfo, n.X) || n.Key == nil && n.Value == nil {
				return true
			}
			l := &loop{info: pass.TypesInfo, stmt: n, label: labels[n], sorted: sorted, constants: map[string]string{}}
			if l.inspect(n.Body); l.why != "" {
				pass.Reportf(n.Pos(), "the order of this map is noticed: %s at line %d; walk sorted keys or a slice",
					l.why, pass.Fset.Position(l.at).Line)
			}
		}
		return true
	})
}

// walksMap reports whether a range expression is a map, or maps.Keys,
// maps.Values or maps.All of one.
func walksMap(info *types.Info, x ast.Expr) bool {
	if call, ok := ast.Unparen(x).(*ast.CallExpr); ok {
		of := callee(info, call)
		return of != nil && of.Pkg() != nil && of.Pkg().Path() == "maps" && slices.Contains([]string{"Keys", "Values", "All"}, of.Name())
	}
	t := info.TypeOf(x)
	if t == nil {
		return false
	}
	_, is := t.Underlying().(*types.Map)
	return is
}

// sortedIn gives the expressions that a function sorts, with the places where:
// by one of the sorters, or by a method Sort of its own.
func sortedIn(info *types.Info, body *ast.BlockStmt) map[string][]token.Pos {
	sorted := map[string][]token.Pos{}
	ast.Inspect(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		of := callee(info, call)
		if of == nil || of.Pkg() == nil {
			return true
		}
		var list ast.Expr
		if selector, ok := call.Fun.(*ast.SelectorExpr); ok && of.Signature().Recv() != nil && of.Name() == "Sort" {
			list = selector.X
		} else if slices.Contains(sorters[of.Pkg().Path()], of.Name()) && len(call.Args) > 0 {
			list = call.Args[0]
		}
		if list != nil {
			name := types.ExprString(list)
			sorted[name] = append(sorted[name], call.Pos())
		}
		return true
	})
	return sorted
}

// sorters are the functions after which the order of a list is one and the same.
var sorters = map[string][]string{
	"slices": {"Sort", "SortFunc", "SortStableFunc"},
	"sort":   {"Strings", "Ints", "Float64s", "Slice", "SliceStable", "Sort", "Stable"},
}

// callee gives the function or method that a call names, or nil.
func callee(info *types.Info, call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch generic := fun.(type) {
	case *ast.IndexExpr:
		fun = generic.X
	case *ast.IndexListExpr:
		fun = generic.X
	}
	var name *ast.Ident
	switch fun := fun.(type) {
	case *ast.Ident:
		name = fun
	case *ast.SelectorExpr:
		name = fun.Sel
	default:
		return nil
	}
	of, _ := info.Uses[name].(*types.Func)
	return of
}
