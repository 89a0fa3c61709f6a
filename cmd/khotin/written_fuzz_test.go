package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzArchive changes files as tools write them at random, twenty in an archive:
// whatever they become, check and build say in their own words what is wrong, and
// what check lets pass is published.
//
//	go test ./cmd/khotin -run '^$' -fuzz FuzzArchive -fuzztime 10m
func FuzzArchive(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		source := t.TempDir()
		var texts []string
		for _, name := range writeWritten(t, source) {
			data, err := os.ReadFile(filepath.Join(source, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(data))
		}
		if err := os.RemoveAll(filepath.Join(source, "content")); err != nil {
			t.Fatal(err)
		}
		random := rand.New(rand.NewPCG(seed, 1))
		files := map[string]string{}
		for i := range 20 {
			name := fmt.Sprintf("content/b%02d.md", i)
			files[name] = mutated(random, texts)
			writeFile(t, source, name, files[name])
		}
		checked, _ := output("check", "--source", source)
		said := onlyVietnamese(t, checked, files)
		for name := range files {
			if said[name] {
				os.Remove(filepath.Join(source, filepath.FromSlash(name)))
			}
		}
		if len(said) == len(files) {
			return // nothing is left to build
		}
		for range len(files) { // what is gone may leave links behind
			made, code := output("build", "--source", source, "--cache-dir", fuzzCache)
			wrong := onlyVietnamese(t, made, files)
			if code == exitGood {
				wantPublished(t, filepath.Join(source, "public"), countPages(t, source))
				return
			}
			if len(wrong) == 0 {
				t.Fatalf("build blames no file:\n%s", made)
			}
			for name := range wrong {
				os.Remove(filepath.Join(source, filepath.FromSlash(name)))
			}
		}
	})
}

// fuzzCache is shared by all builds of a process.
var fuzzCache = filepath.Join(os.TempDir(), fmt.Sprintf("khotin-fuzz-%d", os.Getpid()))

// countPages counts what lies where wantPublished looks: a changed file may be of
// another year or place, or a draft.
func countPages(t *testing.T, source string) int {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(source, "public", "ha-noi", "quan-long-bien", "2018-2019", "*", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return len(pages)
}

// onlyVietnamese wants an output without a library's words, and returns the files with errors.
func onlyVietnamese(t *testing.T, output string, files map[string]string) (wrong map[string]bool) {
	t.Helper()
	wrong = map[string]bool{}
	for _, line := range told(output) {
		name, message, _ := strings.Cut(line, ":")
		if !strings.Contains(line, ": lưu ý:") {
			wrong[name] = true
		}
		if m := libraryWords.FindString(message); m != "" && !strings.Contains(files[name], strings.TrimSpace(m)) {
			t.Errorf("%q is no Vietnamese: %s\n%s", m, line, files[name])
		}
	}
	if strings.Contains(output, "panic") || strings.Contains(output, "goroutine ") {
		t.Errorf("%s", output)
	}
	return wrong
}

// mutated is one of some texts with a few changes, as editors, bad lines and
// careless programs make them.
func mutated(random *rand.Rand, texts []string) string {
	text := texts[random.IntN(len(texts))]
	for range random.IntN(5) {
		lines := strings.SplitAfter(text, "\n")
		at, from := random.IntN(len(lines)), strings.SplitAfter(texts[random.IntN(len(texts))], "\n")
		switch random.IntN(7) {
		case 0: // a line more
			lines[at] += from[random.IntN(len(from))]
		case 1: // a line less
			lines[at] = ""
		case 2: // a line twice
			lines[at] += lines[at]
		case 3: // indented
			lines[at] = strings.Repeat(" ", random.IntN(6)) + lines[at]
		case 4: // cut off
			lines[at] = lines[at][:random.IntN(len(lines[at])+1)]
		case 5: // a sign more
			const signs = "\"':#-*[](){}<>!|&%@`\\\t\x00\x7f\u00a0\u200bđ"
			runes := []rune(signs)
			cut := random.IntN(len(lines[at]) + 1)
			lines[at] = lines[at][:cut] + string(runes[random.IntN(len(runes))]) + lines[at][cut:]
		case 6: // a byte other
			if b := []byte(lines[at]); len(b) > 0 {
				b[random.IntN(len(b))] = byte(random.UintN(256))
				lines[at] = string(b)
			}
		}
		text = strings.Join(lines, "")
	}
	return text
}
