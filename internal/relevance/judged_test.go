package relevance

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/madeup"
)

const (
	fixture  = "testdata/archive/content" // made up for the judged queries
	ndcgFile = "testdata/ndcg.txt"
	// leastGood is the nDCG, in thousandths, below which a query is named.
	leastGood = 900
	// leastJudged is how many queries there must be for a figure to mean something.
	leastJudged = 200
)

// TestJudged puts the judged queries to the write-ups of this repository among
// those of the fixture, and holds nDCG@10 beside that of the textbook ranking.
func TestJudged(t *testing.T) {
	judged := readJudged(t)
	dir := t.TempDir()
	for _, from := range []string{content, fixture} {
		if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	b := build(t, dir)
	file := map[string]string{} // by address
	for name, address := range b.address {
		file[address] = name
	}
	c := Comparison{Searches: []string{"khotin", "textbook"}}
	textbook := NewTextbook(b.texts)
	for _, j := range judged {
		for document := range j.Grades {
			if b.address[document] == "" {
				t.Errorf("%s:%d: there is no %s", j.File, j.Line, document)
			}
		}
		c.Add(j, b.files(t, j.Query, file), named(textbook.Search(j.Query, Depth), file))
	}
	compareFigures(t, ndcgFile, "# nDCG@10 of testdata/judged, in thousandths\n"+c.Table()+
		"\n# Below 900: khotin, textbook, group, query\n"+c.Below(leastGood))
}

func readJudged(t *testing.T) (all []Judgement) {
	t.Helper()
	files, err := filepath.Glob("testdata/judged/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		judged, err := ParseJudged(file, string(data))
		if err != nil {
			t.Error(err)
		}
		for _, j := range judged {
			if asked[j.Query] {
				t.Errorf("%s:%d: %q is judged twice", j.File, j.Line, j.Query)
			}
			asked[j.Query] = true
		}
		all = append(all, judged...)
	}
	if len(all) < leastJudged {
		t.Errorf("%d judged queries, want %d", len(all), leastJudged)
	}
	if t.Failed() {
		t.FailNow()
	}
	return all
}

// files gives the files of the first ten hits.
func (b *built) files(t *testing.T, query string, file map[string]string) []string {
	t.Helper()
	a, err := Ask(t.Context(), b.index, query, Depth)
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	for _, hit := range a.Result.Hits {
		addresses = append(addresses, "/"+hit.URL)
	}
	return named(addresses, file)
}

func named(addresses []string, file map[string]string) (files []string) {
	for _, address := range addresses {
		files = append(files, file[address])
	}
	return files
}

// Whoever meets a document of the fixture must see that it is not real.
func TestTheFixtureIsMarkedAsMadeUp(t *testing.T) {
	err := fs.WalkDir(os.DirFS(fixture), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(fixture, name))
		if err != nil {
			return err
		}
		for _, mark := range []string{madeup.Mark, "Dữ liệu dựng để thử"} {
			if !strings.Contains(string(data), mark) {
				t.Errorf("%s is not marked with %q", name, mark)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestParseJudged(t *testing.T) {
	judged, err := ParseJudged("a.txt", "# two\ngroup: no marks\n\nquery: luong: 2018 \n3: a.md b.md\n1: c.md\n\nquery: x\r\n2: a.md\r\n")
	if err != nil || len(judged) != 2 {
		t.Fatalf("%d judgements, %v", len(judged), err)
	}
	first := judged[0]
	if first.Query != "luong: 2018 " || first.Group != "no marks" || first.Line != 4 || first.Grades["b.md"] != 3 || first.Grades["c.md"] != 1 {
		t.Errorf("%+v", first)
	}
	if judged[1].Grades["a.md"] != 2 {
		t.Errorf("%+v", judged[1])
	}
}

func TestParseJudgedTellsWhatIsBad(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"group: persons\n", `a.txt:1: no group "persons"; there are: people, places`},
		{"query: a\n3: b.md\n", `a.txt:1: the query is in no group`},
		{"group: people\nquery: a\n0: b.md\n", `a.txt:2: no document is good for "a"`},
		{"group: people\nquery: a\nquery: b\n3: b.md\n", `a.txt:2: no document is good for "a"`},
		{"group: people\nquery: a\n4: b.md\n3: c.md\n", `a.txt:3: no field "4"`},
		{"group: people\nquery: a\n3: b.md\n1: b.md\n", `a.txt:4: b.md has a grade already`},
		{"group: people\n3: b.md\n", `a.txt:2: a grade before any query`},
		{"group: people\nquery: a\n3: b.md\nwhy\n", `a.txt:4: "why" is not "name: value"`},
	} {
		_, err := ParseJudged("a.txt", c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.text, err, c.want)
		}
	}
}

func TestParseJudgedTable(t *testing.T) {
	judged, err := ParseJudgedTable("a.tsv", "# query, id, grade, group\nb\tn-1\t3\tpeople\na\tn-2\t0\nb\tn-3\t1\tpeople\n")
	if err != nil || len(judged) != 2 || judged[0].Grades["n-3"] != 1 || judged[0].Group != "people" || judged[1].Answerable() {
		t.Errorf("%+v, %v", judged, err)
	}
	for text, want := range map[string]string{"a\tb\n": "a.tsv:1: not query", "a\tb\t7\n": `a.tsv:1: "7" is no grade from 0 to 3`} {
		if _, err := ParseJudgedTable("a.tsv", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}
