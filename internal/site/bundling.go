package site

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/khotin/khotin"
	"github.com/khotin/khotin/internal/diag"
)

// A layout can have Hugo's bundler make a script of any text, with any options,
// and what that imports is read from the disk, wherever it lies. What a layout
// will ask for is not known before it runs; so an archive's own layouts
// may not use the bundler at all, and nothing by which it could be reached
// unseen. khotin's own layouts use it on files of assets/, whose imports are
// checked (scripts.go).

// bundlers are the functions that read what they are told by a text; a namespace
// that stands alone could be kept in a variable, and apply calls functions
// by their names.
var bundlers = []string{"js.Build", "js.Batch", "css.Build", "ExecuteAsTemplate", "alone.js", "alone.css", "alone.resources", "apply"}

// unparsed finds them in a layout that does not parse.
var unparsed = regexp.MustCompile(`\b(?:Build|Batch|ExecuteAsTemplate|apply|Apply)\b`)

// bundles looks for them in a layout of the archive's own. One that is khotin's
// own, as in khotin's repository, may.
func (own *ownLayouts) bundles(name, text string) {
	if khotins, err := khotin.Defaults.ReadFile(name); err == nil && bytes.Equal(khotins, []byte(text)) {
		return
	}
	trees := map[string]*parse.Tree{}
	tree := parse.New(path.Base(name))
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "{{", "}}", trees); err != nil {
		if at := unparsed.FindStringIndex(text); at != nil {
			own.forbids(name, strings.Count(text[:at[0]], "\n")+1, text[at[0]:at[1]])
		}
		return
	}
	for _, key := range sortedKeys(trees) {
		walk(trees[key].Root, func(word string, at parse.Pos) {
			if slices.Contains(bundlers, word) {
				own.forbids(name, strings.Count(text[:at], "\n")+1, strings.TrimPrefix(word, "alone."))
			}
		})
	}
}

// appliesUnknown reports whether a command applies a function whose name is not
// written there, or is that of a bundler.
func appliesUnknown(command *parse.CommandNode) bool {
	switch first := command.Args[0].(type) {
	case *parse.IdentifierNode:
		if first.Ident != "apply" {
			return false
		}
	case *parse.ChainNode:
		if first.Node.String() != "collections" || !slices.Equal(first.Field, []string{"Apply"}) {
			return false
		}
	default:
		return false
	}
	if len(command.Args) < 3 {
		return true
	}
	named, ok := command.Args[2].(*parse.StringNode)
	return !ok || slices.ContainsFunc(bundlers, func(b string) bool { return strings.Contains(named.Text, b) })
}

// forbids notes that a layout may not use a function.
func (own *ownLayouts) forbids(name string, line int, word string) {
	own.problems = append(own.problems, diag.Problem{File: name, Line: line,
		Message: diag.K3108.T("mẫu của kho không được dùng %s: hàm này có thể đọc mọi tệp của máy dựng trang", "layouts of an archive may not use %s: it can read any file of the machine that builds", word),
		Hint:    diag.T("đặt tệp đã đóng gói vào assets/ và dùng resources.Get; xem docs/layouts.md", "put the finished file below assets/ and use resources.Get; see docs/layouts.md")})
}
