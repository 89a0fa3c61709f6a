package client

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const modules = "../../assets/search/"

var imported = regexp.MustCompile(`(?m)^import [^;]*? from "(\.[^"]*)";$`)

// A query's way goes down: no module imports, not even a type, what imports it.
func TestModulesImportInNoCircle(t *testing.T) {
	imports := map[string][]string{}
	for _, pattern := range []string{"*.ts", "page/*.ts"} {
		files, err := filepath.Glob(modules + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range imported.FindAllSubmatch(source, -1) {
				imports[file] = append(imports[file], filepath.Join(filepath.Dir(file), string(match[1]))+".ts")
			}
		}
	}
	if len(imports) < 30 {
		t.Fatalf("%d modules import others: the test does not read them", len(imports))
	}
	done := map[string]bool{}
	var visit func(file string, way []string)
	visit = func(file string, way []string) {
		if i := slices.Index(way, file); i >= 0 {
			t.Errorf("modules import each other: %s", strings.Join(append(way[i:], file), " → "))
			return
		}
		if done[file] {
			return
		}
		done[file] = true
		for _, to := range imports[file] {
			visit(to, append(slices.Clone(way), file))
		}
	}
	for _, file := range slices.Sorted(maps.Keys(imports)) {
		visit(file, nil)
	}
}
