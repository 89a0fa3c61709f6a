package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin/internal/diag"
)

func load(t *testing.T, table string) (*Lexicon, diag.Problems) {
	t.Helper()
	l, problems, err := Load(fstest.MapFS{Name: {Data: []byte(table)}})
	if err != nil {
		t.Fatal(err)
	}
	return l, problems
}

func TestArchiveAddsAbbreviations(t *testing.T) {
	l, problems := load(t, header+"\n# của kho này\nQLĐĐ\tQuản lý đê điều\nTHCS\ttrường học của sông\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for text, want := range map[string]string{
		"quản lí đê điều":     "quản lí đê điều=qldd",
		"trung học cơ sở":     "", // the archive's line stands in the place of khotin's
		"Trường học của sông": "Trường học của sông=thcs",
		"UBND":                "UBND=ubnd",
	} {
		if got := inText(l, Read(text)); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if l.Digest() == Default().Digest() {
		t.Error("other abbreviations, but the digest is the same: the index would be kept")
	}
}

func TestBadLinesAreTold(t *testing.T) {
	_, problems := load(t, header+"\nQLĐĐ\n&&\tquản lý\nQL\tquản\t\nQ2\tquận\tambiguous\n")
	var got []string
	for _, p := range problems {
		got = append(got, strings.SplitN(p.Format(diag.English), "\n", 2)[0])
	}
	want := []string{
		`data/abbreviations.tsv:2: what the abbreviation stands for is missing [K2203]`,
		`data/abbreviations.tsv:3: "&&" has no letters [K2204]`,
		`data/abbreviations.tsv:4: "quản" must have two syllables or more [K2205]`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// What is published is enough to read queries and texts, and says nothing twice.
func TestPack(t *testing.T) {
	l := Default()
	packed := l.Pack()
	if again := Unpack(packed).Pack(); !slices.Equal(again, packed) {
		t.Errorf("packed again: %q", again)
	}
	for _, line := range []string{"trung hoc co so", "gd&dt=giao duc va dao tao;giao duc dao tao", "d/c=dong chi"} {
		if !slices.Contains(packed, line) {
			t.Errorf("%q is not packed", line)
		}
	}
	if slices.ContainsFunc(packed, func(line string) bool { return strings.Contains(line, "tinh uy") }) {
		t.Error("an ambiguous set is packed")
	}
	for _, odd := range []string{"", "=", "a=", "=b", "&&=x y", ";;", "a&=b c"} {
		Unpack([]string{odd}) // must not panic
	}
}

func TestInLeavesOutWhatIsNotUsed(t *testing.T) {
	used, err := Default().UsedBy(func(key string) ([]string, error) {
		if key == "hdnd" {
			return []string{"hdnd"}, nil // another word, without the marks
		}
		if key == "thcs" {
			return []string{"thcs"}, nil
		}
		return nil, nil
	})
	if err != nil || !slices.Equal(used.Pack(), []string{"trung hoc co so"}) {
		t.Errorf("got %q, %v", used.Pack(), err)
	}
}
