package pipeline

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/index/indextest"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/vi"
)

// TestSearchAgreesWithBleve builds an archive and puts random questions to
// bleve itself, to the search over its index, and to the search over the
// published files: the same write-ups must match.
func TestSearchAgreesWithBleve(t *testing.T) {
	o := madeUpArchive(t, 80)
	result, err := Run(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	found, err := index.Open(IndexDir(o.CacheDir))
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	native, err := indextest.Open(filepath.Join(IndexDir(o.CacheDir), "bleve"))
	if err != nil {
		t.Fatal(err)
	}
	defer native.Close()
	overIndex, err := corpus.NewStore(found, corpus.Labels{})
	if err != nil {
		t.Fatal(err)
	}
	published, err := shard.Open(t.Context(), shard.FromFS(os.DirFS(filepath.Join(result.Destination, searchDir))))
	if err != nil {
		t.Fatal(err)
	}
	stores := map[string]search.Store{"index": newKeptTexts(overIndex), "files": newKeptTexts(published)}
	r := rand.New(rand.NewPCG(7, 7))
	texts := sentences(t, o.Source)
	matched := 0
	for range 300 {
		query, question := ask(r, texts)
		want, err := indextest.Ask(t.Context(), native, found.Forms, question)
		if err != nil {
			t.Fatal(err)
		}
		for _, phrase := range question.Phrases {
			want = saying(t, found, want, phrase)
		}
		matched += len(want)
		for name, store := range stores {
			if got := matching(t, store, query); !slices.Equal(got, want) {
				t.Errorf("%q over the %s: %d write-ups\n%q\nbleve finds %d\n%q", query, name, len(got), got, len(want), want)
			}
		}
	}
	if matched < 300 {
		t.Errorf("the questions found %d write-ups in all: too few to tell anything", matched)
	}
}

// keptTexts is a store whose texts are read once: hundreds of queries ask for the
// same few dozen.
type keptTexts struct {
	search.Store
	parts, wholes map[uint32]search.Text // by document ID
}

func newKeptTexts(store search.Store) *keptTexts {
	return &keptTexts{store, map[uint32]search.Text{}, map[uint32]search.Text{}}
}

func (k *keptTexts) Texts(ctx context.Context, docIDs []uint32, whole bool) ([]search.Text, error) {
	kept := k.parts
	if whole {
		kept = k.wholes
	}
	missing := slices.DeleteFunc(slices.Clone(docIDs), func(id uint32) bool { _, ok := kept[id]; return ok })
	read, err := k.Store.Texts(ctx, missing, whole)
	if err != nil {
		return nil, err
	}
	for i, id := range missing {
		kept[id] = read[i]
	}
	texts := make([]search.Text, len(docIDs))
	for i, id := range docIDs {
		texts[i] = kept[id]
	}
	return texts, nil
}

// matching gives the addresses that a query finds whose every word must be
// found; near answers do not count.
func matching(t *testing.T, store search.Store, query string) []string {
	t.Helper()
	r, err := search.New(store).Search(context.Background(), query, search.Options{Limit: 1000, Exact: true, Uncounted: true})
	if err != nil {
		t.Fatal(err)
	}
	if r.Relaxed {
		return nil
	}
	var addresses []string
	for _, hit := range r.Hits {
		if !hit.Partial {
			addresses = append(addresses, "/"+hit.URL)
		}
	}
	if !r.Approximate && r.Total != len(addresses) {
		t.Errorf("%q: total %d, but %d hits", query, r.Total, len(addresses))
	}
	slices.Sort(addresses)
	return addresses
}

// parted reports whether a sentence ends between two tokens, the first of which is
// given: then they are no phrase, which bleve does not know.
func parted(before, between string) bool {
	abbreviation := !strings.ContainsAny(vi.Fold(strings.ToLower(before)), "aeiouy0123456789")
	return strings.ContainsAny(between, ";!?…") || strings.Contains(between, ". ") && !abbreviation
}

// saying leaves the write-ups that hold a phrase to the letter: bleve finds its
// synonyms too, and the places where write-ups are filed.
func saying(t *testing.T, found *index.Index, addresses []string, phrase string) (out []string) {
	t.Helper()
	agrees := func(said, sought string) bool {
		said, sought = vi.Term(said), vi.Term(sought)
		return said == sought || vi.Key(sought) == sought && vi.Key(said) == sought
	}
	words := vi.Tokenize(phrase)
	for number, d := range found.Documents() {
		summary, body, err := found.Text(uint32(number))
		if err != nil {
			t.Fatal(err)
		}
		says := false
		for _, line := range strings.Split(d.Title+"\n"+summary+"\n"+body, "\n") {
			tokens := vi.Tokenize(line)
			for i := 0; i+len(words) <= len(tokens) && !says; i++ {
				says = true
				for j := range words {
					says = says && agrees(tokens[i+j].Text, words[j].Text) &&
						(j == 0 || !parted(tokens[i+j-1].Text, line[tokens[i+j-1].End:tokens[i+j].Start]))
				}
			}
		}
		if says && slices.Contains(addresses, d.Address) {
			out = append(out, d.Address)
		}
	}
	slices.Sort(out)
	return out
}

// sentences are the lines of the archive's write-ups, to take questions from.
func sentences(t *testing.T, source string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(source, "content", "*", "*.md"))
	if more, _ := filepath.Glob(filepath.Join(source, "content", "*.md")); err == nil {
		files = append(files, more...)
	}
	var lines []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		lines = append(lines, strings.Split(body, "\n")...)
	}
	lines = slices.DeleteFunc(lines, func(line string) bool { return len(vi.Tokenize(line)) < 8 })
	if len(lines) == 0 {
		t.Fatalf("no text below %s", source)
	}
	return lines
}

// grouped is a number with its thousands apart, which khotin reads as one number
// and bleve as two.
var grouped = regexp.MustCompile(`[0-9] [0-9]{3}\b`)

// ask makes a question in khotin's query language and in bleve's terms.
func ask(r *rand.Rand, lines []string) (string, indextest.Question) {
	tokens := vi.Tokenize(lines[r.IntN(len(lines))])
	n := 1 + r.IntN(3)
	at := r.IntN(len(tokens) - n)
	words := make([]string, n)
	for i := range words {
		words[i] = tokens[at+i].Text
	}
	if r.IntN(2) == 0 {
		for i := range words {
			words[i] = vi.Fold(words[i])
		}
	}
	text := strings.Join(words, " ")
	if grouped.MatchString(text) {
		return ask(r, lines)
	}
	other := vi.Tokenize(lines[r.IntN(len(lines))])[r.IntN(8)].Text
	excludes := unicode.IsLetter([]rune(other)[0]) // "-2019" leaves nothing out: it is half of a school year
	switch kind := r.IntN(3); {
	case kind == 0:
		return fmt.Sprintf("%q ", text), indextest.Question{Phrases: []string{text}, Match: indextest.AsTyped}
	case kind == 1 && excludes:
		folded := vi.Fold(other)
		return text + " -" + folded + " ", indextest.Question{All: []string{text}, Not: []string{folded}}
	}
	return text + " ", indextest.Question{All: []string{text}}
}
