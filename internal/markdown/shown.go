package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Shown is the text that a page is made of. Pages have no HTML of editors; what
// stands between its tags is theirs, though, and must not be lost with them, nor
// two words become one where a <br> stood between. So the tags are taken out
// here, and every line stays the line that it was. A picture that is all that a
// link has gets a space before it, lest it be taken for one that stands alone,
// which a layout may put into a paragraph.
func Shown(body string) string {
	html := strings.Contains(body, "<") && htmlTag.MatchString(body)
	if !html && !strings.Contains(body, "[![") || len(tooMuch(body)) > 0 {
		return body
	}
	var edits []Edit
	source := parsed(body)
	_ = ast.Walk(reader.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			edits = append(edits, blockText(n, source)...)
		case *ast.RawHTML:
			edits = append(edits, inlineTag(n, source)...)
		case *ast.Link:
			if only, ok := n.FirstChild().(*ast.Image); ok && only.NextSibling() == nil && source[n.Pos()] == '[' {
				edits = append(edits, Edit{Span{n.Pos() + 1, n.Pos() + 1}, " "})
			}
		}
		return ast.WalkContinue, nil
	})
	return Replace(body, Apart(edits))
}

// separates are the tags on whose two sides words are different words.
var separates = map[string]bool{}

func init() {
	for name := range strings.FieldsSeq("address article aside blockquote br center dd details div dl dt fieldset figcaption figure footer form " +
		"h1 h2 h3 h4 h5 h6 header hr iframe img legend li main nav object ol p pre section summary table tbody td tfoot th thead tr ul video") {
		separates[name] = true
	}
}

// What of HTML is no text: remarks, programs and their like, and tags.
var (
	htmlHidden = regexp.MustCompile(`(?is)<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>`)
	htmlTags   = regexp.MustCompile(`(?s)</?([A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?>`)
)

// inlineTag is a space in place of a tag between two words.
func inlineTag(n *ast.RawHTML, source []byte) []Edit {
	if n.Segments.Len() == 0 {
		return nil
	}
	s := n.Segments.At(0)
	end := n.Segments.At(n.Segments.Len() - 1).Stop
	m := htmlTags.FindSubmatch(source[s.Start:end])
	if m == nil || !separates[strings.ToLower(string(m[1]))] {
		return nil
	}
	words := " "
	switch {
	case end < len(source) && source[end] == '\n' && strings.EqualFold(string(m[1]), "br"):
		words = "  " // Markdown's own way to break a line
	case s.Start == 0 || source[s.Start-1] == '\n' || source[s.Start-1] == ' ':
		words = ""
	}
	return []Edit{{Span{s.Start, end}, words + strings.Repeat("\n", strings.Count(string(source[s.Start:end]), "\n"))}}
}

// blockText is the text of a block of HTML, line by line. Blocks that are nothing
// but remarks and programs stay, and are left out by Hugo.
func blockText(n *ast.HTMLBlock, source []byte) (edits []Edit) {
	lines := n.Lines()
	if n.HTMLBlockType > ast.HTMLBlockType1 && n.HTMLBlockType < ast.HTMLBlockType6 || lines.Len() == 0 {
		return nil
	}
	var written strings.Builder
	for i := range lines.Len() {
		written.Write(source[lines.At(i).Start:lines.At(i).Stop])
	}
	whole := written.String()
	if n.HasClosure() {
		whole += string(n.ClosureLine.Value(source))
	}
	clean := htmlHidden.ReplaceAllStringFunc(whole, linesOnly)
	clean = htmlTags.ReplaceAllStringFunc(clean, func(tag string) string {
		if name := htmlTags.FindStringSubmatch(tag)[1]; separates[strings.ToLower(name)] {
			return linesOnly(tag) + " "
		}
		return linesOnly(tag)
	})
	made := strings.Split(clean, "\n")
	add := func(i, start, end int) {
		if i >= len(made) {
			return
		}
		words := strings.Join(strings.Fields(made[i]), " ")
		if words != "" && i+1 < len(made) && strings.TrimSpace(made[i+1]) != "" {
			words += "  " // a line of its own
		}
		if end > start && source[end-1] == '\n' {
			end--
		}
		edits = append(edits, Edit{Span{start, end}, words})
	}
	for i := range lines.Len() {
		add(i, lines.At(i).Start, lines.At(i).Stop)
	}
	if n.HasClosure() {
		add(lines.Len(), n.ClosureLine.Start, n.ClosureLine.Stop)
	}
	return edits
}

// linesOnly keeps of a text that it has lines.
func linesOnly(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) }
