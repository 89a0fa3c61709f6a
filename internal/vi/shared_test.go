package vi

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedFile reads a file of the shared reference data, or skips the test.
func sharedFile(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("KHOTIN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("the shared reference data is not here (set KHOTIN_SHARED): %v", err)
	}
	return string(data)
}

// rows gives the rows of tab-separated text with a header line.
func rows(t *testing.T, text string) [][]string {
	t.Helper()
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	columns := strings.Count(lines[0], "\t") + 1
	var out [][]string
	for i, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("line %d: %d columns, want %d", i+2, len(row), columns)
		}
		out = append(out, row)
	}
	return out
}

func TestReferenceCases(t *testing.T) {
	checked := 0
	for _, row := range rows(t, sharedFile(t, "data/normalization_cases.tsv")) {
		input, canonical, folded, note := row[0], row[1], row[2], row[3]
		if strings.HasPrefix(note, "K ") {
			continue // legacy encodings are decoded before
		}
		checked++
		if got := Normalize(input); got != canonical {
			t.Errorf("Normalize(%q) = %q, want %q (%s)", input, got, canonical, note)
		}
		if got := Fold(input); got != folded {
			t.Errorf("Fold(%q) = %q, want %q (%s)", input, got, folded, note)
		}
	}
	if checked < 380 {
		t.Errorf("only %d cases checked", checked)
	}
}

func TestReferenceLoosePairs(t *testing.T) {
	for _, row := range rows(t, sharedFile(t, "data/normalization_loose_pairs.tsv")) {
		if got := terms(row[0]) == terms(row[1]); got != (row[2] == "1") {
			t.Errorf("%q and %q: same terms is %v", row[0], row[1], got)
		}
	}
}

func terms(text string) string {
	var out []string
	for token := range Tokens(text) {
		out = append(out, Term(token.Text))
	}
	return strings.Join(out, " ")
}
