package opendata

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/archive"
)

// one is a table of one row: two texts and a list.
func one(first, second string, list []string) Table {
	return Table{Name: "mot", Columns: []Column{{Name: "first", Type: String}, {Name: "second", Type: String}, {Name: "list", Type: List}},
		rows: iter.Seq[[]any](func(yield func([]any) bool) { yield([]any{first, second, list}) })}
}

// splitList is what a reader does with a cell that holds a list.
func splitList(cell string) []string {
	var items []string
	var item strings.Builder
	escaped := false
	for _, c := range cell {
		switch {
		case escaped || c != '\\' && c != '|':
			item.WriteRune(c)
			escaped = false
		case c == '\\':
			escaped = true
		default:
			items = append(items, item.String())
			item.Reset()
		}
	}
	return append(items, item.String())
}

// checkText writes a text into both forms and reads it back.
func checkText(t *testing.T, first, second string) {
	t.Helper()
	if !utf8.ValidString(first) || !utf8.ValidString(second) {
		return // front matter that is not UTF-8 is refused
	}
	table := one(first, second, []string{first, second})
	if !strings.ContainsAny(first+second, "\r\n") { // which no field takes
		checkCSV(t, table, first, second)
	}
	var file bytes.Buffer
	if err := table.WriteJSONLines(&file); err != nil {
		t.Fatal(err)
	}
	var line struct {
		First, Second string
		List          []string
	}
	if err := json.Unmarshal(file.Bytes(), &line); err != nil || bytes.Count(file.Bytes(), []byte("\n")) != 1 {
		t.Fatalf("%v in %q", err, file.Bytes())
	}
	var written jsonWriter
	var want bytes.Buffer
	standard := json.NewEncoder(&want)
	standard.SetEscapeHTML(false)
	if written.text(first); standard.Encode(first) != nil || written.String()+"\n" != want.String() {
		t.Errorf("%q is written %s, want %s", first, written.String(), want.String())
	}
	if line.First != first || line.Second != second || line.List[0] != first || line.List[1] != second {
		t.Errorf("JSON Lines: %q, %q became %+v", first, second, line)
	}
}

// checkCSV writes a table made by one as CSV and reads it back.
func checkCSV(t *testing.T, table Table, first, second string) {
	t.Helper()
	var file bytes.Buffer
	if err := table.WriteCSV(&file); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(file.Bytes()[len(bom):])).ReadAll()
	if err != nil {
		t.Fatalf("%q, %q: %v", first, second, err)
	}
	items := splitList(unguard(rows[1][2]))
	for i, got := range []string{unguard(rows[1][0]), unguard(rows[1][1]), items[0], items[1]} {
		if want := []string{first, second}[i%2]; got != want {
			t.Errorf("CSV: %q became %q", want, got)
		}
	}
	for _, cell := range rows[1] {
		if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) && !plainNumber.MatchString(cell) {
			t.Errorf("a spreadsheet would run %q", cell)
		}
	}
}

// nasty are texts that have broken tables before.
var nasty = []string{"", " ", "=1+1", "+84 24 3", "-5", "-5.25", "-5,25", "- a", "@a", "\ta", "\ra", "\nb", "a\r\nb", "'", "''=1", "'=1", "'a", "'-5", "\"", "\"\"", "a,b", "a;b",
	`a|b`, `a\|b`, `\`, "||", "＝1", "</script>", "\u2028", "\ufeffa", "0123", "2018-2019", "Ẳ\u0301", "\x00", "🎉"}

func TestAnyTextSurvives(t *testing.T) {
	for _, first := range nasty {
		for _, second := range nasty {
			checkText(t, first, second)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := func() string {
		var s strings.Builder
		for range random.IntN(4) {
			s.WriteString(nasty[random.IntN(len(nasty))])
		}
		return s.String()
	}
	for range 2000 {
		checkText(t, pick(), pick())
	}
}

func FuzzAnyTextSurvives(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, "b")
	}
	f.Fuzz(checkText)
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"=1": "'=1", "-5": "-5", "-5.0": "-5.0", "-5a": "'-5a", "+5": "'+5", "'=1": "''=1", "'a": "'a", "'-5": "''-5", "a=1": "a=1", "\t1": "'\t1",
	} {
		if got := Guard(text); got != want {
			t.Errorf("Guard(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestRFC4180(t *testing.T) {
	var file strings.Builder
	if err := one(`he said "no"`, "a,b", []string{"x", "y|z"}).WriteCSV(&file); err != nil {
		t.Fatal(err)
	}
	want := "\ufefffirst,second,list\r\n\"he said \"\"no\"\"\",\"a,b\",x|y\\|z\r\n"
	if file.String() != want {
		t.Errorf("got %q, want %q", file.String(), want)
	}
}

func TestJSONIsNotEscapedForHTML(t *testing.T) {
	var file strings.Builder
	if err := one("<a href='x'>&", "Ề", nil).WriteJSONLines(&file); err != nil {
		t.Fatal(err)
	}
	if want := `{"first":"<a href='x'>&","second":"Ề","list":[]}` + "\n"; file.String() != want {
		t.Errorf("got %s, want %s", file.String(), want)
	}
}

// BenchmarkWrite writes the tables of the test archive, 1,000 times as large.
func BenchmarkWrite(b *testing.B) {
	a, _, err := archive.Load(b.Context(), archive.Options{Source: "testdata/source"})
	if err != nil {
		b.Fatal(err)
	}
	larger := *a
	larger.WriteUps = slices.Repeat(a.WriteUps, 1000)
	d := New(&larger, options)
	for b.Loop() {
		if _, err := d.Write(b.Context(), func(string) (io.WriteCloser, error) { return &full{1 << 30}, nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/3000, "µs/write-up")
}

// unguard is the text of a cell that Guard may have changed.
func unguard(cell string) string {
	if rest, guarded := strings.CutPrefix(cell, "'"); guarded && formula.MatchString(rest) && !plainNumber.MatchString(rest) {
		return rest
	}
	return cell
}
