package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Some short texts take minutes to read or become pages of hundreds of megabytes.
// These bounds are far above what a person writes: of 10,000 articles of the
// press and the write-ups of offices none comes near. A text within them takes at
// most a second to make a page of, and 5 MB of it.
const (
	MaxBytes    = 2 << 20 // of a text: some 600 printed pages
	MaxDepth    = 40      // quotations and lists one within another: 100 KB of ">" took 40 s
	MaxBrackets = 1000    // opened in one paragraph: 100 KB of "[a](" took 13 s
	MaxHeadings = 500     // 6,000 equal ones took 22 s
	MaxCells    = 20_000  // of a table, empty ones too: 4,000 short rows of 400 columns made 14 MB
	MaxRepeated = 1 << 20 // bytes of addresses and titles that references repeat: one title used 20,000 times made 392 MB
)

// A Bound is one that a text may exceed.
type Bound int

// The bounds, as the constants.
const (
	Bytes Bound = iota
	Depth
	Brackets
	Headings
	Cells
	Repeated
)

// An Excess is where a text exceeds a bound.
type Excess struct {
	Place
	Bound Bound
	Found int // at least so many
}

// tooMuch looks for what must not even be parsed.
func tooMuch(body string) (found []Excess) {
	if len(body) > MaxBytes {
		return []Excess{{Place{1, 1}, Bytes, len(body)}}
	}
	brackets, number := 0, 0
	for line := range strings.Lines(body) {
		number++
		if n := depth(line); n > MaxDepth {
			return []Excess{{Place{number, 1}, Depth, n}}
		}
		if strings.Trim(line, "> \t\r\n") == "" {
			brackets = 0
		}
		if brackets += strings.Count(line, "["); brackets > MaxBrackets {
			return []Excess{{Place{number, 1}, Brackets, brackets}}
		}
	}
	return nil
}

// depth counts the marks of quotations and lists with which a line begins. (Lists
// by indentation alone are read quickly, however deep.)
func depth(line string) (n int) {
	if strings.Trim(line, "* \t\r\n") == "" || strings.Trim(line, "- \t\r\n") == "" {
		return 0 // a rule
	}
	for i := 0; i < len(line); i++ {
		space := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		switch c := line[i]; {
		case c == '>', space && strings.IndexByte("*+-.)", c) >= 0:
			n++
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return n
		}
	}
	return n
}

// count notes what the tree has too much of.
func (w *walk) count(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if w.headings++; w.headings == MaxHeadings+1 {
			w.exceeds(n, Headings, w.headings)
		}
	case *extast.Table:
		if cells := len(n.Alignments) * n.ChildCount(); cells > MaxCells {
			w.exceeds(n, Cells, cells)
		}
	case *ast.Link:
		w.repeat(n, n.Reference, len(n.Destination)+len(n.Title))
	case *ast.Image:
		w.repeat(n, n.Reference, len(n.Destination)+len(n.Title))
	}
}

// repeat counts what a reference repeats of its definition.
func (w *walk) repeat(n ast.Node, reference *ast.ReferenceLink, bytes int) {
	if reference == nil {
		return
	}
	before := w.repeated
	if w.repeated += bytes; before <= MaxRepeated && w.repeated > MaxRepeated {
		w.exceeds(n, Repeated, w.repeated)
	}
}

func (w *walk) exceeds(n ast.Node, bound Bound, found int) {
	at := n
	for at.Type() == ast.TypeInline && at.Parent() != nil {
		at = at.Parent()
	}
	for at.Type() == ast.TypeBlock && at.Lines().Len() == 0 && at.FirstChild() != nil && at.FirstChild().Type() == ast.TypeBlock {
		at = at.FirstChild()
	}
	offset := 0
	if at.Lines().Len() > 0 {
		offset = at.Lines().At(0).Start
	}
	w.document.Excess = append(w.document.Excess, Excess{w.place(offset), bound, found})
}
