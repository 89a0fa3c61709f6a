package vi

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var escape = regexp.MustCompile(`\\u[0-9a-f]{4}|\\n`)

// vectors reads a table of testdata, whose invisible characters and loose
// marks are written \uXXXX so that an editor can see them.
func vectors(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	table := rows(t, string(data))
	for _, row := range table {
		for i := range row {
			row[i] = escape.ReplaceAllStringFunc(row[i], func(s string) string {
				plain, err := strconv.Unquote(`"` + s + `"`)
				if err != nil {
					t.Fatalf("%s: %s: %v", name, s, err)
				}
				return plain
			})
		}
	}
	return table
}

func TestVectors(t *testing.T) {
	for _, row := range vectors(t, "vectors.tsv") {
		input, canonical, folded, term, note := row[0], row[1], row[2], row[3], row[4]
		if got := Normalize(input); got != canonical {
			t.Errorf("Normalize(%+q) = %+q, want %+q (%s)", input, got, canonical, note)
		}
		if got := Fold(input); got != folded {
			t.Errorf("Fold(%+q) = %+q, want %+q (%s)", input, got, folded, note)
		}
		if got := terms(input); got != term {
			t.Errorf("terms of %+q = %+q, want %+q (%s)", input, got, term, note)
		}
	}
}

func TestTokenVectors(t *testing.T) {
	for _, row := range vectors(t, "tokens.tsv") {
		var got []string
		for _, token := range Tokenize(row[0]) {
			got = append(got, token.Text)
		}
		if want := strings.Split(row[1], "|"); !slices.Equal(got, want) {
			t.Errorf("Tokenize(%+q) = %+q, want %+q (%s)", row[0], got, want, row[2])
		}
	}
}

func TestSyllableVectors(t *testing.T) {
	for _, row := range vectors(t, "syllables.tsv") {
		if got := IsSyllable(row[0]); got != (row[1] == "yes") {
			t.Errorf("IsSyllable(%+q) = %v (%s)", row[0], got, row[2])
		}
	}
}

func TestKeystrokeVectors(t *testing.T) {
	for _, row := range vectors(t, "keystrokes.tsv") {
		got, changed := DecodeKeystrokes(row[0])
		if got != row[1] || changed != (row[0] != row[1]) {
			t.Errorf("DecodeKeystrokes(%q) = %q, %v, want %q (%s)", row[0], got, changed, row[1], row[2])
		}
	}
}
