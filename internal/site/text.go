package site

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inline are the elements that do not end a line of text; every other one does.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Cite: true, atom.Code: true, atom.Del: true, atom.Em: true,
	atom.I: true, atom.Img: true, atom.Input: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Picture: true, atom.Q: true,
	atom.S: true, atom.Small: true, atom.Source: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.U: true,
}

// plainText is the text of rendered Markdown, one line for each paragraph, list
// item, heading, table cell and the like, with single spaces. What leads to a
// footnote and back is no part of it: the mark would stand glued to the word
// before it, and "căn bản1" is not found by "căn bản".
func plainText(source string) string {
	var text, line []byte
	endLine := func() {
		before := byte('\n')
		for word := range bytes.FieldsSeq(line) {
			if len(text) > 0 {
				text = append(text, before)
			}
			text, before = append(text, word...), ' '
		}
		line = line[:0]
	}
	tokens := html.NewTokenizer(strings.NewReader(source))
	var skipped atom.Atom // the element that is left out with all that it holds
	for {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken: // the end; a string gives no other
			endLine()
			return string(text)
		case html.TextToken:
			if skipped == 0 {
				line = append(line, tokens.Text()...)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			element := atom.Lookup(name)
			switch {
			case kind == html.EndTagToken && element == skipped:
				skipped = 0
			case kind == html.StartTagToken && skipped == 0 && isFootnoteLink(tokens, element):
				skipped = element
			case !inline[element]:
				endLine()
			}
		}
	}
}

// isFootnoteLink reports the mark in a text that leads to a footnote (a sup with
// the id fnref:1) and the arrow behind the footnote that leads back.
func isFootnoteLink(tokens *html.Tokenizer, element atom.Atom) bool {
	for {
		key, value, more := tokens.TagAttr()
		switch {
		case element == atom.Sup && string(key) == "id" && strings.HasPrefix(string(value), "fnref"),
			element == atom.A && string(key) == "class" && slices.Contains(strings.Fields(string(value)), "footnote-backref"):
			return true
		case !more:
			return false
		}
	}
}
