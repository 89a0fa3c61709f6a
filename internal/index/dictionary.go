package index

import (
	"container/heap"
	"fmt"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/vi"
)

// A cursor walks the terms of one field in one segment. Everything here reads
// bleve's segments themselves: through its index reader, which opens a posting list in
// all segments for each term and field, reading all of 10,000 news articles
// takes 3.1 s instead of 0.6.
type cursor struct {
	field corpus.Field
	from  *segment
	dict  segmentapi.TermDictionary
	terms segmentapi.DictionaryIterator
	term  string
}

// advance goes to the next term; more is false at the end.
func (c *cursor) advance() (more bool, err error) {
	entry, err := c.terms.Next()
	if err != nil || entry == nil {
		return false, err
	}
	c.term = entry.Term
	return true, nil
}

// cursors opens the dictionaries of all fields and segments.
func (v *view) cursors() ([]*cursor, error) {
	var all []*cursor
	for i := range v.segments {
		for field, name := range textFields {
			dict, err := v.segments[i].Segment().Dictionary(name)
			if err != nil {
				return nil, fmt.Errorf("dictionary of field %s: %w", name, err)
			}
			all = append(all, &cursor{field: corpus.Field(field), from: &v.segments[i], dict: dict})
		}
	}
	return all, nil
}

// find gives the cursors whose dictionaries hold a term.
func (v *view) find(term []byte) ([]*cursor, error) {
	all, err := v.cursors()
	if err != nil {
		return nil, err
	}
	holding := all[:0]
	for _, c := range all {
		holds, err := c.dict.Contains(term)
		if err != nil {
			return nil, err
		}
		if holds {
			holding = append(holding, c)
		}
	}
	return holding, nil
}

// uncounted is what bleve's dictionaries offer to those who do not need to
// know in how many documents each term is, which costs a look into its posting list.
type uncounted interface {
	AutomatonIteratorOmitCount(a segmentapi.Automaton, from, to []byte) segmentapi.DictionaryIterator
}

func iterate(dict segmentapi.TermDictionary) segmentapi.DictionaryIterator {
	if d, ok := dict.(uncounted); ok {
		return d.AutomatonIteratorOmitCount(nil, nil, nil)
	}
	return dict.AutomatonIterator(nil, nil, nil)
}

// eachTerm calls f for every term of the dictionaries in byte order, with the
// cursors that stand on it, which are valid during the call.
func (v *view) eachTerm(f func(term string, at []*cursor) error) error {
	all, err := v.cursors()
	if err != nil {
		return err
	}
	queue := make(cursorQueue, 0, len(all))
	for _, c := range all {
		c.terms = iterate(c.dict)
		if more, err := c.advance(); err != nil {
			return err
		} else if more {
			queue = append(queue, c)
		}
	}
	heap.Init(&queue)
	var at []*cursor
	for len(queue) > 0 {
		at = at[:0]
		for term := queue[0].term; len(queue) > 0 && queue[0].term == term; {
			at = append(at, heap.Pop(&queue).(*cursor))
		}
		if err := f(at[0].term, at); err != nil {
			return err
		}
		for _, c := range at {
			if more, err := c.advance(); err != nil {
				return err
			} else if more {
				heap.Push(&queue, c)
			}
		}
	}
	return nil
}

// A cursorQueue is a heap with the smallest term first.
type cursorQueue []*cursor

func (q cursorQueue) Len() int           { return len(q) }
func (q cursorQueue) Less(a, b int) bool { return q[a].term < q[b].term }
func (q cursorQueue) Swap(a, b int)      { q[a], q[b] = q[b], q[a] }
func (q *cursorQueue) Push(c any)        { *q = append(*q, c.(*cursor)) }
func (q *cursorQueue) Pop() any {
	last := len(*q) - 1
	c := (*q)[last]
	*q = (*q)[:last]
	return c
}

// Forms returns the accented forms of a key, in byte order; none if the key is
// unknown.
func (ix *Index) Forms(key string) ([]string, error) {
	if ix.view == nil {
		return nil, nil
	}
	forms, err := ix.view.forms()
	if err != nil {
		return nil, fmt.Errorf("forms of %q: %w", key, err)
	}
	return forms[key], nil
}

// readForms groups the terms of the dictionary by their keys.
func (v *view) readForms() (map[string][]string, error) {
	forms := map[string][]string{}
	err := v.eachTerm(func(term string, at []*cursor) error {
		living, err := anyLives(term, at)
		if living {
			key := vi.Key(term)
			forms[key] = append(forms[key], term)
		}
		return err
	})
	return forms, err
}

// anyLives reports whether a term is in a document that was not deleted: the
// dictionary of a segment keeps the terms of deleted ones.
func anyLives(term string, at []*cursor) (bool, error) {
	for _, c := range at {
		deleted := c.from.Deleted()
		if deleted == nil {
			return true, nil
		}
		list, err := c.dict.PostingsList([]byte(term), deleted, nil)
		if err != nil {
			return false, fmt.Errorf("postings of %q: %w", term, err)
		}
		if list.Count() > 0 {
			return true, nil
		}
	}
	return false, nil
}
