package maporder

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A loop is one over a map, with the first reason found why its order is noticed.
type loop struct {
	info   *types.Info
	stmt   *ast.RangeStmt
	label  string
	sorted map[string][]token.Pos // what the function sorts, and where

	constants map[string]string // what is set to a constant, and to which
	returned  string            // the constants that the loop returns
	functions int               // how many function literals the walk is within
	inner     int               // how many statements within it that break ends

	why string
	at  token.Pos
}

func (l *loop) notice(at token.Pos, why string) {
	if l.why == "" {
		l.why, l.at = why, at
	}
}

// inspect walks a part of the body.
func (l *loop) inspect(part ast.Node) {
	ast.Inspect(part, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			inner := l.inner
			l.functions++
			l.inspect(n.Body)
			l.functions, l.inner = l.functions-1, inner
			return false
		case *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			if n == part {
				return true
			}
			l.inner++
			l.inspect(n)
			l.inner--
			return false
		case *ast.AssignStmt:
			l.assign(n)
		case *ast.SendStmt:
			if l.fromBefore(n.Chan) {
				l.notice(n.Pos(), "it sends on "+types.ExprString(n.Chan))
			}
		case *ast.ReturnStmt:
			l.leave(n)
		case *ast.BranchStmt:
			l.branch(n)
		case *ast.CallExpr:
			l.call(n)
		}
		return true
	})
}

// leave notices a return, unless all returns of the loop give the same constants.
func (l *loop) leave(n *ast.ReturnStmt) {
	if l.functions > 0 {
		return
	}
	given := "constants"
	for _, result := range n.Results {
		if !l.constant(result) {
			l.notice(n.Pos(), "it returns "+types.ExprString(result))
		}
		given += ", " + types.ExprString(result)
	}
	if l.returned != "" && l.returned != given {
		l.notice(n.Pos(), "it returns one thing here and another there")
	}
	l.returned = given
}

// constant reports whether an expression is nil, known before the program runs
// or a package's variable, such as io.EOF.
func (l *loop) constant(x ast.Expr) bool {
	switch name := ast.Unparen(x).(type) {
	case *ast.Ident:
		if ofPackage(l.info.Uses[name]) {
			return true
		}
	case *ast.SelectorExpr:
		if ofPackage(l.info.Uses[name.Sel]) {
			return true
		}
	}
	value := l.info.Types[x]
	return value.IsNil() || value.Value != nil
}

func ofPackage(of types.Object) bool {
	return of != nil && of.Pkg() != nil && of.Parent() == of.Pkg().Scope()
}

// branch notices a break or goto that ends this loop or one around it.
func (l *loop) branch(n *ast.BranchStmt) {
	if l.functions > 0 {
		return
	}
	switch {
	case n.Tok == token.GOTO, n.Tok == token.BREAK && n.Label == nil && l.inner == 0,
		n.Label != nil && n.Tok == token.BREAK && !l.holds(l.info.Uses[n.Label]),
		n.Label != nil && n.Tok == token.CONTINUE && n.Label.Name != l.label && !l.holds(l.info.Uses[n.Label]):
		l.notice(n.Pos(), "it leaves the loop with "+n.Tok.String())
	}
}

// holds reports whether an object is declared in the loop.
func (l *loop) holds(of types.Object) bool {
	return of != nil && of.Pos() >= l.stmt.Pos() && of.Pos() < l.stmt.End()
}

// outer reports whether a variable is of before the loop.
func (l *loop) outer(of types.Object) bool {
	_, variable := of.(*types.Var)
	return variable && !l.holds(of)
}

// assign notices an assignment to a variable of before the loop.
func (l *loop) assign(n *ast.AssignStmt) {
	if n.Tok == token.DEFINE {
		return
	}
	for i, to := range n.Lhs {
		var from ast.Expr
		if len(n.Lhs) == len(n.Rhs) {
			from = n.Rhs[i]
		}
		if n.Tok != token.ASSIGN {
			if t, ok := l.info.TypeOf(to).Underlying().(*types.Basic); ok && !commutes(t, n.Tok) && l.remains(to) {
				l.notice(n.Pos(), types.ExprString(to)+" depends on what came last")
			}
			continue
		}
		if from == nil {
			from = n.Rhs[0]
		}
		l.set(to, n.Pos(), from)
	}
}

// commutes reports whether an assignment such as += gives the same in any order.
func commutes(t *types.Basic, operator token.Token) bool {
	switch operator {
	case token.ADD_ASSIGN, token.SUB_ASSIGN, token.MUL_ASSIGN, token.OR_ASSIGN, token.AND_ASSIGN, token.XOR_ASSIGN:
		return t.Info()&types.IsInteger != 0
	}
	return false
}

// remains reports whether a place is the same one in every round of the loop
// and still there after it: neither one of the loop nor an entry that the
// element names.
func (l *loop) remains(to ast.Expr) bool {
	switch to := ast.Unparen(to).(type) {
	case *ast.Ident:
		return to.Name != "_" && l.outer(l.info.ObjectOf(to))
	case *ast.IndexExpr:
		return l.remains(to.X) && !l.namesElement(to.Index)
	case *ast.SelectorExpr:
		return l.remains(to.X) || l.outer(l.info.ObjectOf(to.Sel)) && l.info.Selections[to] == nil
	case *ast.StarExpr:
		return l.remains(to.X)
	}
	return false
}

// namesElement reports whether an expression has a variable of the loop in it.
func (l *loop) namesElement(x ast.Expr) (names bool) {
	ast.Inspect(x, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok {
			names = names || l.holds(l.info.ObjectOf(name))
		}
		return !names
	})
	return names
}

// set notices that a place takes a value, unless what remains is the same in
// any order.
func (l *loop) set(to ast.Expr, at token.Pos, from ast.Expr) {
	if !l.remains(to) {
		return
	}
	name := types.ExprString(to)
	switch from := ast.Unparen(from).(type) {
	case *ast.CallExpr:
		switch builtin := l.builtin(from); builtin {
		case "append":
			if types.ExprString(from.Args[0]) == name && l.sortedLater(name) {
				return
			}
		case "min", "max":
			if slices.ContainsFunc(from.Args, func(x ast.Expr) bool { return types.ExprString(x) == name }) && !l.floats(to) {
				return
			}
		}
	case *ast.BinaryExpr:
		if (from.Op == token.LOR || from.Op == token.LAND) && types.ExprString(from.X) == name {
			return
		}
	}
	if value := types.ExprString(from); l.constant(from) && (l.constants[name] == "" || l.constants[name] == value) {
		l.constants[name] = value
		return
	}
	l.notice(at, name+" depends on what came last")
}

// floats reports whether a place holds floats, of which NaN is neither more nor less.
func (l *loop) floats(x ast.Expr) bool {
	t, ok := l.info.TypeOf(x).Underlying().(*types.Basic)
	return ok && t.Info()&types.IsFloat != 0
}

func (l *loop) builtin(call *ast.CallExpr) string {
	if name, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if of, ok := l.info.Uses[name].(*types.Builtin); ok {
			return of.Name()
		}
	}
	return ""
}

// sortedLater reports whether the function sorts a list after the loop.
func (l *loop) sortedLater(name string) bool {
	return slices.ContainsFunc(l.sorted[strings.TrimPrefix(name, "&")], func(at token.Pos) bool { return at > l.stmt.End() })
}
