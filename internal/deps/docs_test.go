package deps

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// longestLine is as wide as an editor beside another window shows.
const longestLine = 120

// The pages that are read beside the code keep lines that fit there; tables, too.
func TestLinesOfTheFormatsPages(t *testing.T) {
	for _, name := range []string{"architecture.md", "format.md", "how-to-add.md", "search.md"} {
		text, err := os.ReadFile(filepath.Join(root, "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if n := utf8.RuneCountInString(line); n > longestLine {
				t.Errorf("docs/%s:%d has %d characters, more than %d", name, i+1, n, longestLine)
			}
		}
	}
}
