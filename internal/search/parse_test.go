package search_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/search"
)

// written writes a query's parts in one line: sequences in brackets, phrases in
// quotes, exclusions after a minus, filters with their colon; a term is its key,
// and after a slash the form that was typed with marks.
func written(q *search.Query) string {
	var parts []string
	write := func(r search.Sequence, before string) {
		var terms []string
		for _, s := range r.Terms {
			term := strings.Join(s.Keys, "|")
			if s.Term != "" {
				term += "/" + s.Term
			}
			terms = append(terms, term)
		}
		open, end := "[", "]"
		if r.Phrase {
			open, end = `"`, `"`
		}
		parts = append(parts, before+open+strings.Join(terms, " ")+end)
	}
	for _, r := range q.Sequences {
		write(r, "")
	}
	for _, r := range q.Excluded {
		write(r, "-")
	}
	for _, f := range q.Filters {
		parts = append(parts, f.Name+":"+f.Value)
	}
	if q.Prefix {
		parts = append(parts, "…")
	}
	return strings.Join(parts, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", ""},
		{"   ", ""},
		{"hoi nghi ", "[hoi nghi]"},
		{"hoi nghi", "[hoi nghi] …"},
		{"Hội nghi TỔNG ", "[hoi/hội nghi tong/tổng]"},
		{"hội nghị: tổng-kết! ", "[hoi/hội nghi/nghị tong/tổng ket/kết]"},
		{"GD&ĐT ", "[gd dt/đt]"},
		{"19/8/2019", "[19 8 2019] …"},
		{`"ủy ban" nhân dân `, `"uy/ủy ban" [nhan/nhân dan/dân]`},
		{`họp “tổng kết” năm`, `[hop/họp] "tong/tổng ket/kết" [nam/năm] …`},
		{`a "b c" d "e"`, `[a] "b c" [d] "e"`},
		{`a "b c`, `[a b c] …`},
		{`2"a" `, `[2] "a"`},
		{`""" `, ""},
		{"họp -online", `[hop/họp] -"online"`},
		{"-họp", `-"hop/họp"`},
		{"-GD&ĐT a ", `[a] -"gd dt/đt"`},
		{`-"học thêm" lớp `, `[lop/lớp] -"hoc/học them/thêm"`},
		{`- a `, `[a]`},
		{`a-b `, `[a b]`},
		{"S -300 2018 -2019 ", "[s 300 2018 2019]"},
		{"2018-2019 -2020 8/2019 -2019 ", `[2018 2019] [8 2019] -"2020" -"2019"`},
		{`a -"b c`, `[a b c] …`},
		{"kind:so-ket", "kind:so-ket"},
		{`district:"Long Biên" lớp `, "[lop/lớp] district:Long Biên"},
		{"a level:thcs b ", "[a] [b] level:thcs"},
		{"school_year:2018–2019 a", "[a] school_year:2018–2019 …"},
		{"level: thcs ", "[thcs]"},
		{`district: "Long Biên" lớp `, "[lop/lớp] district:Long Biên"},
		{"học kind:", "[hoc/học]"},
		{`kind:"" a `, "[a]"},
		{"KIND:so-ket School-Year:2018", "kind:so-ket school_year:2018"},
		{`a -tag:"thi đua" -from:2018`, "[a] -tag:thi đua -from:2018"},
		{"a-kind:x ", "[a kind x]"},
		{"họp -2019", `[hop/họp] -"2019"`},
		{"«tổng kết» ＂b＂", `"tong/tổng ket/kết" "b"`},
		{`level:"thcs `, `level:"thcs`},
		{"giờ:phút ", "[gio/giờ phut/phút]"},
	} {
		if got := written(search.Parse(c.query)); got != c.want {
			t.Errorf("%q is read as %s, want %s", c.query, got, c.want)
		}
	}
}

// A query of any length is read in part.
func TestParseLongQuery(t *testing.T) {
	terms := 0
	for _, r := range search.Parse(strings.Repeat(`hội "nghị tổng" `, 100)).Sequences {
		terms += len(r.Terms)
	}
	if terms != 64 {
		t.Errorf("%d terms, want 64", terms)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`a "b" -c kind:x`, "“”-", `-"`, "level:\"", "\xff\"\xff", "hooij nghij"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q := search.Parse(text)
		terms := 0
		for _, r := range append(q.Sequences, q.Excluded...) {
			if len(r.Terms) == 0 {
				t.Errorf("%q: an empty sequence", text)
			}
			for _, s := range r.Terms {
				if terms++; s.Start >= s.End || s.End > len(text) || len(s.Keys) != 1 || s.Keys[0] == "" {
					t.Errorf("%q: term %+v", text, s)
				}
			}
		}
		if terms > 64 {
			t.Errorf("%q: %d terms", text, terms)
		}
		_ = fmt.Sprint(written(q))
	})
}
