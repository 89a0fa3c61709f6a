package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// unreadable are the only faults that a text of somebody else's may have.
var unreadable = regexp.MustCompile(`U\+0000|NUL|UTF-8`)

// TestRealArticles makes an archive of real articles, one JSON object with title
// and body a line, in the file that KHOTIN_ARTICLES names (.jsonl.gz): each is
// published, or cannot be read.
func TestRealArticles(t *testing.T) {
	file := os.Getenv("KHOTIN_ARTICLES")
	if file == "" {
		t.Skip("KHOTIN_ARTICLES names no file")
	}
	source := t.TempDir()
	n := writeArticles(t, file, source)
	checked, _ := output("check", "--source", source)
	for _, line := range told(checked) {
		if strings.Contains(line, ": lưu ý:") {
			continue
		}
		if !unreadable.MatchString(line) {
			t.Errorf("refused: %s", line)
		}
		name, _, _ := strings.Cut(line, ":")
		os.Remove(filepath.Join(source, filepath.FromSlash(name)))
		n--
	}
	made, code := output("build", "--source", source, "--cache-dir", t.TempDir())
	if code != exitGood {
		t.Fatalf("build ends with %d:\n%s", code, made[max(0, len(made)-3000):])
	}
	pages, err := filepath.Glob(filepath.Join(source, "public", "ha-noi", "quan-long-bien", "*", "bai-*", "index.html"))
	if err != nil || len(pages) != n {
		t.Errorf("%d pages of %d articles, %v", len(pages), n, err)
	}
	for _, page := range pages {
		if data, err := os.ReadFile(page); err != nil || strings.Contains(string(data), "ZgotmplZ") {
			t.Errorf("%s: a link that Hugo takes for dangerous, %v", page, err)
		}
	}
	warnings := strings.Count(checked, ": lưu ý:")
	t.Logf("%d articles published, %d warnings", n, warnings)
}

// writeArticles writes a file for each article and counts them.
func writeArticles(t *testing.T, from, source string) (n int) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	plain, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(plain)
	lines.Buffer(nil, 16<<20)
	for ; lines.Scan(); n++ {
		var a struct{ Title, Body string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		title, err := json.Marshal(a.Title)
		if err != nil {
			t.Fatal(err)
		}
		year := 2005 + n%20
		name := filepath.Join(source, "content", fmt.Sprint(year), fmt.Sprintf("bai-%05d.md", n))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("---\ntitle: %s\nslug: bai-%05d\ndate: %d-08-19\nschool_year: %d-%d\ndistrict: Quận Long Biên, Hà Nội\n---\n%s\n", title, n, year, year-1, year, a.Body)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}
