package client

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/search"
)

// A parsed query, as both languages give it to the test.
type parsed struct {
	Sequences []parsedSequence `json:"sequences"`
	Excluded  []parsedSequence `json:"excluded"`
	Filters   [][2]string      `json:"filters"`
	Prefix    bool             `json:"prefix"`
}

type parsedSequence struct {
	Phrase bool         `json:"phrase"`
	Terms  []parsedTerm `json:"terms"`
}

type parsedTerm struct {
	Keys       []string `json:"keys"`
	Term       string   `json:"term"`
	Start, End int
}

func goParsed(text string) parsed {
	q := search.Parse(text)
	out := parsed{Sequences: goSequences(text, q.Sequences), Excluded: goSequences(text, q.Excluded), Filters: [][2]string{}, Prefix: q.Prefix}
	for _, f := range q.Filters {
		out.Filters = append(out.Filters, [2]string{f.Name, f.Value})
	}
	return out
}

func goSequences(text string, sequences []search.Sequence) []parsedSequence {
	units := func(bytes int) int { return len(utf16.Encode([]rune(text[:bytes]))) }
	out := []parsedSequence{}
	for _, sequence := range sequences {
		r := parsedSequence{Phrase: sequence.Phrase}
		for _, s := range sequence.Terms {
			r.Terms = append(r.Terms, parsedTerm{s.Keys, s.Term, units(s.Start), units(s.End)})
		}
		out = append(out, r)
	}
	return out
}

// pieces are what queries are made of, good and odd.
var pieces = []string{
	"hội", "nghi", "Tổng", "kết", "2018-2019", "GD&ĐT", "covid-19", "a", "đ", "𝐀b", "😀", "Số", "19/8/2019",
	" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\u2003", "\ufeff", "\u0085", "\u200b",
	`"`, `"`, "“", "”", "„", "-", "-", "--", ":", ",", ".", "&", "ngh",
	"district:", "school_year:", "kind:", "level:", "xkind:", "Kind:", `district:"Long Biên"`, "school_year:2018–2019",
	"KIND:x", "School-Year:2018", "-kind:so-ket", `-tag:"thi đua"`, "-from:2018", "«ủy ban»", "＂",
	`-"học thêm"`, "-họp", `"ủy ban"`, `kind:""`, "level:thcs",
}

// Every text is taken apart as Go does it.
func TestParseAsGoDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	texts := []string{"", " ", `"`, "-", `-"`, `kind:"`, `kind:"a`, strings.Repeat("a b-c ", 50), `-` + strings.Repeat(`"a b" -c `, 40)}
	for range 4000 {
		var b strings.Builder
		for range 1 + random.IntN(10) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			if random.IntN(2) == 0 {
				b.WriteString(" ")
			}
		}
		texts = append(texts, b.String())
	}
	var got []parsed
	jstest.Run(t, "testdata/parse.ts", texts, &got)
	wrong := 0
	for i, text := range texts {
		if want := goParsed(text); !reflect.DeepEqual(got[i], want) {
			t.Errorf("%q\n got %+v\nwant %+v", text, got[i], want)
			if wrong++; wrong > 8 {
				t.FailNow()
			}
		}
	}
}
