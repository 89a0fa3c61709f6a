package main

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/picture/picturetest"
)

// said finds the codes in what the command says.
var said = regexp.MustCompile(`\[(K\d{4})\]`)

// TestCodes shows for each code the smallest archive that makes exactly that
// message, in both languages: testdata/codes/K1201.txtar. Codes that no archive
// alone makes are in elsewhere.tsv, with the test that does.
func TestCodes(t *testing.T) {
	elsewhere := otherTests(t)
	for _, code := range diag.Codes() {
		name := filepath.Join("testdata", "codes", code.String()+".txtar")
		data, err := os.ReadFile(name)
		where, other := elsewhere[code.String()]
		switch {
		case err != nil && !other:
			t.Errorf("%s has no example, and no test", code)
		case err == nil && other:
			t.Errorf("%s has an example, and elsewhere.tsv says: %s", code, where)
		case err == nil:
			t.Run(code.String(), func(t *testing.T) { showCode(t, code.String(), name, txtar.Parse(data)) })
		}
	}
}

// showCode holds what checking an example says.
func showCode(t *testing.T, code, name string, example *txtar.Archive) {
	dir := t.TempDir()
	for _, f := range example.Files {
		if f.Name == "vi" || f.Name == "en" {
			continue
		}
		to := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		data := picturetest.Expand(to, unescape(f.Data))
		if err := os.WriteFile(to, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	changed := false
	for _, lang := range []string{"vi", "en"} {
		got := checked(dir, lang, code)
		if codes := said.FindAllStringSubmatch(got, -1); len(codes) != 1 || codes[0][1] != code {
			t.Errorf("%s says\n%s", name, got)
		}
		at := slices.IndexFunc(example.Files, func(f txtar.File) bool { return f.Name == lang })
		if at < 0 {
			example.Files, at = append(example.Files, txtar.File{Name: lang}), len(example.Files)
		}
		if string(example.Files[at].Data) == got {
			continue
		}
		if example.Files[at].Data, changed = []byte(got), true; !*update {
			t.Errorf("%s says\n%s", name, got)
		}
	}
	if changed && *update {
		if err := os.WriteFile(name, txtar.Format(example), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// review begins the codes of what makes an archive worse without being wrong. The
// examples of others, which are as small as can be, lack a summary and a source.
const review = "K23"

// checked is what "khotin check" says of an archive.
func checked(dir, lang, code string) string {
	var out bytes.Buffer
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	run([]string{"check", "--source", dir, "--lang", lang},
		surroundings{Out: &out, Err: &out, Getenv: func(string) string { return "" }, Now: func() time.Time { return now }})
	text := strings.ReplaceAll(out.String(), dir+string(filepath.Separator), "")
	switch {
	case code == "K1013" || code == "K1014": // stand for what is too much to tell
		text = withoutCodes(text, func(other string) bool { return other != code })
	case !strings.HasPrefix(code, review):
		text = withoutReview(text)
	}
	var problems []string
	for line := range strings.Lines(text) {
		if said.MatchString(line) || strings.HasPrefix(line, "    ") {
			problems = append(problems, line)
		}
	}
	return strings.Join(problems, "")
}

func withoutReview(output string) string {
	return withoutCodes(output, func(code string) bool { return strings.HasPrefix(code, review) })
}

// withoutCodes leaves out the messages of some codes, with their hints.
func withoutCodes(output string, unwanted func(code string) bool) string {
	var b strings.Builder
	left := false
	for line := range strings.Lines(output) {
		if m := said.FindStringSubmatch(line); m != nil {
			left = unwanted(m[1])
		} else if !strings.HasPrefix(line, "    ") {
			left = false
		}
		if !left {
			b.WriteString(line)
		}
	}
	return b.String()
}

var (
	manifold = regexp.MustCompile(`\{\{(\d+)\*([^}]*)\}\}`)
	hexByte  = regexp.MustCompile(`\{\{([0-9a-f]{2})\}\}`)
)

// unescape writes what an example cannot hold as it is: the byte {{0b}}, and
// {{100*text %d\n}} a hundred times, numbered.
func unescape(data []byte) []byte {
	data = hexByte.ReplaceAllFunc(data, func(m []byte) []byte {
		b, _ := hex.DecodeString(string(m[2:4])) // two such digits
		return b
	})
	return manifold.ReplaceAllFunc(data, func(m []byte) []byte {
		parts := manifold.FindSubmatch(m)
		times, _ := strconv.Atoi(string(parts[1])) // digits
		var all []byte
		for i := range times {
			line := bytes.ReplaceAll(parts[2], []byte(`\n`), []byte("\n"))
			all = append(all, bytes.ReplaceAll(line, []byte("%d"), []byte(strconv.Itoa(i)))...)
		}
		return all
	})
}

// otherTests reads elsewhere.tsv: a code, a test, and the words of the message or the
// code for which it looks.
func otherTests(t *testing.T) map[string]string {
	text, err := os.ReadFile(filepath.Join("testdata", "codes", "elsewhere.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) != 3 || cells[2] == "" {
			t.Errorf("elsewhere.tsv: %q is no code with a test and its words", line)
			continue
		}
		found[cells[0]] = cells[2]
		if test, err := os.ReadFile(filepath.Join("..", "..", cells[1])); err != nil || !strings.Contains(string(test), cells[2]) {
			t.Errorf("elsewhere.tsv: %s does not look for %q (%v)", cells[1], cells[2], err)
		}
	}
	return found
}
