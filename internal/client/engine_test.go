package client

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/jstest"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/vi"
)

func fold(text string) string { return vi.Fold(text) }

// Over the same lists, TypeScript and Go give the same answers.
func TestAnswersAsGoDoes(t *testing.T) {
	for _, c := range []struct {
		name string
		docs int
	}{{"few write-ups", 12}, {"some hundreds", 300}, {"so many that a rare syllable may be a slip", 1100}} {
		t.Run(c.name, func(t *testing.T) {
			archive := makeArchive(c.docs, uint64(c.docs))
			store, err := corpus.NewStore(searchtest.NewSource(archive), labels)
			if err != nil {
				t.Fatal(err)
			}
			questions := append(makeQuestions(archive, 800, uint64(c.docs)), question{Query: "hội nhgị "}) // the slip of one write-up
			for i := range questions {
				questions[i].Options.Facets = nil // counted of a file of their own
			}
			input := dump(t, store, archive)
			input["queries"] = questions
			var got []search.Result
			jstest.Run(t, "testdata/engine.ts", input, &got)
			compare(t, store, questions, got, true)
		})
	}
}

// compare holds answers against those that Go gives over a store. Without
// excerpts it does not matter that published texts are read in two parts.
func compare(t *testing.T, store search.Store, questions []question, got []search.Result, excerpts bool) {
	t.Helper()
	searcher := search.New(store)
	kinds := map[string]int{}
	wrong := 0
	for i, q := range questions {
		want, err := searcher.Search(t.Context(), q.Query, q.options())
		if err != nil {
			t.Fatal(err)
		}
		count(kinds, want)
		if !excerpts {
			dropExcerpts(want)
			dropExcerpts(&got[i])
		}
		w, g := text(t, want), text(t, got[i])
		if w != g {
			at := commonPrefix(w, g)
			t.Errorf("%d: %s differs:\n got …%.200s\nwant …%.200s", i, text(t, q), g[max(0, at-60):], w[max(0, at-60):])
			if wrong++; wrong > 4 {
				t.FailNow()
			}
		}
	}
	t.Logf("%d questions: %v", len(questions), kinds)
	for _, kind := range []string{"found", "relaxed", "corrected", "offered", "approximate", "nothing"} {
		few := kind == "offered" && store.Catalogue().NumDocs < 1024 // a rare syllable is no slip yet
		if kinds[kind] == 0 && len(questions) >= 800 && kind != "approximate" && !few {
			t.Errorf("no answer is %s: the test does not try it", kind)
		}
	}
}

func dropExcerpts(r *search.Result) {
	for i := range r.Hits {
		r.Hits[i].Excerpt, r.Hits[i].Fragment = search.Excerpt{}, ""
	}
}

func commonPrefix(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return i
}

func count(kinds map[string]int, r *search.Result) {
	for kind, is := range map[string]bool{"found": r.Total > 0, "nothing": r.Total == 0, "relaxed": r.Relaxed, "corrected": r.Suggestion != nil && r.Suggestion.Applied, "offered": r.Suggestion != nil && !r.Suggestion.Applied, "approximate": r.Approximate} {
		if is {
			kinds[kind]++
		}
	}
}

