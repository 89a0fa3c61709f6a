package deps

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// target finds where a link of a page leads.
var target = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// TestArchitectureNamesEveryPackage holds docs/architecture.md to the tree: it
// links to the folder of every package, and to nothing that is not there.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	linked := map[string]bool{}
	for _, match := range target.FindAllStringSubmatch(string(text), -1) {
		name := filepath.Join(root, "docs", match[1])
		if _, err := os.Stat(name); err != nil {
			t.Errorf("docs/architecture.md leads to %s, which is not there", match[1])
		}
		linked[name] = true
	}
	files(t, func(name, pkg string) {
		if dir := filepath.Dir(name); !linked[dir] {
			linked[dir] = true // said once
			t.Errorf("docs/architecture.md does not name %s", strings.TrimPrefix(dir, root+"/"))
		}
	})
}
