package article

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

func TestOwnLists(t *testing.T) {
	rules := defaultRules(t)
	for _, test := range []struct {
		list *ClosedList
		id   string
		want diag.Text
	}{
		{rules.Kinds, "hoi-nghi-tong-ket", diag.Text{VI: "Hội nghị tổng kết", EN: "End-of-year conference"}},
		{rules.Kinds, "thong-bao-ket-luan", diag.Text{VI: "Thông báo kết luận", EN: "Notice of conclusions"}},
		{rules.Levels, "thcs", diag.Text{VI: "Trung học cơ sở", EN: "Lower secondary"}},
		{rules.Levels, "không có", diag.Text{VI: "không có", EN: "không có"}},
	} {
		if got := test.list.Label(test.id); got != test.want {
			t.Errorf("%s: %+v", test.id, got)
		}
	}
}

// siteRules loads the rules of an archive with these files.
func siteRules(t *testing.T, files fstest.MapFS) (*Rules, diag.Problems) {
	t.Helper()
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, problems, err := LoadRules(places, files)
	if err != nil {
		t.Fatal(err)
	}
	return rules, problems
}

func TestAnArchiveExtendsTheLists(t *testing.T) {
	rules, problems := siteRules(t, fstest.MapFS{"data/kinds.yaml": {Data: []byte(
		"hoi-nghi-tong-ket: {vi: Tổng kết}\nhoi-giang:\n  vi: Hội giảng\n  en: Teaching contest\n")}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	choices := rules.Kinds.Choices()
	if choices[0].ID != "hoi-nghi-tong-ket" || choices[0].Label != (diag.Text{VI: "Tổng kết", EN: "Tổng kết"}) {
		t.Errorf("the label was not changed in its place: %+v", choices[0])
	}
	if last := choices[len(choices)-1]; last.ID != "hoi-giang" || last.Label.EN != "Teaching contest" {
		t.Errorf("the kind was not added: %+v", last)
	}
	if defaultRules(t).Kinds.Has("hoi-giang") {
		t.Error("one archive's kind shows in another's")
	}
	w, found := Parse("bai.md", []byte(minimal("kind: hoi-giang\n", "Nội dung.")), rules)
	if w == nil {
		t.Error(found)
	}
}

func TestBrokenLists(t *testing.T) {
	_, problems := siteRules(t, fstest.MapFS{
		"data/kinds.yaml":  {Data: []byte("Hội giảng: {vi: Hội giảng}\nthi: Hội thi\nhop: {en: Meeting}\nle: {vi: Lễ, fr: Fête}\nthi: {vi: Thi}\n")},
		"data/levels.yaml": {Data: []byte("a: {vi: \"A}\nb: &b {vi: B}\n")},
	})
	want := `data/kinds.yaml:1: Hội giảng: an id takes lower-case plain letters, digits and hyphens only [K2201]
data/kinds.yaml:2: thi: must be a group of keys, but this is a line of text [K1207]
data/kinds.yaml:3: hop.vi: is missing [K1204]
data/kinds.yaml:4: le.fr: there is no such key [K1201]
data/kinds.yaml:5: thi: was already given on line 2 [K1108]
data/levels.yaml:1: a: a quotation mark is opened and not closed [K1112]
data/levels.yaml:2: b: YAML anchors (&b) are not accepted [K1105]
`
	var got strings.Builder
	for _, p := range problems {
		line, _, _ := strings.Cut(p.Error(), "\n")
		got.WriteString(line + "\n")
	}
	if got.String() != want {
		t.Errorf("got:\n%swant:\n%s", got.String(), want)
	}
}
