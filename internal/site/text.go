package site

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline are the elements that do not end a line of text; every other one does.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Cite: true, atom.Code: true, atom.Del: true, atom.Em: true,
	atom.I: true, atom.Img: true, atom.Input: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true,
	atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.U: true,
}

// plainText is the text of rendered Markdown, one line for each paragraph, list
// item, heading, table cell and the like, with single spaces.
func plainText(source string) string {
	var text, line strings.Builder
	endLine := func() {
		if words := strings.Join(strings.Fields(line.String()), " "); words != "" {
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			text.WriteString(words)
		}
		line.Reset()
	}
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken: // the end; a string gives no other
			endLine()
			return text.String()
		case html.TextToken:
			line.Write(tokens.Text())
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if name, _ := tokens.TagName(); !inline[atom.Lookup(name)] {
				endLine()
			}
		}
	}
}
