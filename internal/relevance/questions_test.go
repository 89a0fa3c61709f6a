package relevance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/search/searchtest"
	"github.com/khotin/khotin/internal/vi"
)

// BenchmarkQuestions prints MRR@10 of the three sets of real questions, with
// marks and without, and of the halves of each. It needs the shared corpus.
func BenchmarkQuestions(b *testing.B) {
	texts, questions := readQuestionSets(b)
	for _, set := range []string{"alqac", "xquad-vi", "viquad"} {
		b.Run(set, func(b *testing.B) {
			texts, questions := OfSet(set, texts, questions)
			for b.Loop() {
				var f Figures
				askQuestions(b, &f, texts, questions)
				fmt.Print(f.Table(4))
			}
		})
	}
}

func readQuestionSets(b *testing.B) ([]searchtest.Text, []Question) {
	b.Helper()
	docs, found := searchtest.Shared("corpus/questions-docs.jsonl")
	asked, foundToo := searchtest.Shared("corpus/questions.jsonl")
	if !found || !foundToo {
		b.Skip("the shared question sets are not here (set KHOTIN_SHARED)")
	}
	texts, err := searchtest.ReadTexts(docs)
	if err != nil {
		b.Fatal(err)
	}
	questions, err := ReadQuestions(asked)
	if err != nil {
		b.Fatal(err)
	}
	return texts, questions
}

// askQuestions puts the questions of one set to its own texts.
func askQuestions(b *testing.B, f *Figures, texts []searchtest.Text, questions []Question) {
	b.Helper()
	address := map[string]string{}
	for i, w := range searchtest.Archive(texts) {
		address[texts[i].ID] = w.Address
	}
	store, err := corpus.NewStore(searchtest.NewSource(searchtest.Archive(texts)), corpus.Labels{})
	if err != nil {
		b.Fatal(err)
	}
	s := search.New(remembering{store, map[string]search.KeyPostings{}, map[search.Bigram]search.BigramPostings{}})
	for _, marks := range []string{"marks", "no marks"} {
		kind := questions[0].Set + ", " + marks
		for _, suffix := range []string{"", ", half A", ", half B"} {
			f.of(kind + suffix) // in this order
		}
		for _, q := range questions {
			rank := rankOf(b, s, q, marks == "marks", address)
			f.Add(kind, rank)
			f.Add(kind+[]string{", half A", ", half B"}[q.Half()], rank)
		}
	}
}

func rankOf(b *testing.B, s *search.Searcher, q Question, marks bool, address map[string]string) int {
	b.Helper()
	query := q.Query
	if !marks {
		query = vi.Fold(query)
	}
	var relevant []string
	for _, id := range q.Relevant {
		relevant = append(relevant, address[id])
	}
	a, err := Ask(b.Context(), s, query, 10, relevant...)
	if err != nil {
		b.Fatal(err)
	}
	return a.Rank
}

// A remembering store keeps posting lists, and gives texts without their bodies
// where no phrase needs them: ranks depend on neither.
type remembering struct {
	*corpus.Store
	keys    map[string]search.KeyPostings
	bigrams map[search.Bigram]search.BigramPostings
}

func (s remembering) Postings(ctx context.Context, keys []string, bigrams []search.Bigram) (*search.PostingLists, error) {
	missing := false
	for _, key := range keys {
		_, ok := s.keys[key]
		missing = missing || !ok
	}
	for _, b := range bigrams {
		_, ok := s.bigrams[b]
		missing = missing || !ok
	}
	if missing {
		lists, err := s.Store.Postings(ctx, keys, bigrams)
		if err != nil {
			return nil, err
		}
		for key, list := range lists.Keys {
			s.keys[key] = list
		}
		for b, list := range lists.Bigrams {
			s.bigrams[b] = list
		}
	}
	return &search.PostingLists{Keys: s.keys, Bigrams: s.bigrams}, nil
}

func (s remembering) Texts(ctx context.Context, docIDs []uint32, whole bool) ([]search.Text, error) {
	texts, err := s.Store.Texts(ctx, docIDs, whole)
	for i := range texts {
		if at := strings.IndexByte(texts[i].Body, '\n'); at >= 0 && !whole {
			texts[i].Body, texts[i].Whole = texts[i].Body[:at], false
		}
	}
	return texts, err
}
