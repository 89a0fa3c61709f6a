package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// TestFieldsAreSearched: by what the table of fields says is searched, the
// write-up with every field is found, all words of it and nothing else.
func TestFieldsAreSearched(t *testing.T) {
	data, err := os.ReadFile("../article/testdata/golden/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Source: t.TempDir(), Version: "test"}
	o.CacheDir = filepath.Join(o.Source, ".cache")
	other := "---\ntitle: Bài khác\ndate: 2021-01-05\nschool_year: 2020-2021\nprovince: Cà Mau\n---\nKhông liên quan.\n"
	full := string(txtar.Parse(data).Files[0].Data)
	source := fstest.MapFS{"content/full.md": {Data: []byte(full)}, "content/other.md": {Data: []byte(other)}}
	if err := os.CopyFS(o.Source, source); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	found, err := index.Open(IndexDir(o.CacheDir))
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	store, err := corpus.NewStore(found, corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	places, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	rules, _, err := article.LoadRules(places, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, _ := article.Parse("content/full.md", []byte(full), rules)
	var check func(f article.Field, value any)
	check = func(f article.Field, value any) {
		items, several := value.([]any)
		if f.Search == article.NotSearched || value == nil || several && len(items) == 0 {
			return
		}
		if f.Search == article.SearchedByParts {
			if !several {
				items = []any{value}
			}
			for _, item := range items {
				for _, part := range f.Fields {
					check(part, part.Value(item))
				}
			}
			return
		}
		query := fmt.Sprint(value)
		if number, ok := value.(article.Number); ok {
			query = number.Format(diag.Vietnamese)
		}
		if vi.Slug(query) == "" {
			return // "%": no search looks for signs
		}
		if day, ok := value.(gazetteer.Day); ok {
			query = day.Time().Format("2/1/2006")
		}
		r, err := search.New(store).Search(t.Context(), query, search.Options{Exact: true})
		if err != nil {
			t.Fatal(err)
		}
		if r.Total != 1 || r.Relaxed || !strings.Contains(r.Hits[0].URL, w.Slug) {
			t.Errorf("%s: %q finds %+v", f.Key, query, r.Hits)
		}
	}
	for _, f := range article.Fields() {
		check(f, f.Value(w))
	}
}
