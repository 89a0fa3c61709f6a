package client

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/search"
)

// What is found in queries and texts is the same in both languages: on the
// vectors of the Go package, and on what is made up of their pieces.
func TestSynonymsAsGoDoes(t *testing.T) {
	data, err := os.ReadFile("../lexicon/testdata/synonyms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	packed := append(lexicon.Default().Pack(), "k/t/x=khen thuong xa")
	texts := []string{"K/T/X", "k / t / x Long Biên", "k/t x", "khen thưởng xã"} // every "/" parts an abbreviation
	var parts []string
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(line, "\t")
		texts = append(texts, text)
		parts = append(parts, strings.Fields(text)...)
	}
	random := rand.New(rand.NewPCG(7, 8))
	joints := []string{" ", " ", " ", "-", " – ", "/", ". ", ", ", "&", "\n", "  ", "; ", "\u00a0"}
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(parts[random.IntN(len(parts))] + joints[random.IntN(len(joints))])
		}
		texts = append(texts, b.String())
	}
	l := lexicon.Unpack(packed)
	var got [][2]string
	jstest.Run(t, "testdata/synonyms.ts", map[string]any{"lexicon": packed, "texts": texts}, &got)
	wrong := 0
	for i, text := range texts {
		if want := [2]string{inQuery(l, text), inText(l, text)}; got[i] != want {
			t.Errorf("%q\n got %q\nwant %q", text, got[i], want)
			if wrong++; wrong > 8 {
				t.FailNow()
			}
		}
	}
}

func inQuery(l *lexicon.Lexicon, text string) string {
	typed := map[[2]int]bool{}
	for _, run := range search.Parse(text).Sequences {
		for _, s := range run.Terms {
			typed[[2]int{s.Start, s.End}] = true
		}
	}
	var out []string
	for _, run := range search.Parse(text).WithSynonyms(l).Sequences {
		for _, s := range run.Terms {
			if typed[[2]int{s.Start, s.End}] {
				continue
			}
			out = append(out, text[s.Start:s.End]+"="+s.Keys[0])
		}
	}
	return strings.Join(out, " ")
}

func inText(l *lexicon.Lexicon, text string) string {
	var out []string
	row := lexicon.Read(text)
	for i := 0; i < row.Len(); i++ {
		if r, ok := l.InText(row, i); ok {
			out = append(out, text[row.Tokens[i].Start:row.Tokens[r.To-1].End]+"="+r.Key)
			i = r.To - 1
		}
	}
	return strings.Join(out, " ")
}
