package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/lexicon"
)

func analyzer(t testing.TB) analysis.Analyzer {
	t.Helper()
	m, err := newMapping()
	must(t, err)
	a := m.AnalyzerNamed(Analyzer)
	if a == nil {
		t.Fatalf("bleve does not know the analyzer %q", Analyzer)
	}
	return a
}

func TestAnalyzer(t *testing.T) {
	const text = "Hô\u0323i nghị GD&ĐT, Ðoàn hoà\nKỹ năng.\n\n– \n13/13"
	want := []string{
		"hội@1[0:6]", "nghị@2[7:13]", "gd@3[14:16]", "đt@4[17:20]", "đoàn@5[22:28]", "hòa@6[29:33]",
		"kĩ@8[34:38]", "năng@9[39:44]", "13@11[52:54]", "13@12[55:57]",
	}
	var got []string
	for _, token := range analyzer(t).Analyze([]byte(text)) {
		got = append(got, fmt.Sprintf("%s@%d[%d:%d]", token.Term, token.Position, token.Start, token.End))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// The inverter must do what bleve does with the registered analyzer.
func TestInverterAgreesWithBleve(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	a := analyzer(t)
	v := newInverter(nil)
	for range 300 {
		text := madeUpText(r, r.IntN(80), true)
		tokens := a.Analyze([]byte(text))
		want := analysis.TokenFrequency(tokens, nil, textOptions)
		of := v.invert([corpus.NumFields]string{text}, nil, lexicon.Filing{})[0]
		got, length, end := of.freqs, of.length, of.end
		if describe(got) != describe(want) {
			t.Fatalf("%q:\n got %s\nwant %s", text, describe(got), describe(want))
		}
		if length != len(tokens) {
			t.Fatalf("%q: %d tokens, want %d", text, length, len(tokens))
		}
		if length > 0 && end != tokens[length-1].Position {
			t.Fatalf("%q: last position %d, want %d", text, end, tokens[length-1].Position)
		}
		if r.IntN(4) == 0 {
			v.reset()
		}
	}
}

func describe(freqs bleveindex.TokenFrequencies) string {
	var terms []string
	for term, f := range freqs {
		line := fmt.Sprintf("%s×%d", term, f.Frequency())
		for _, at := range f.Locations {
			line += fmt.Sprintf(" %d[%d:%d]", at.Position, at.Start, at.End)
		}
		terms = append(terms, line)
	}
	slices.Sort(terms)
	return strings.Join(terms, "; ")
}

// A full dictionary must start anew without mixing up its IDs.
func TestInverterForgets(t *testing.T) {
	v := newInverter(nil)
	for i := range maxTerms + 1 {
		v.termID(fmt.Sprint("x", i))
	}
	v.reset()
	if got := v.invert([corpus.NumFields]string{"Hội nghị hội"}, nil, lexicon.Filing{})[0].freqs; describe(got) != "hội×2 1[0:5] 3[13:18]; nghị×1 2[6:12]" {
		t.Errorf("after a full dictionary: %s", describe(got))
	}
}

// The folder's format is bleve's: a new bleve must not read an old one's files
// without somebody having looked.
func TestBleveVersion(t *testing.T) {
	gomod, err := os.ReadFile("../../go.mod")
	must(t, err)
	if !strings.Contains(string(gomod), "\tgithub.com/blevesearch/bleve/v2 "+bleveVersion+"\n") {
		t.Errorf("go.mod requires another bleve than %s: check the format, then set bleveVersion", bleveVersion)
	}
}
