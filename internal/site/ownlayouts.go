package site

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/khotin/khotin/internal/diag"
)

// ownLayouts are what is known of an archive's own layouts.
type ownLayouts struct {
	any      bool          // there are some
	whole    bool          // they ask for other pages: every page is made of all
	now      bool          // they ask what time it is
	more     bool          // they ask for more of a text than its HTML
	ofTexts  []string      // those that texts may be made with
	problems diag.Problems // where they ask for other pages
}

// otherPages are the methods and functions of Hugo's by which a layout reaches
// other pages, or what other pages left, or chance: a page that is made with one
// of them does not follow from what it is given.
var otherPages = []string{
	"AllPages", "Ancestors", "CurrentSection", "FirstSection", "GetPage", "GetTerms", "Home", "InSection", "IsAncestor",
	"IsDescendant", "Next", "NextInSection", "NextPage", "Pages", "Paginate", "Paginator", "Parent", "Prev",
	"PrevInSection", "PrevPage", "RegularPages", "RegularPagesRecursive", "Related", "Sections", "Taxonomies",
	"Ref", "RelRef", "ref", "relref", "LastChange", "site.Lastmod", "Sites", "site.Store", "Counter", "Rand", "shuffle", "Shuffle",
}

// moreWords are the methods by which a layout asks for more of a text than its HTML,
// or which are other ones where the page was given that and not Markdown.
var moreWords = []string{
	"ContentWithoutSummary", "File", "Fragments", "FuzzyWordCount", "HasShortcode", "Len", "Markup", "Plain", "PlainWords",
	"RawContent", "ReadingTime", "RenderShortcodes", "RenderString", "Scratch", "Store", "Summary", "TableOfContents", "Truncated", "WordCount",
}

// textFolders hold layouts that texts are made with, textPartials are the partials
// that those of khotin's call: a test holds that they call no others.
var (
	textFolders  = []string{"_markup", "_shortcodes", "shortcodes"}
	textPartials = []string{"own-address", "write-up/picture", "write-up/picture-elsewhere"}
)

// inTextFolder reports whether a layout is in one of these folders.
func inTextFolder(name string) bool {
	return slices.ContainsFunc(strings.Split(path.Dir(name), "/"), func(folder string) bool { return slices.Contains(textFolders, folder) })
}

// isOfTexts reports whether texts may be made with a layout of khotin's.
func isOfTexts(name string) bool {
	partial := strings.TrimSuffix(strings.TrimPrefix(name, "layouts/_partials/"), ".html")
	return inTextFolder(name) || slices.Contains(textPartials, partial)
}

// shownToTexts are the layouts that texts are made with. Those of the archive's own may
// call any other.
func (own *ownLayouts) shownToTexts() shownLayouts {
	if own.whole || len(own.ofTexts) > 0 {
		return nil
	}
	return isOfTexts
}

// clockWords are how a layout asks what time it is.
var clockWords = []string{"now", "Now"}

// readOwnLayouts looks at the archive's own layouts. What does not parse is for
// Hugo to tell.
func readOwnLayouts(source string) (own ownLayouts, err error) {
	root := os.DirFS(source)
	var all []string
	makesTexts := false
	err = fs.WalkDir(root, "layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		own.bundles(name, string(text))
		if strings.HasPrefix(entry.Name(), ".") {
			return nil
		}
		own.any = true
		all = append(all, name)
		makesTexts = makesTexts || inTextFolder(name)
		if slices.ContainsFunc(textPartials, func(partial string) bool { return strings.Contains(name+string(text), partial) }) {
			own.ofTexts = append(own.ofTexts, name) // it is one, or may define one
		}
		own.read(name, string(text))
		return nil
	})
	if makesTexts { // and may call any other
		own.ofTexts = all
	}
	if _, missing := os.Lstat(filepath.Join(source, "layouts")); missing != nil {
		return ownLayouts{}, nil
	}
	return own, err
}

func (own *ownLayouts) read(name, text string) {
	trees := map[string]*parse.Tree{}
	tree := parse.New(path.Base(name))
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "{{", "}}", trees); err != nil {
		return
	}
	for _, key := range sortedKeys(trees) {
		walk(trees[key].Root, func(word string, at parse.Pos) {
			own.now = own.now || slices.Contains(clockWords, word)
			own.more = own.more || slices.Contains(moreWords, word)
			if slices.Contains(otherPages, word) {
				own.asks(name, strings.Count(text[:at], "\n")+1, word)
			}
		})
	}
}

// asks notes that a layout reaches other pages.
func (own *ownLayouts) asks(name string, line int, word string) {
	own.whole = true
	own.problems = append(own.problems, diag.Problem{File: name, Line: line,
		Message: diag.K3104.T("mẫu này dùng %s để lấy trang khác, nên lần nào cũng phải dựng lại mọi trang", "this layout reaches other pages by %s, so that every page is made again by every build", word),
		Hint:    diag.T("dùng những gì trang được cho trong .Params; xem docs/layouts.md", "use what the page is given in .Params; see docs/layouts.md")})
}

// walk calls visit for every name that a template asks for.
func walk(node parse.Node, visit func(word string, at parse.Pos)) {
	visitAll := func(words []string, at parse.Pos) {
		for i, word := range words {
			visit(word, at)
			switch {
			case i == 0:
			case words[i-1] == "Site" || words[i-1] == "site" || words[i-1] == "hugo":
				visit("site."+word, at)
			case words[i-1] == "js" || words[i-1] == "css":
				visit(words[i-1]+"."+word, at)
			}
		}
	}
	branch := func(b parse.BranchNode) {
		walk(b.Pipe, visit)
		walk(b.List, visit)
		walk(b.ElseList, visit)
	}
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				walk(child, visit)
			}
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		branch(n.BranchNode)
	case *parse.RangeNode:
		branch(n.BranchNode)
	case *parse.WithNode:
		branch(n.BranchNode)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, command := range n.Cmds {
				if appliesUnknown(command) {
					visit("apply", command.Pos)
				}
				for _, argument := range command.Args {
					walk(argument, visit)
				}
			}
		}
	case *parse.IdentifierNode:
		visit(n.Ident, n.Pos)
		visit("alone."+n.Ident, n.Pos)
	case *parse.FieldNode:
		visitAll(n.Ident, n.Pos)
	case *parse.VariableNode:
		visitAll(n.Ident[1:], n.Pos)
	case *parse.ChainNode:
		if of, ok := n.Node.(*parse.IdentifierNode); ok {
			visitAll(append([]string{of.Ident}, n.Field...), n.Pos)
			return
		}
		walk(n.Node, visit)
		visitAll(n.Field, n.Pos)
	}
}
