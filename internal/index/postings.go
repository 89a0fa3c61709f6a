package index

import (
	"fmt"
	"slices"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/khotin/khotin/internal/corpus"
)

// Postings returns the posting list of one term, by document and then field.
func (ix *Index) Postings(term string) ([]corpus.Posting, error) {
	if ix.view == nil {
		return nil, nil
	}
	at, err := ix.view.find([]byte(term))
	var l postingList
	if err == nil {
		err = l.read([]byte(term), at)
	}
	if err != nil {
		return nil, fmt.Errorf("postings of %q: %w", term, err)
	}
	return l.sorted(), nil
}

// Terms calls yield for every term in byte order, with its posting list, which is only
// valid during the call.
func (ix *Index) Terms(yield func(term string, postings []corpus.Posting) error) error {
	if ix.view == nil {
		return nil
	}
	return ix.view.eachPostingList(yield)
}

func (v *view) eachPostingList(yield func(term string, postings []corpus.Posting) error) error {
	var l postingList
	return v.eachTerm(func(term string, at []*cursor) error {
		l.reset()
		if err := l.read([]byte(term), at); err != nil {
			return fmt.Errorf("postings of %q: %w", term, err)
		}
		if len(l.entries) == 0 {
			return nil // all its documents were deleted
		}
		return yield(term, l.sorted())
	})
}

// A postingList gathers the postings of one term from all fields and segments, in
// memory that is used again for the next term.
type postingList struct {
	entries   []uint64 // one a posting: document ID, field and its index in starts
	starts    []uint32 // where each posting's positions start
	positions []uint32
	postings  []corpus.Posting

	found segmentapi.PostingsList
	next  segmentapi.PostingsIterator
}

// An entry is packed so that entries sort as numbers: 32 bits of document
// ID, 3 of field, 29 of index.
const (
	docShift   = 32
	fieldShift = 29
	fieldMask  = 1<<(docShift-fieldShift) - 1
	startMask  = 1<<fieldShift - 1
)

func (l *postingList) reset() {
	l.entries, l.starts, l.positions = l.entries[:0], l.starts[:0], l.positions[:0]
}

// read adds a term's postings of the given dictionaries, all of which must hold
// the term: bleve reads on at random in a list used again for a term that is
// not there.
func (l *postingList) read(term []byte, from []*cursor) (err error) {
	for _, c := range from {
		l.found, err = c.dict.PostingsList(term, c.from.Deleted(), l.found)
		if err != nil {
			return err
		}
		l.next = l.found.Iterator(true, true, true, l.next)
		for {
			p, err := l.next.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			l.add(c, p)
		}
	}
	return nil
}

func (l *postingList) add(c *cursor, p segmentapi.Posting) {
	docID := c.from.docIDs[p.Number()]
	l.entries = append(l.entries, uint64(docID)<<docShift|uint64(c.field)<<fieldShift|uint64(len(l.starts)))
	l.starts = append(l.starts, uint32(len(l.positions)))
	for _, at := range p.Locations() {
		l.positions = append(l.positions, uint32(at.Pos()))
	}
}

// sorted gives the postings by document and then field; they are valid until reset.
func (l *postingList) sorted() []corpus.Posting {
	slices.Sort(l.entries)
	l.starts = append(l.starts, uint32(len(l.positions)))
	l.postings = slices.Grow(l.postings[:0], len(l.entries))
	for _, e := range l.entries {
		start, end := l.starts[e&startMask], l.starts[e&startMask+1]
		l.postings = append(l.postings, corpus.Posting{
			Doc:       uint32(e >> docShift),
			Field:     corpus.Field(e >> fieldShift & fieldMask),
			Positions: l.positions[start:end:end],
		})
	}
	return l.postings
}
