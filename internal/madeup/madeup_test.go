package madeup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSameBytesEveryTimeAndMarked(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	if err := Write(one, 20, 7); err != nil {
		t.Fatal(err)
	}
	if err := Write(two, 30, 7); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(one, "content", "*", "*.md"))
	if len(files) != 20 {
		t.Fatalf("%d files, want 20", len(files))
	}
	for _, file := range files {
		rel, _ := filepath.Rel(one, file)
		a, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(two, rel))
		if err != nil || string(a) != string(b) {
			t.Errorf("%s differs in the larger archive (%v)", rel, err)
		}
		for _, mark := range []string{Mark, "dung-de-thu", "Dữ liệu dựng để thử"} {
			if !strings.Contains(string(a), mark) {
				t.Errorf("%s is not marked with %q", rel, mark)
			}
		}
	}
}
