package archive

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
)

// What is read of write-ups that were kept is what parsing them gives.
func TestKeptWriteUpsAreThoseParsed(t *testing.T) {
	long := longBienPage("Bài dài", "tags: []\nfigures:\n- {indicator: Chỉ tiêu, value: 13, of: 0}\n")
	long.Data = append(long.Data, "Câu đầu.\r\nCâu sau.\r\n"...) // the body is not as in the file
	source := fstest.MapFS{"content/a.md": long, "content/b.md": longBienPage("Bài hai", "summary: Bài hai\n"),
		"content/c.md": page("Bài ba", "2019-08-21", "2018-2019", longBien, "slug: ba\naliases: [/cu/]\n")}
	dir := t.TempDir()
	read := func(today string, store *cache.Cache) (*Archive, diag.Problems) {
		t.Helper()
		localities, err := gazetteer.Default()
		if err != nil {
			t.Fatal(err)
		}
		a, problems, err := load(t.Context(), source, Options{Gazetteer: localities, Today: gazetteer.MustDay(today), Cache: store})
		if err != nil {
			t.Fatal(err)
		}
		return a, problems
	}
	for _, step := range []struct {
		what, today string
		change      func()
		parsed      int
	}{
		{"nothing kept", "2020-01-01", func() {}, 3},
		{"nothing changed", "2020-01-01", func() {}, 0},
		{"another day", "2020-01-02", func() {}, 0},
		{"a day before an event", "2019-08-20", func() {}, 1},
		{"the day after", "2019-08-22", func() {}, 1},
		{"one changed", "2020-01-01", func() { source["content/b.md"] = longBienPage("Bài bốn", "") }, 1},
		{"one removed", "2020-01-01", func() { delete(source, "content/b.md") }, 0},
		{"other rules", "2020-01-01", func() {
			source["data/kinds.yaml"] = &fstest.MapFile{Data: []byte("khac-nua: {vi: Khác nữa, en: One more}\n")}
		}, 2},
	} {
		step.change()
		store, err := cache.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if got := countParsed(t, source, gazetteer.MustDay(step.today), store); got != step.parsed {
			t.Errorf("%s: %d are parsed, want %d", step.what, got, step.parsed)
		}
		kept, keptProblems := read(step.today, store)
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		fresh, problems := read(step.today, nil)
		if kept == nil || fresh == nil {
			t.Fatalf("%s: %v %v", step.what, keptProblems, problems)
		}
		for i, e := range fresh.WriteUps {
			if !reflect.DeepEqual(kept.WriteUps[i], e) {
				t.Errorf("%s: %+v was kept as %+v", step.what, e.WriteUp, kept.WriteUps[i].WriteUp)
			}
		}
		if !reflect.DeepEqual(keptProblems, problems) || len(kept.WriteUps) != len(fresh.WriteUps) {
			t.Errorf("%s: problems\n%v\nwant\n%v", step.what, keptProblems, problems)
		}
	}
}

// countParsed counts the files that are not read as they were kept.
func countParsed(t *testing.T, source fstest.MapFS, today gazetteer.Day, store *cache.Cache) (count int) {
	t.Helper()
	localities, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(localities, source)
	if err != nil {
		t.Fatal(err)
	}
	rules.Today = today
	k, err := readKept(source, Options{Cache: store}, rules)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range source {
		if strings.HasPrefix(name, "content/") {
			if _, kept := k.parse(name, file.Data, rules); kept != k.Files[name] {
				count++
			}
		}
	}
	return count
}
