package lexicon

import (
	"os"
	"strings"
	"testing"
)

// vectors are lines of: a text, what is read of it as a query, what is read of
// it as a text when everything is wanted.
func vectors(t *testing.T) [][3]string {
	t.Helper()
	data, err := os.ReadFile("testdata/synonyms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out [][3]string
	for line := range strings.Lines(string(data)) {
		cells := append(strings.Split(strings.TrimRight(line, "\n"), "\t"), "", "")
		out = append(out, [3]string(cells[:3]))
	}
	return out[1:]
}

func TestSynonyms(t *testing.T) {
	for _, packed := range []bool{false, true} {
		l := Default()
		if packed {
			l = Unpack(l.Pack())
		}
		for _, v := range vectors(t) {
			row := Read(v[0])
			if got := inQuery(l, row); got != v[1] {
				t.Errorf("packed %v: query %q: got %q, want %q", packed, v[0], got, v[1])
			}
			if got := inText(l, row); got != v[2] {
				t.Errorf("packed %v: text %q: got %q, want %q", packed, v[0], got, v[2])
			}
		}
	}
}

func inQuery(l *Lexicon, row *Tokens) string {
	var out []string
	for i := 0; i < row.Len(); i++ {
		if r, ok := l.InQuery(row, i); ok {
			out = append(out, row.Text[row.Tokens[i].Start:row.Tokens[r.To-1].End]+"="+r.Key)
			i = r.To - 1
		}
	}
	return strings.Join(out, " ")
}

func inText(l *Lexicon, row *Tokens) string {
	var out []string
	for i := 0; i < row.Len(); i++ {
		if r, ok := l.InText(row, i); ok {
			out = append(out, row.Text[row.Tokens[i].Start:row.Tokens[r.To-1].End]+"="+r.Key)
			i = r.To - 1
		}
	}
	return strings.Join(out, " ")
}
