package formatter

import (
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"github.com/khotin/khotin/internal/article"
)

// scalar writes one value as the table of fields has it: days, school years and
// numbers in their one form, text on one line, in quotation marks only if it
// needs them. A value that is none of its type stays what it is. f is nil for a
// key that is not in the table; row says that the value stands in [a, b].
func (e *emitter) scalar(f *article.Field, n *yaml.Node, row bool) string {
	isText := n.ShortTag() == "!!str"
	if f == nil || article.IsUndecided(n) || n.ShortTag() == "!!null" {
		return asItIs(n, row)
	}
	if isText && n.Style != 0 && article.IsCut(n.LineComment) { // without its marks the value would be cut there
		return article.Quote(n.Value)
	}
	switch f.Type {
	case article.TypeDate:
		if day, ok := article.ReadDay(n.Value); ok {
			return day.String()
		}
	case article.TypeSchoolYear:
		if year, ok := article.ReadSchoolYear(n.Value); ok {
			return year.String()
		}
	case article.TypeNumber:
		if number, ok := article.ReadNumber(n.Value); ok {
			return number
		}
	case article.TypeBoolean:
		if v := strings.ToLower(strings.TrimSpace(n.Value)); v == "true" || v == "false" {
			return v
		}
	case article.TypeEnum:
		if id, ok := e.rules.List(f.Enum).ReadChoice(n.Value); ok {
			return id
		}
	case article.TypeLocality:
		if isText {
			return article.Scalar(oneLine(cleanWords(article.Meant(n.Value))), row)
		}
	case article.TypeText:
		if f.Key == "original" { // the name of a file
			break
		}
		text := oneLine(cleanWords(article.Meant(n.Value)))
		if _, curled := article.Curled(text); curled && n.Style == 0 && text == n.Value {
			return text // check asks about the marks
		}
		return article.Scalar(text, row)
	}
	return asItIs(n, row)
}

// asItIs writes a value of which nothing is known but what YAML takes it for.
func asItIs(n *yaml.Node, row bool) string {
	if n.ShortTag() != "!!str" {
		return n.Value
	}
	return article.Scalar(n.Value, row)
}

// oneLine joins lines and repeated spaces, as reading does, in composed letters.
func oneLine(text string) string {
	return norm.NFC.String(strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " "))
}
