// Package markdown reads the Markdown of a write-up without rendering it.
//
// What goes in: the text below the front matter. What comes out: a Document
// with the links, pictures, headings, footnotes and lists that a reader of the
// page will meet, and with what looks like one of them and is none, each with
// the line and column of the text on which it begins and as the editor wrote it.
//
// What it promises: the tree is the one that the site's Hugo makes, because it
// comes from the same parser with the same extensions; a text that Hugo takes
// is never refused here; nothing is judged.
package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Place is where something begins.
type Place struct {
	Line   int // of the text, from 1
	Column int // of the line in characters, from 1
}

// A Document is what a text holds, each list in the order of the text.
type Document struct {
	Links      []Link
	Headings   []Heading
	Code       []Code
	Lists      []List
	Failed     []Failed
	Shortcodes []Shortcode
	Footnotes  []Footnote // those that no page shows: nothing refers to them, or the name is another's
	RawHTML    []RawHTML  // the lines that begin a piece of it
	Excess     []Excess   // bounds that the text exceeds; it may then lack all else

	footnoteIDs []string // of those that are shown, and of their marks
}

// A Link is a link or a picture.
type Link struct {
	Place              // of its destination's definition, if it has one of its own
	Picture     bool   // a picture: ![…](…)
	Destination string // as the editor wrote it, and as a layout's hook is given it
	Text        string // between the brackets, without marks of Markdown
	Dynamic     bool   // the destination holds a shortcode
}

// Target is the destination with backslashes and entities resolved; what is
// written with % stays.
func (l Link) Target() string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations([]byte(l.Destination)))))
}

// A Heading has a text without marks of Markdown.
type Heading struct {
	Place
	Level      int // 1 to 6, as written
	Text       string
	Underlined bool // made by a line of - or = below it
}

// A Code is a block of program code that indentation made.
type Code struct {
	Place
	Text string // its first line, without the indentation
	Tab  bool   // the indentation is a tab
}

// A List is one with numbers.
type List struct {
	Place
	Sign    string // what stands behind the number: "." or ")"
	Text    string // the first line of its first item, with the number
	Numbers []int  // as the items are written, which pages number from the first on
	Lines   []int  // of the items
}

// FailedKind says what a piece of text was meant as.
type FailedKind int

// What looks like Markdown, and is shown as it stands.
const (
	FailedPicture  FailedKind = iota // ![…](…) with a space in the name, or no name at all
	FailedLink                       // […](…), the same
	FailedFootnote                   // [^…] without a definition
	WikiPicture                      // ![[…]], as Obsidian writes pictures
	WikiLink                         // [[…]], as it writes links
	ForeignMark                      // what another program takes for a mark: %%…%%, ==…==, [b]…; Destination says which
	FailedTable                      // lines of | without one of |---|; Destination is that line
	FailedBold                       // ** that makes nothing bold
	FailedHeading                    // # without a space behind it; Destination is the line with it
	FailedBullet                     // • at the beginning of a line, which makes no list
	JoinedLine                       // a line that joins the one above, against what its mark says; Destination is the line as it should be
	LazyLine                         // a line behind an item, which becomes a part of it
	OpenFence                        // ``` without an end
	LooseRow                         // a row that an empty line parts from its table
	LostColumns                      // columns that tabs or spaces make; Destination is the first row as Markdown has it
	LostCells                        // cells of a row beyond the columns of its table, which are dropped
	OpenComment                      // <!-- without an end
)

// A Failed is text that looks like Markdown and is none.
type Failed struct {
	Place
	Kind        FailedKind
	Written     string // all of it
	Destination string // the part that was meant as destination, or the footnote's name
}

// A RawHTML is a piece of HTML in the text, which pages leave out.
type RawHTML struct {
	Place
	Tag string // its name: "div"; "" for a comment and the like
}

// A Footnote is the definition of one, by its name.
type Footnote struct {
	Place
	Name  string
	First int    // the line on which it was defined before, else 0
	Free  string // a name that is not used, if it was
}

// reader is the parser of the site's Hugo: its defaults and the settings of the
// embedded hugo.toml. (Hugo's further extensions change how things are rendered,
// not the tree.)
var reader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList,
		extension.DefinitionList, extension.Footnote),
	goldmark.WithParserOptions(parser.WithAttribute()),
).Parser()

// Parse reads a text, as pages show it (see Shown). It may be called from many
// goroutines.
func Parse(body string) *Document {
	shown := Shown(body)
	d := parse(shown)
	if shown != body {
		d.RawHTML = parse(body).RawHTML
	}
	return d
}

func parse(body string) *Document {
	d := &Document{}
	if d.Excess = tooMuch(body); len(d.Excess) > 0 {
		return d
	}
	source := []byte(body)
	if strings.Contains(body, "{{") {
		d.Shortcodes, source = cutShortcodes(body)
	}
	w := &walk{document: d, lines: lineStarts(body), source: source, written: body, definitions: map[string]Place{}}
	if mayFail(body) {
		w.plain = make([]bool, len(body))
	}
	root := reader.Parse(text.NewReader(source))
	w.define(root)
	w.node(root)
	w.failures()
	w.unusedFootnotes()
	return d
}

// walk makes a Document of a tree.
type walk struct {
	document    *Document
	source      []byte           // what was parsed
	written     string           // what the editor wrote; of the same length
	lines       []int            // where the lines begin
	definitions map[string]Place // of links, by name
	last        position         // that was counted
	footnotes   map[string]bool  // names of those that are shown
	plain       []bool           // which bytes are shown as text; nil if nobody asks
	headings    int
	repeated    int // bytes of definitions that references repeat
}

func lineStarts(body string) []int {
	starts := []int{0}
	for i := range len(body) {
		if body[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// position is an offset with the line and column that it is on.
type position struct{ offset, line, column int }

// place counts the line and the column of an offset. A file may be one line, so
// that it counts on from the last place where it can.
func (w *walk) place(offset int) Place {
	offset = max(0, min(offset, len(w.written)))
	line, found := slices.BinarySearch(w.lines, offset)
	if !found {
		line--
	}
	from := position{offset: w.lines[line], line: line}
	if w.last.line == line && w.last.offset <= offset {
		from = w.last
	}
	w.last = position{offset, line, from.column + utf8.RuneCountInString(w.written[from.offset:offset])}
	return Place{Line: line + 1, Column: w.last.column + 1}
}

// define collects the definitions of links, of which the first of a name counts.
func (w *walk) define(root ast.Node) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if d, ok := n.(*ast.LinkReferenceDefinition); ok && entering {
			name := util.ToLinkReference(d.Label)
			if _, has := w.definitions[name]; !has {
				w.definitions[name] = w.place(d.Pos())
			}
		}
		if entering && n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// plainText is the text of a node as Hugo gives it to layouts.
func plainText(n ast.Node, source []byte) string {
	var b bytes.Buffer
	appendText(&b, n, source)
	return string(util.ResolveEntityNames(b.Bytes()))
}

func appendText(b *bytes.Buffer, parent ast.Node, source []byte) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.Write(c.Segment.Value(source))
			if c.HardLineBreak() || c.SoftLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(c.Value)
		default:
			appendText(b, c, source)
		}
	}
}
