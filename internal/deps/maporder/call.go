package maporder

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// enders are the methods of tests that end them.
var enders = []string{"Fatal", "Fatalf", "FailNow", "Skip", "Skipf", "SkipNow"}

// call notices a call of which the order can be told afterwards.
func (l *loop) call(call *ast.CallExpr) {
	of := callee(l.info, call)
	if of == nil || of.Pkg() == nil {
		return
	}
	selector, _ := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	switch {
	case of.Signature().Recv() != nil && of.Pkg().Path() == "testing":
		l.testing(call, selector, of.Name())
	case of.Signature().Recv() != nil:
		if l.fromBefore(selector.X) && writes(of) {
			l.notice(call.Pos(), "it writes to "+types.ExprString(selector.X))
		}
		l.uses(call, selector.X)
	case of.Pkg().Path() == "fmt" && strings.HasPrefix(of.Name(), "Print"):
		l.notice(call.Pos(), "it prints")
	case of.Pkg().Path() == "fmt" && strings.HasPrefix(of.Name(), "Fprint"), of.Pkg().Path() == "io" && of.Name() == "WriteString":
		if l.fromBefore(call.Args[0]) {
			l.notice(call.Pos(), "it writes to "+types.ExprString(call.Args[0]))
		}
	}
	for _, argument := range call.Args {
		l.uses(call, argument)
	}
}

// testing notices what ends a test from before the loop, and subtests that
// share something.
func (l *loop) testing(call *ast.CallExpr, selector *ast.SelectorExpr, name string) {
	if selector == nil || !l.fromBefore(selector.X) {
		return
	}
	switch {
	case slices.Contains(enders, name):
		l.notice(call.Pos(), "it ends the test")
	case name == "Run" && len(call.Args) == 2:
		if shared := l.shared(call.Args[1]); shared != "" {
			l.notice(call.Pos(), "its subtests share "+shared)
		}
	}
}

// shared gives a variable of before the loop that a function literal uses and
// that a subtest before it could have changed: no constant of the test, which
// is a text, a number or a function, and no variable of a package.
func (l *loop) shared(function ast.Expr) (shared string) {
	ast.Inspect(function, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		if !ok || shared != "" {
			return true
		}
		of, ok := l.info.Uses[name].(*types.Var)
		if ok && !of.IsField() && l.outer(of) && !ofPackage(of) && changes(of.Type()) {
			shared = of.Name()
		}
		return true
	})
	return shared
}

// changes reports whether the holder of a value can change what others see.
func changes(t types.Type) bool {
	if named, ok := t.(*types.Pointer); ok && testingTypes[named.Elem().String()] {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice, *types.Chan, *types.Interface:
		return true
	}
	return false
}

var testingTypes = map[string]bool{"testing.T": true, "testing.B": true, "testing.F": true}

// writes reports whether a method is one of a writer.
func writes(method *types.Func) bool {
	return slices.Contains([]string{"Write", "WriteString", "WriteByte", "WriteRune"}, method.Name())
}

// fromBefore reports whether an expression begins with a variable of before
// the loop.
func (l *loop) fromBefore(x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.Ident:
		return l.outer(l.info.ObjectOf(x))
	case *ast.SelectorExpr:
		return l.fromBefore(x.X) || l.info.Selections[x] == nil && l.outer(l.info.ObjectOf(x.Sel))
	case *ast.UnaryExpr:
		return l.fromBefore(x.X)
	case *ast.StarExpr:
		return l.fromBefore(x.X)
	case *ast.IndexExpr:
		return l.fromBefore(x.X) && !l.namesElement(x.Index)
	}
	return false
}

// uses notices a value from before the loop that has a state.
func (l *loop) uses(call *ast.CallExpr, x ast.Expr) {
	if t := l.info.TypeOf(x); t != nil && l.fromBefore(x) && stateful(t, 2) {
		l.notice(call.Pos(), "it uses "+types.ExprString(x)+", whose state depends on what came before")
	}
}

// stateful reports whether a type is one of Stateful, or holds one so deep.
func stateful(t types.Type, depth int) bool {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if slices.Contains(Stateful, t.String()) {
		return true
	}
	structure, ok := t.Underlying().(*types.Struct)
	if !ok || depth == 0 {
		return false
	}
	for field := range structure.Fields() {
		if stateful(field.Type(), depth-1) {
			return true
		}
	}
	return false
}
