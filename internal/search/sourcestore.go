package search

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/khotin/khotin/internal/vi"
)

// A SourceStore answers from the index itself, for the command line. It makes
// the lists that are published when they are asked for.
type SourceStore struct {
	source    Source
	docs      []Document
	quantiser *Quantiser
	catalogue *Catalogue
	docIDs    []uint32 // by document
	documents []uint32 // by number
	syllables func() ([]Syllable, error)
}

// NewSourceStore makes a store over an index, which must not change while it is used.
func NewSourceStore(source Source, labels Labels) (*SourceStore, error) {
	docs := source.Documents()
	catalogue, numbers, err := CatalogueOf(source, labels)
	if err != nil {
		return nil, err
	}
	s := &SourceStore{source: source, docs: docs, quantiser: NewQuantiser(docs), catalogue: catalogue, docIDs: numbers}
	s.documents = make([]uint32, catalogue.MaxDoc())
	for doc, n := range numbers {
		s.documents[n] = uint32(doc)
	}
	s.syllables = sync.OnceValues(s.readSyllables)
	return s, nil
}

// Catalogue implements Store.
func (s *SourceStore) Catalogue() *Catalogue { return s.catalogue }

// Lists implements Store.
func (s *SourceStore) Postings(_ context.Context, keys []string, pairs []Bigram) (*PostingLists, error) {
	out := &PostingLists{map[string]KeyPostings{}, map[Bigram]BigramPostings{}}
	places := map[string]occurrences{}
	for _, key := range keys {
		list, at, err := s.key(key)
		if err != nil {
			return nil, fmt.Errorf("lists of %q: %w", key, err)
		}
		out.Keys[key], places[key] = list, at
	}
	for _, pair := range pairs {
		out.Bigrams[pair] = s.bigram(places[pair.First], places[pair.Second])
	}
	return out, nil
}

// occurrences holds every place of a key: document, field and position packed
// so that the next place is one more. Ascending.
type occurrences []uint64

const (
	fieldBits    = 2
	positionBits = 30
)

func (s *SourceStore) key(key string) (KeyPostings, occurrences, error) {
	terms, err := s.source.Forms(key)
	if err != nil {
		return KeyPostings{}, nil, err
	}
	var list KeyPostings
	var all occurrences
	for _, term := range terms {
		postings, err := s.source.Postings(term)
		if err != nil {
			return KeyPostings{}, nil, err
		}
		list.Forms = append(list.Forms, MakeForm(term, postings, s.docIDs, s.quantiser))
		for _, p := range postings {
			at := uint64(p.Doc)<<(fieldBits+positionBits) | uint64(p.Field)<<positionBits
			for _, position := range p.Positions {
				all = append(all, at|uint64(position))
			}
			if p.Field == Title && p.Positions[0] == 1 {
				list.TitleStarts = append(list.TitleStarts, s.docIDs[p.Doc])
			}
		}
	}
	slices.Sort(all)
	slices.Sort(list.TitleStarts)
	return list, all, nil
}

// pair finds where a place of the second key follows one of the first.
func (s *SourceStore) bigram(first, second occurrences) BigramPostings {
	found := map[uint32]BigramPlaces{}
	j := 0
	for _, at := range first {
		for j < len(second) && second[j] <= at {
			j++
		}
		if j < len(second) && second[j] == at+1 {
			doc := at >> (fieldBits + positionBits)
			field := Field(at >> positionBits & (1<<fieldBits - 1))
			last := uint32((at + 1) & (1<<positionBits - 1))
			d := s.docIDs[doc]
			found[d] = found[d].Or(BigramPlaces{field == Title, last <= s.docs[doc].Ends[field]})
		}
	}
	return MergedBigram(found)
}

// Texts implements Store; it always gives whole texts.
func (s *SourceStore) Texts(_ context.Context, numbers []uint32, _ bool) ([]Text, error) {
	out := make([]Text, len(numbers))
	for i, n := range numbers {
		doc := s.documents[n]
		d := &s.docs[doc]
		summary, body, err := s.source.Text(doc)
		if err != nil {
			return nil, err
		}
		out[i] = Text{Title: d.Title, Address: d.Address, Date: d.Date, Summary: summary, Body: body, Whole: true}
	}
	return out, nil
}

// Days implements Store.
func (s *SourceStore) Days(_ context.Context, year int) ([]int32, error) {
	y := s.catalogue.SchoolYears[year]
	days := make([]int32, y.Size)
	for i := range days {
		n := y.Base + uint32(i)
		if !s.catalogue.Taken(n) {
			continue
		}
		_, day, err := when(&s.docs[s.documents[n]])
		if err != nil {
			return nil, err
		}
		days[i] = day
	}
	return days, nil
}

// Words implements Store.
func (s *SourceStore) Syllables(context.Context) ([]Syllable, error) { return s.syllables() }

func (s *SourceStore) readSyllables() ([]Syllable, error) {
	frequencies := map[string]int{}
	err := s.source.Terms(func(term string, postings []Posting) error {
		last := -1
		n := 0
		for _, p := range postings {
			if int(p.Doc) != last {
				last = int(p.Doc)
				n++
			}
		}
		frequencies[vi.Key(term)] += n
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the dictionary: %w", err)
	}
	return FrequentSyllables(frequencies), nil
}
