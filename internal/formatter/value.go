package formatter

import (
	"regexp"
	"strings"
	"unicode"

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
			return Quote(oneLine(cleanWords(n.Value)), row)
		}
	case article.TypeText:
		if f.Key == "original" { // the name of a file
			break
		}
		return Quote(oneLine(cleanWords(n.Value)), row)
	}
	return asItIs(n, row)
}

// asItIs writes a value of which nothing is known but what YAML takes it for.
func asItIs(n *yaml.Node, row bool) string {
	if n.ShortTag() != "!!str" {
		return n.Value
	}
	return Quote(n.Value, row)
}

// oneLine joins lines and repeated spaces, as reading does, in composed letters.
func oneLine(text string) string {
	return norm.NFC.String(strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }), " "))
}

// Quote writes a text as one value of YAML: as it stands if YAML reads it so, else
// in the marks that need the fewest backslashes. row says that the value stands in
// [a, b] or {a: b}.
func Quote(text string, row bool) string {
	if isPlain(text) || readsAs(text, text, row) {
		return text
	}
	if strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) }) {
		if single := "'" + strings.ReplaceAll(text, "'", "''") + "'"; readsAs(single, text, row) {
			return single
		}
	}
	return article.Quote(text)
}

// plainText matches most texts that need no marks: several words of letters and
// digits that begin with a letter. It saves asking YAML.
var plainText = regexp.MustCompile(`^[\p{L}][\p{L}\d]*(?:[ ./–-][\p{L}\d]+)+\.?$`)

func isPlain(text string) bool { return plainText.MatchString(text) }

// readsAs reports whether YAML reads what is written as the text, as a value and,
// in a row, as an item between others.
func readsAs(written, text string, row bool) bool {
	source := "k: " + written + "\n"
	if row {
		source = "k: [a, " + written + ", b]\n"
	}
	var document yaml.Node
	if yaml.Unmarshal([]byte(source), &document) != nil || len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode ||
		len(document.Content[0].Content) != 2 {
		return false
	}
	n := document.Content[0].Content[1]
	if row {
		if n.Kind != yaml.SequenceNode || len(n.Content) != 3 {
			return false
		}
		n = n.Content[1]
	}
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" && n.Value == text && !hasComment(&document)
}