func text(t *testing.T, value any) string {
	t.Helper()
	out, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// dump gives everything that a store says, for a store in TypeScript.
func dump(t *testing.T, store search.Store, archive []searchtest.WriteUp) map[string]any {
	t.Helper()
	c := store.Catalogue()
	days := make([][]int32, len(c.SchoolYears))
	texts, taken := make([]any, c.MaxDoc()), make([]bool, c.MaxDoc())
	for d := range c.MaxDoc() {
		if !c.Taken(d) {
			continue
		}
		taken[d] = true
		read, err := store.Texts(t.Context(), []uint32{d}, true)
		if err != nil {
			t.Fatal(err)
		}
		r := read[0]
		texts[d] = map[string]any{"title": r.Title, "address": r.Address[1:], "date": r.Date, "place": map[string]any{"id": r.Place.ID, "label": r.Place.Label}, "summary": r.Summary, "body": r.Body, "whole": true}
	}
	for i := range c.SchoolYears {
		var err error
		if days[i], err = store.Days(t.Context(), i); err != nil {
			t.Fatal(err)
		}
	}
	syllables, err := store.Syllables(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	keys, bigrams := allPostings(t, store, archive)
	columns := map[string]any{}
	read, err := store.Columns(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for f, column := range read {
		sets := make([][]int, len(column.Sets))
		for code, set := range column.Sets {
			sets[code] = ints(set)
		}
		columns[search.Facet(f).String()] = map[string]any{"values": lower(t, column.Values), "sets": sets, "codes": column.Codes}
	}
	values := map[string]any{}
	for f := range search.NumFacets {
		if !f.IsOpen() {
			continue
		}
		list, err := store.Values(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		values[f.String()] = lower(t, list)
	}
	return map[string]any{
		"catalogue": map[string]any{
			"taken": taken, "numDocs": c.NumDocs, "maxDoc": c.MaxDoc(), "schoolYears": lower(t, c.SchoolYears), "columns": columns, "lexicon": c.Lexicon.Pack(),
		},
		"values": values, "keys": keys, "bigrams": bigrams, "texts": texts, "days": days, "syllables": lower(t, syllables),
	}
}

// lower gives a list of structures with names as TypeScript has them.
func lower(t *testing.T, list any) []map[string]any {
	t.Helper()
	names := map[string]string{"ID": "id", "Label": "label", "Also": "also", "First": "first", "Base": "base", "Size": "size", "Count": "count",
		"FirstDay": "firstDay", "LastDay": "lastDay", "Key": "key", "Class": "class", "Term": "term", "DocIDs": "docIDs", "Impacts": "impacts"}
	out := []map[string]any{}
	v := reflect.ValueOf(list)
	for i := range v.Len() {
		m := map[string]any{}
		for f := range v.Index(i).NumField() {
			value := v.Index(i).Field(f).Interface()
			if bytes, ok := value.([]uint8); ok {
				value = ints(bytes)
			}
			m[names[v.Index(i).Type().Field(f).Name]] = value
		}
		out = append(out, m)
	}
	return out
}

// ints keeps JSON from writing bytes as base64.
func ints[T uint8 | uint16 | uint32](list []T) []int {
	out := make([]int, len(list))
	for i, n := range list {
		out[i] = int(n)
	}
	return out
}

// bits gives 1 for true, as TypeScript has it.
func bits(list []bool) []int {
	out := make([]int, len(list))
	for i, is := range list {
		if is {
			out[i] = 1
		}
	}
	return out
}

func allPostings(t *testing.T, store search.Store, archive []searchtest.WriteUp) (keys, bigrams map[string]any) {
	t.Helper()
	seen := map[string]bool{}
	neighbours := map[search.Bigram]bool{}
	for _, w := range archive {
		last := ""
		for token := range vi.Tokens(w.Title + "\n" + w.Summary + "\n" + w.Body + "\n" + w.Names + "\n" + w.Facts) {
			key := vi.Key(vi.Term(token.Text))
			seen[key] = true
			neighbours[search.Bigram{First: last, Second: key}] = true
			last = key
		}
		for _, block := range slices.Concat(w.Expansions()...) {
			last := ""
			for _, term := range block {
				key := vi.Key(term)
				seen[key] = true
				neighbours[search.Bigram{First: last, Second: key}] = true
				last = key
			}
		}
	}
	for _, w := range archive {
		for _, v := range w.Values {
			seen[vi.Key(search.ValueTerm(v.Facet, v.Label))] = true
		}
		for _, name := range w.OtherNames {
			seen[vi.Key(search.ValueTerm(search.FacetDistrict, name))] = true
		}
	}
	maps.DeleteFunc(neighbours, func(bigram search.Bigram, _ bool) bool { return bigram.First == "" })
	wantBigrams := slices.SortedFunc(maps.Keys(neighbours), func(a, b search.Bigram) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	lists, err := store.Postings(t.Context(), slices.Sorted(maps.Keys(seen)), wantBigrams)
	if err != nil {
		t.Fatal(err)
	}
	keys, bigrams = map[string]any{}, map[string]any{}
	for key, list := range lists.Keys {
		keys[key] = map[string]any{"forms": lower(t, list.Forms), "titleStarts": ints(list.TitleStarts)}
	}
	for bigram, list := range lists.Bigrams {
		bigrams[bigram.First+" "+bigram.Second] = map[string]any{"docIDs": ints(list.DocIDs), "inTitle": bits(list.InTitle), "inText": bits(list.InText)}
	}
	return keys, bigrams
}
