package article

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// Quote writes any text as one YAML value, as a file of an editor may hold it. YAML
// has all of Go's escapes for characters that cannot be seen.
func Quote(text string) string { return strconv.Quote(text) }

// Scalar writes a text as one value of YAML: as it stands if YAML reads it so, else
// in the marks that need the fewest backslashes. row says that the value stands in
// [a, b] or {a: b}.
func Scalar(text string, row bool) string {
	if _, curled := Curled(text); curled {
		return Quote(text) // which says that they are meant
	}
	if isPlain(text) || readsAs(text, text, row) {
		return text
	}
	if strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, func(c rune) bool { return !unicode.IsPrint(c) }) {
		if single := "'" + strings.ReplaceAll(text, "'", "''") + "'"; readsAs(single, text, row) {
			return single
		}
	}
	return Quote(text)
}

// plainText matches most texts that need no marks: several words of letters and
// digits that begin with a letter. It saves asking YAML.
var plainText = regexp.MustCompile(`^[\p{L}][\p{L}\d]*(?:[ ./–-][\p{L}\d]+)+\.?$`)

func isPlain(text string) bool { return plainText.MatchString(text) }

// readsAs reports whether YAML reads what is written as the text, as a value and,
// in a row, as an item between others.
func readsAs(written, text string, row bool) bool {
	source := "k: " + written
	if row {
		source = "k: [a, " + written + ", b]"
	}
	n, err := parseYAML(source)
	if err != nil || n == nil || n.Kind != yaml.MappingNode || len(n.Content) != 2 {
		return false
	}
	n = n.Content[1]
	if row {
		if n.Kind != yaml.SequenceNode || len(n.Content) != 3 {
			return false
		}
		n = n.Content[1]
	}
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!str" && n.Value == text
}

// Curled is a value that stands in curly quotation marks as a whole, without them:
// word processors put them in the place of those of YAML.
func Curled(s string) (inner string, ok bool) {
	for _, marks := range []string{"“”", "””", "„“", "‘’", "«»", "″″"} {
		opens, size := utf8.DecodeRuneInString(marks)
		inner, ok = strings.CutPrefix(s, string(opens))
		if ok && strings.HasSuffix(inner, marks[size:]) {
			inner = strings.TrimSpace(strings.TrimSuffix(inner, marks[size:]))
			return inner, inner != "" && !strings.ContainsAny(inner, marks)
		}
	}
	return "", false
}
