package main

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOtherToneStyle(t *testing.T) {
	for in, want := range map[string]string{
		"hòa thuỷ, Hoà khoẻ quý": "hoà thủy, Hòa khỏe quý",
		"hoàn toàn tuý lúa xoá.": "hoàn toàn túy lúa xóa.",
		"HOÀ, uỷ ban":            "HÒA, ủy ban",
	} {
		if got := otherToneStyle(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
		if back := otherToneStyle(otherToneStyle(in)); back != in {
			t.Errorf("%q comes back as %q", in, back)
		}
	}
}

func TestKnownItems(t *testing.T) {
	body := "Ủy ban (nhân dân quận F(x) họp) ngày 1.234 tại trường"
	if got := freeRuns(body, 3); !slices.Equal(got, []string{"nhân dân quận"}) {
		t.Errorf("free runs: %q", got)
	}
	if got := misspell(rand.New(rand.NewPCG(1, 1)), "ủy 2024 An thuở"); len([]rune(got)) != 14 {
		t.Errorf("misspelt: %q", got)
	}
	articles := []Article{{ID: "a", Title: "Hội nghị tổng kết năm học mới", Body: "một hai ba bốn năm sáu", Real: true}, {ID: "b", Title: "ngắn", Body: "x", Real: true}}
	asked := knownItems(articles, 5)
	if len(asked) != 6 || asked[2].Query != "hoi nghi tong ket nam hoc" || asked[5].Query != `"`+asked[4].Query+`"` {
		t.Errorf("%q", asked)
	}
	found := scores{}
	found.add(asked[0], []string{"b", "a"})
	found.add(asked[0], nil)
	if got := found[asTitled].MRR(); got != .25 {
		t.Errorf("MRR %v, want .25", got)
	}
}

// A larger sample begins with the smaller one, and what is put together is made
// of what there is.
func TestSamples(t *testing.T) {
	s := &sample{articles: []Article{{Title: "một hai", Body: "a\nb", Real: true}, {Title: "ba bốn", Body: "c", Real: true}}}
	two, five := s.take(2), s.take(5)
	if !slices.Equal(five[:2], two) || five[4].ID != "000004" || five[4].Real || five[4].Body == "" || !slices.Equal(five, s.take(5)) {
		t.Errorf("%+v", five)
	}
}

func TestMarkdownMeansTheText(t *testing.T) {
	for in, want := range map[string]string{"1. một": `1\. một`, "# *a*": `\# \*a\*`, "12,5 %": "12,5 %", "2) hai": `2\) hai`} {
		if got := escaped(in); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

func TestCheckOfPhrases(t *testing.T) {
	articles := []Article{{ID: "a", Title: "x", Body: "Ủy ban nhân\ndân quận"}, {ID: "b", Title: "x", Body: "uỷ ban nhân dân"}}
	asked := []Question{{quotedRun, `"ủy ban nhân dân"`, nil}, {quotedRun, `"ủy ban"`, nil}}
	c := checkPhrases(articles, asked, []answer{{Total: 1, IDs: []string{"b", "a"}}, {Total: 1, IDs: []string{"a"}}})
	if c.Hits != 3 || c.Holding != 2 || c.Totals != 2 || c.Exact != 1 {
		t.Errorf("%+v", c)
	}
}
