package relevance

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	cases, err := Parse("a.txt", "# two cases\nkind: no marks\n\nquery: hoi nghi: tong ket \nexpect: a.md\nexpect: b.md\nwhy: as it is\n\n"+
		"# another\nquery: hooij\r\ncorrected: hội\nexpect: a.md\nwhy: keystrokes")
	if err != nil || len(cases) != 2 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	first, second := cases[0], cases[1]
	if first.Query != "hoi nghi: tong ket " || len(first.Expect) != 2 || first.Kind != "no marks" || first.Line != 4 {
		t.Errorf("first case %+v", first)
	}
	if second.Query != "hooij" || second.Corrected != "hội" || second.Kind != "no marks" || second.Line != 10 {
		t.Errorf("second case %+v", second)
	}
}

func TestParseTellsWhereACaseIsBad(t *testing.T) {
	good := "kind: title\nquery: a\nexpect: a.md\nwhy: b\n"
	for _, c := range []struct{ text, want string }{
		{good + "hội nghị", `a.txt:5: "hội nghị" is not "name: value"`},
		{good + "\nquery:", `a.txt:6: "query:" is not`},
		{good + "query: b", `a.txt:5: a second "query" in one case`},
		{good + "must: b", `a.txt:5: no field "must"; there are: kind, query`},
		{"kind: titel\n", `a.txt:1: no kind "titel"; there are: title, no marks`},
		{good + "\nquery: b\nwhy: c\n\n", `a.txt:6: the case has no "expect"`},
		{good + "\nquery: b\nexpect: c", `a.txt:6: the case has no "why"`},
		{"query: a\nexpect: a.md\nwhy: b", `a.txt:1: the case has no "kind"`},
	} {
		_, err := Parse("a.txt", c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.text, err, c.want)
		}
	}
}
