package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/picture/picturetest"
)

// TestWhatToolsWrite makes one archive of nearly 200 small files as content
// systems, word processors and old portals write them. testdata/written says of
// each group how it was made, and want.txt what is said of each file. Check and
// build say the same, and what has no error is published.
func TestWhatToolsWrite(t *testing.T) {
	source := t.TempDir()
	files := writeWritten(t, source)
	checked, _ := output("check", "--source", source)
	wantWritten(t, checked, files)
	english, _ := output("check", "--source", source, "--lang", "en")
	if in, out := len(told(checked)), len(told(english)); in != out {
		t.Errorf("%d messages in Vietnamese, %d in English", in, out)
	}
	wanted, _ := problemsOf(t, "check", "--source", source)
	build := []string{"build", "--source", source, "--cache-dir", filepath.Join(source, ".cache")}
	made, code := problemsOf(t, build...)
	if want, got := lines(wanted), lines(made); code != exitProblems || !slices.Equal(want, got) {
		t.Errorf("build ends with %d\nonly check says: %s\nonly build says: %s", code, strings.Join(without(want, got), "\n"), strings.Join(without(got, want), "\n"))
	}
	left := len(files)
	for _, name := range blamed(made) {
		if err := os.Remove(filepath.Join(source, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
		left--
	}
	if made, code := problemsOf(t, build...); code != exitGood {
		t.Fatalf("build refuses what check took:\n%s", strings.Join(lines(made), "\n"))
	}
	wantPublished(t, filepath.Join(source, "public"), left)
}

// problemsOf runs a command and reads what it found, as machines do.
func problemsOf(t *testing.T, args ...string) (problems []machineProblem, code int) {
	t.Helper()
	var out, told bytes.Buffer
	code = run(append(args, "--json"), surroundings{Out: &out, Err: &told, Getenv: func(string) string { return "" }, Now: time.Now})
	var of struct{ Problems []machineProblem }
	var into any = &of
	if args[0] == "check" {
		into = &of.Problems
	}
	if err := json.Unmarshal(out.Bytes(), into); err != nil {
		t.Fatal(err, told.String())
	}
	return of.Problems, code
}

func lines(problems []machineProblem) (list []string) {
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%+v", p))
	}
	return list
}

// blamed are the files with errors.
func blamed(problems []machineProblem) (names []string) {
	for _, p := range problems {
		if p.Severity == "error" && !slices.Contains(names, p.File) {
			names = append(names, p.File)
		}
	}
	return names
}

// writeWritten writes the files of all groups and lists their names.
func writeWritten(t *testing.T, source string) (names []string) {
	t.Helper()
	groups, err := filepath.Glob(filepath.Join("testdata", "written", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range groups {
		archive, err := txtar.ParseFile(group)
		if err != nil {
			t.Fatal(err)
		}
		folder := path.Join("content", strings.TrimSuffix(filepath.Base(group), ".txtar"))
		for name, content := range map[string]string{"anh.png": "picture 40x30", "so-lieu.xlsx": "x"} {
			writeFile(t, source, path.Join(folder, name), string(picturetest.Expand(name, []byte(content))))
		}
		for _, f := range archive.Files {
			name, content := path.Join(folder, strings.TrimSuffix(f.Name, ".json")), string(f.Data)
			if strings.HasSuffix(f.Name, ".json") { // what a txtar cannot hold as it is
				if err := json.Unmarshal(f.Data, &content); err != nil {
					t.Fatal(err)
				}
			}
			writeFile(t, source, name, content)
			names = append(names, name)
		}
	}
	return names
}

func writeFile(t *testing.T, dir, name, content string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// wantWritten compares what is said of each file with want.txt.
func wantWritten(t *testing.T, checked string, files []string) {
	t.Helper()
	of := map[string][]string{}
	file := ""
	for line := range strings.Lines(withoutReview(checked)) {
		line = strings.TrimRight(line, "\n")
		if name, _, ok := strings.Cut(line, ":"); ok && slices.Contains(files, name) {
			file = name
		} else if !strings.HasPrefix(line, " ") {
			file = ""
		}
		if file != "" {
			of[file] = append(of[file], strings.TrimPrefix(line, file+":"))
		}
	}
	var b strings.Builder
	for _, name := range files {
		fmt.Fprintf(&b, "%s\n", strings.TrimPrefix(name, "content/"))
		if len(of[name]) == 0 {
			of[name] = []string{"được"}
		}
		for _, line := range of[name] {
			fmt.Fprintf(&b, "\t%s\n", line)
		}
	}
	golden := filepath.Join("testdata", "written", "want.txt")
	if *update {
		writeFile(t, ".", golden, b.String())
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		got := strings.Split(b.String(), "\n")
		t.Errorf("what is said has changed; new lines:\n%s\nlook at the change, then: go test ./cmd/khotin -run TestWhatToolsWrite -update", strings.Join(without(got, strings.Split(string(want), "\n")), "\n"))
	}
	if m := libraryWords.FindString(b.String()); m != "" {
		t.Errorf("%q is no Vietnamese", m)
	}
}

// libraryWords begin the messages of libraries.
var libraryWords = regexp.MustCompile(`(?i)\b(yaml: |goldmark|hugo:|template:|unexpected |cannot |failed |invalid |panic|no such file|error |did not find|mapping values)`)

// wantPublished counts the pages of write-ups, and looks for links that Hugo takes
// for dangerous.
func wantPublished(t *testing.T, public string, left int) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(public, "ha-noi", "quan-long-bien", "2018-2019", "*", "index.html"))
	if err != nil || len(pages) != left {
		t.Errorf("%d pages of %d files without an error, %v", len(pages), left, err)
	}
	for _, page := range pages {
		if data, err := os.ReadFile(page); err != nil || strings.Contains(string(data), "ZgotmplZ") {
			t.Errorf("%s: %v", page, err)
		}
	}
}

// without are the lines that are not among others.
func without(lines, others []string) (left []string) {
	for _, line := range lines {
		if !slices.Contains(others, line) {
			left = append(left, line)
		}
	}
	return left
}
