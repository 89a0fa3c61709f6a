package corpus

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A Store is a search.Store that answers from the index itself, for the command
// line. It makes the posting lists that are published when they are asked for.
type Store struct {
	source    Source
	docs      []Document
	quantiser *Quantiser
	catalogue *search.Catalogue
	columns   *search.Columns
	docIDs    []uint32 // by document
	documents []uint32 // by docID
	syllables func() ([]search.Syllable, error)
}

// NewStore makes a store over an index, which must not change while it is used.
func NewStore(source Source, labels Labels) (*Store, error) {
	catalogue, columns, docIDs, err := CatalogueOf(source, labels)
	if err != nil {
		return nil, err
	}
	docs := source.Documents()
	s := &Store{source: source, docs: docs, quantiser: NewQuantiser(docs), catalogue: catalogue, columns: columns, docIDs: docIDs}
	s.documents = make([]uint32, catalogue.MaxDoc())
	for doc, d := range docIDs {
		s.documents[d] = uint32(doc)
	}
	s.syllables = sync.OnceValues(s.readSyllables)
	return s, nil
}

// Catalogue implements search.Store.
func (s *Store) Catalogue() *search.Catalogue { return s.catalogue }

// Columns implements search.Store.
func (s *Store) Columns(context.Context) (*search.Columns, error) { return s.columns, nil }

// Postings implements search.Store.
func (s *Store) Postings(_ context.Context, keys []string, bigrams []search.Bigram) (*search.PostingLists, error) {
	out := &search.PostingLists{Keys: map[string]search.KeyPostings{}, Bigrams: map[search.Bigram]search.BigramPostings{}}
	all := map[string]occurrences{}
	for _, key := range keys {
		postings, at, err := s.key(key)
		if err != nil {
			return nil, fmt.Errorf("postings of %q: %w", key, err)
		}
		out.Keys[key], all[key] = postings, at
	}
	for _, b := range bigrams {
		out.Bigrams[b] = s.bigram(all[b.First], all[b.Second])
	}
	return out, nil
}

// occurrences are where a key occurs: document, field and position packed so
// that the next position is one more. Ascending.
type occurrences []uint64

const (
	fieldBits    = 3
	positionBits = 29
)

// key makes the postings of a key.
func (s *Store) key(key string) (search.KeyPostings, occurrences, error) {
	terms, err := s.source.Forms(key)
	if err != nil {
		return search.KeyPostings{}, nil, err
	}
	var out search.KeyPostings
	var all occurrences
	for _, term := range terms {
		postings, err := s.source.Postings(term)
		if err != nil {
			return search.KeyPostings{}, nil, err
		}
		out.Forms = append(out.Forms, MakeForm(term, postings, s.docIDs, s.quantiser))
		for _, p := range postings {
			at := uint64(p.Doc)<<(fieldBits+positionBits) | uint64(p.Field)<<positionBits
			for _, position := range p.Positions {
				all = append(all, at|uint64(position))
			}
			if p.Field == Title && p.Positions[0] == 1 {
				out.TitleStarts = append(out.TitleStarts, s.docIDs[p.Doc])
			}
		}
	}
	slices.Sort(all)
	slices.Sort(out.TitleStarts)
	return out, all, nil
}

// bigram finds where the second key follows the first.
func (s *Store) bigram(first, second occurrences) search.BigramPostings {
	found := map[uint32]search.BigramPlaces{}
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
			found[d] = found[d].Or(search.BigramPlaces{InTitle: field == Title, InText: last <= s.docs[doc].Ends[field]})
		}
	}
	return search.MergedBigram(found)
}

// Texts implements search.Store; it always gives whole texts.
func (s *Store) Texts(_ context.Context, docIDs []uint32, _ bool) ([]search.Text, error) {
	out := make([]search.Text, len(docIDs))
	for i, docID := range docIDs {
		doc := s.documents[docID]
		d := &s.docs[doc]
		summary, body, err := s.source.Text(doc)
		if err != nil {
			return nil, err
		}
		out[i] = search.Text{Title: d.Title, Address: d.Address, Date: d.Date, Place: s.columns.Locality(docID), Summary: summary, Body: body, Whole: true}
	}
	return out, nil
}

// Days implements search.Store.
func (s *Store) Days(_ context.Context, schoolYear int) ([]int32, error) {
	y := s.catalogue.SchoolYears[schoolYear]
	days := make([]int32, y.Size)
	for i := range days {
		d := y.Base + uint32(i)
		if !s.catalogue.Taken(d) {
			continue
		}
		_, day, err := s.docs[s.documents[d]].when()
		if err != nil {
			return nil, err
		}
		days[i] = day
	}
	return days, nil
}

// Values implements search.Store.
func (s *Store) Values(_ context.Context, f search.Facet) ([]search.ValueDocs, error) {
	return ValuesOf(s.docs, s.docIDs, f), nil
}

// Syllables implements search.Store.
func (s *Store) Syllables(context.Context) ([]search.Syllable, error) { return s.syllables() }

func (s *Store) readSyllables() ([]search.Syllable, error) {
	frequencies := map[string]int{}
	err := s.source.Terms(func(term string, postings []Posting) error {
		last := -1
		for _, p := range postings {
			if int(p.Doc) != last {
				last = int(p.Doc)
				frequencies[vi.Key(term)]++
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the dictionary: %w", err)
	}
	return FrequentSyllables(frequencies), nil
}
