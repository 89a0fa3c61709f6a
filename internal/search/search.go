package search

import (
	"context"
	"fmt"
)

// A Searcher answers queries from a store.
type Searcher struct{ store Store }

// New makes a Searcher. It may be used from several goroutines.
func New(store Store) *Searcher { return &Searcher{store} }

// Search answers a query. The answer depends on nothing but the archive, the
// query and the options.
func (s *Searcher) Search(ctx context.Context, query string, o Options) (*Result, error) {
	r, err := s.search(ctx, query, o)
	if err != nil {
		return nil, fmt.Errorf("search for %q: %w", query, err)
	}
	return r, nil
}

// search takes a query down the stages: as it was typed, in another spelling,
// or without its quotes.
func (s *Searcher) search(ctx context.Context, text string, o Options) (*Result, error) {
	e, err := s.evaluateCorrected(ctx, text, o)
	if err != nil {
		return nil, err
	}
	r, err := s.answer(ctx, e)
	if err != nil || r.Total+r.Partial > 0 || e.plan.phrases == 0 || e.plan.phrases == len(e.plan.sequences) {
		return r, err
	}
	// Phrases beside plain words: better the words of the phrases than nothing.
	unquoted, err := s.evaluate(ctx, e.query.withoutQuotes(), o)
	if err != nil {
		return nil, err
	}
	unquoted.suggestion = e.suggestion
	if r, err = s.answer(ctx, unquoted); err != nil {
		return nil, err
	}
	r.Relaxed = true
	return r, nil
}

// evaluateCorrected evaluates a query, in another spelling where some of its
// terms may be misspelt.
func (s *Searcher) evaluateCorrected(ctx context.Context, query string, o Options) (*evaluation, error) {
	typed, err := s.evaluate(ctx, Parse(query), o)
	if err != nil || o.Exact {
		return typed, err
	}
	doubtful := doubtfulTerms(typed)
	if len(doubtful) == 0 {
		return typed, nil
	}
	syllables, err := s.store.Syllables(ctx)
	if err != nil {
		return nil, err
	}
	text := correct(typed.query, doubtful, syllables)
	if text == query {
		return typed, nil
	}
	other, err := s.evaluate(ctx, Parse(text), o)
	if err != nil || !isBetter(other, typed) {
		return typed, err
	}
	suggestion := &Suggestion{Query: text, Applied: mayApply(typed)}
	if suggestion.Applied {
		typed = other
	}
	typed.suggestion = suggestion
	return typed, nil
}

// evaluate finds what matches a query.
func (s *Searcher) evaluate(ctx context.Context, typed *Query, o Options) (*evaluation, error) {
	c := s.store.Catalogue()
	e := &evaluation{store: s.store, options: o}
	var err error
	if e.narrowing, err = narrow(ctx, s.store, o, typed); err != nil {
		return nil, err
	}
	if err := e.readPostings(ctx, typed.WithSynonyms(c.Lexicon)); err != nil {
		return nil, err
	}
	if prefix := prefixTerm(e.query); prefix != nil && isUnfinished(prefix, len(e.postings.Keys[prefix.Keys[0]].Forms) > 0) {
		syllables, err := s.store.Syllables(ctx)
		if err != nil {
			return nil, err
		}
		if completed, ok := completePrefix(e.query, syllables); ok {
			if err := e.readPostings(ctx, completed); err != nil {
				return nil, err
			}
		}
	}
	e.scores = score(e.plan, e.postings, c, nil)
	required := holders(e.plan, e.postings, c.MaxDoc())
	if e.query.wordless() {
		required = append(required, func(uint32) bool { return false })
	}
	e.match = findMatches(c, e.plan, e.scores, e.narrowing.selection, required, holders(e.excluded, e.postings, c.MaxDoc()), o.Partial)
	return e, nil
}

// readPostings plans a query and gets all posting lists at once, those of
// exclusions too.
func (e *evaluation) readPostings(ctx context.Context, q *Query) (err error) {
	e.query, e.plan, e.excluded = q, planQuery(q.Sequences, q.Text), planQuery(q.Excluded, q.Text)
	keys, bigrams := wanted(e.plan, e.excluded)
	e.postings, err = e.store.Postings(ctx, keys, bigrams)
	return err
}

// answer makes the result of an evaluation: order, one page of hits, what is
// known of the total.
func (s *Searcher) answer(ctx context.Context, e *evaluation) (*Result, error) {
	from, to := e.options.page()
	first := e.order()
	v := verification{total: len(e.match.docIDs), partial: len(e.match.partial)}
	var err error
	if e.plan.phrases > 0 {
		v, err = verify(ctx, e, first, to)
	} else {
		v.docIDs, err = first(ctx, to)
	}
	if err != nil {
		return nil, err
	}
	facets, err := e.count(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r := &Result{
		Total: v.total, Partial: v.partial, Approximate: v.approximate, Unread: v.unread, Relaxed: e.match.relaxed, Facets: facets,
		Uncounted: err != nil, CountError: err, // what was found is shown all the same
		Wordless: e.query.wordless(), Missing: missingTerms(e), Suggestion: e.suggestion, Unknown: e.narrowing.unknown, Meant: e.narrowing.meant, Reversed: e.narrowing.reversed,
	}
	r.Hits, err = hits(ctx, e, v.docIDs[min(from, len(v.docIDs)):])
	return r, err
}
