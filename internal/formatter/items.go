package formatter

import (
	"regexp"
	"strings"

	"github.com/khotin/khotin/internal/markdown"
)

// bullet is the mark of an item as word processors make it: a letter of a font of
// their own, or a sign with space behind it.
var bullet = regexp.MustCompile(`^(?:[\x{F0A7}\x{F0B7}\x{F076}\x{F0D8}\x{F0FC}\x{F0A8}][\s\p{Zs}]*|[•●▪■◦○‣∙·][\s\p{Zs}]+|•)`)

// bullets are the edits that make items of lines with such marks. Between items
// that stand one below the other no line is empty.
func bullets(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	if !strings.ContainsFunc(text, func(c rune) bool { return c == '·' || c >= 0x2022 && c <= 0x25ef || c >= 0xf000 && c <= 0xf0ff }) {
		return nil
	}
	last := -1 // where the last item ends, if it was made and nothing came since
	for _, p := range layout.Paragraphs {
		for i, line := range p.Lines {
			mark := bullet.FindString(text[line.Start:line.End])
			if mark == "" && i == 0 {
				last = -1
			}
			switch {
			case len(mark) == 0 || len(mark) == line.End-line.Start:
			case p.Item && i == 0:
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: line.Start, End: line.Start + len(mark)}, Text: ""})
			case !p.Inner || line.Start == 0 || text[line.Start-1] == '\n':
				if last >= 0 && i == 0 && strings.TrimSpace(text[last:line.Start]) == "" {
					edits = append(edits, markdown.Edit{Span: markdown.Span{Start: last, End: line.Start}, Text: "\n"})
				}
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: line.Start, End: line.Start + len(mark)}, Text: "- "})
			}
			if mark != "" || last >= 0 {
				last = line.End
			}
		}
	}
	return edits
}

// separate are the edits that make items and paragraphs of lines that Markdown
// joins to the line above, though they begin with a dash, a number or a letter.
func separate(text string, layout *markdown.Layout) (edits []markdown.Edit) {
	for _, p := range layout.Paragraphs {
		lines := make([]string, len(p.Lines))
		for i, line := range p.Lines {
			lines[i] = text[line.Start:line.End]
		}
		found := markdown.JoinedLines(lines)
		if len(found) > 0 && found[0].Bullet && !p.Item && strings.HasPrefix(lines[0], strings.TrimSpace(found[0].Mark)) {
			edits = append(edits, item(p.Lines[0], found[0].Mark))
		}
		for _, j := range found {
			before, line := p.Lines[j.Line-1], p.Lines[j.Line]
			switch between := text[before.End:line.Start]; {
			case p.Breaks[j.Line-1] != markdown.SoftBreak:
			case j.Bullet:
				edits = append(edits, item(line, j.Mark))
			case p.Inner || strings.TrimSpace(between) != "": // a blank line would end the item or the quotation
				kept := before.Start + len(strings.TrimRight(text[before.Start:before.End], " \t"))
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: kept, End: before.End}, Text: `\`})
			default:
				edits = append(edits, markdown.Edit{Span: markdown.Span{Start: before.End, End: line.Start}, Text: "\n\n"})
			}
		}
	}
	return edits
}

// item is the edit that makes an item of a line with a mark.
func item(line markdown.Span, mark string) markdown.Edit {
	return markdown.Edit{Span: markdown.Span{Start: line.Start, End: line.Start + len(mark)}, Text: "- "}
}
