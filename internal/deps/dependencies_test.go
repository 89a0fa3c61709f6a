package deps

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// licences are those under which a library may be part of khotin, which is under
// Apache-2.0.
var licences = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "Unlicense"}

// Every module that code of ours imports has its reason and a licence that khotin
// may be passed on with.
func TestEveryDependencyHasItsReason(t *testing.T) {
	module, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(root, "docs", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	var direct, told []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(string(module), -1) { // the others end with // indirect
		direct = append(direct, m[1])
	}
	for line := range strings.Lines(string(page)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if name := strings.TrimSpace(cells[0]); len(cells) == 3 && strings.Contains(name, ".") {
			told = append(told, name)
			if licence := strings.TrimSpace(cells[2]); !slices.Contains(licences, licence) {
				t.Errorf("%s is under %s; allowed are %s", name, licence, strings.Join(licences, ", "))
			}
			if strings.TrimSpace(cells[1]) == "" {
				t.Errorf("%s has no reason", name)
			}
		}
	}
	slices.Sort(direct)
	slices.Sort(told)
	if len(direct) == 0 {
		t.Fatal("go.mod names no module")
	}
	if !slices.Equal(direct, told) {
		t.Errorf("go.mod:\n%s\ndocs/dependencies.md:\n%s", strings.Join(direct, "\n"), strings.Join(told, "\n"))
	}
}
