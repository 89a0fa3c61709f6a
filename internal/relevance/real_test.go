package relevance

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
)

// realCount is how many queries of every kind are put to the real articles.
const realCount = 200

// BenchmarkRealArticles prints the figures of 10,000 real articles, and what
// they become when the queries or the texts are spelt otherwise: in the newer tone style,
// with marks as letters of their own, with Ð for Đ. It needs the shared corpus.
func BenchmarkRealArticles(b *testing.B) {
	path, ok := searchtest.Shared("corpus/news-10k.jsonl.gz")
	if !ok {
		b.Skip("the shared corpus is not here (set KHOTIN_SHARED)")
	}
	articles, err := searchtest.ReadTexts(path)
	if err != nil {
		b.Fatal(err)
	}
	archive := searchtest.Archive(articles)
	otherwise := make([]searchtest.WriteUp, len(archive))
	texts := make([]Text, len(archive))
	for i, w := range archive {
		texts[i] = Text{w.Address, w.Title, w.Body}
		otherwise[i] = w
		otherwise[i].Title, otherwise[i].Body = otherSpelling(w.Title), otherSpelling(w.Body)
	}
	known := KnownItems(texts, realCount, 1)
	for b.Loop() {
		s := openArchive(b, archive)
		fmt.Printf("%d articles\n%s", len(archive), askAll(b, s, known))
		respelt := make([]KnownItem, len(known))
		for i, k := range known {
			respelt[i] = KnownItem{k.Kind, otherSpelling(k.Query), k.Address}
		}
		fmt.Printf("the queries spelt otherwise\n%s", askAll(b, s, respelt))
		fmt.Printf("the texts spelt otherwise\n%s", askAll(b, openArchive(b, otherwise), known))
	}
}

func otherSpelling(text string) string { return Decomposed(OtherToneStyle(text)) }

func openArchive(b *testing.B, archive []searchtest.WriteUp) *search.Searcher {
	b.Helper()
	store, err := corpus.NewStore(searchtest.NewSource(archive), corpus.Labels{})
	if err != nil {
		b.Fatal(err)
	}
	return search.New(store)
}

func askAll(b *testing.B, s *search.Searcher, known []KnownItem) string {
	b.Helper()
	var f Figures
	for _, k := range known {
		a, err := Ask(b.Context(), s, k.Query, 10, k.Address)
		if err != nil {
			b.Fatal(err)
		}
		f.Add(k.Kind, a.Rank)
	}
	return f.Table(4)
}
