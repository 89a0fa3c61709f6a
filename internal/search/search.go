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
	e, err := s.evaluate(ctx, Parse(text), o)
	if err != nil {
		return nil, err
	}
	e, suggestion, err := s.evaluateCorrected(ctx, e)
	if err != nil {
		return nil, err
	}
	r, err := s.answer(ctx, e)
	if err != nil {
		return nil, err
	}
	if r.Total == 0 && e.plan.phrases > 0 && e.plan.phrases < len(e.plan.sequences) {
		// Phrases beside plain words: better the words of the phrases than nothing.
		if e, err = s.evaluate(ctx, e.query.withoutQuotes(), o); err != nil {
			return nil, err
		}
		if r, err = s.answer(ctx, e); err != nil {
			return nil, err
		}
		r.Relaxed = true
	}
	r.Suggestion = suggestion
	return r, nil
}

// evaluateCorrected evaluates a query in another spelling, if some of its terms
// may be misspelt. It gives the evaluation to answer, and what is to be said of it.
//
// Nothing that was found is lost by an answer to the other spelling: it is given
// where nothing was found, or where what was found lacks terms that no document
// holds, so that it holds as much of the other spelling. Else the other spelling
// is only offered.
func (s *Searcher) evaluateCorrected(ctx context.Context, typed *evaluation) (*evaluation, *Suggestion, error) {
	doubtful, rare := doubtfulTerms(typed)
	if len(doubtful) == 0 || typed.options.Exact {
		return typed, nil, nil
	}
	syllables, err := s.store.Syllables(ctx)
	if err != nil {
		return nil, nil, err
	}
	text := correct(typed.query.Text, doubtful, syllables)
	if text == typed.query.Text {
		return typed, nil, nil
	}
	other, err := s.evaluate(ctx, Parse(text), typed.options)
	if err != nil || !isBetter(other.match, typed.match) {
		return typed, nil, err
	}
	if !typed.match.strict || typed.match.whole == 0 && !rare {
		return other, &Suggestion{Query: text, Applied: true}, nil
	}
	return typed, &Suggestion{Query: text}, nil
}

// evaluate finds what matches a query.
func (s *Searcher) evaluate(ctx context.Context, q *Query, o Options) (*evaluation, error) {
	c := s.store.Catalogue()
	e := &evaluation{store: s.store, options: o, query: q.WithSynonyms(c.Lexicon)}
	excluded, err := e.readPostings(ctx)
	if err != nil {
		return nil, err
	}
	if prefix := prefixTerm(e.query); prefix != nil && len(e.postings.Keys[prefix.Keys[0]].Forms) == 0 {
		syllables, err := s.store.Syllables(ctx)
		if err != nil {
			return nil, err
		}
		var completed bool
		if e.query, completed = completePrefix(e.query, syllables); completed {
			if excluded, err = e.readPostings(ctx); err != nil {
				return nil, err
			}
		}
	}
	e.scores = score(e.plan, e.postings, c, nil)
	e.match = findMatches(&matcher{
		catalogue: c, plan: e.plan, scores: e.scores, chosen: choose(c, o.Filters, q.Filters),
		required: allowed(e.plan, e.postings, c.MaxDoc()), excluded: exclude(excluded, e.postings, c.MaxDoc()),
	})
	return e, nil
}

// readPostings plans the query and gets all posting lists at once, those of
// exclusions too, whose plan it gives.
func (e *evaluation) readPostings(ctx context.Context) (excluded *queryPlan, err error) {
	e.plan, excluded = planQuery(e.query.Sequences), planQuery(e.query.Excluded)
	keys, bigrams := wanted(e.plan, excluded)
	e.postings, err = e.store.Postings(ctx, keys, bigrams)
	return excluded, err
}

// answer makes the result of an evaluation: order, one page of hits, what is
// known of the total.
func (s *Searcher) answer(ctx context.Context, e *evaluation) (*Result, error) {
	from, to := e.options.page()
	ordered := byRelevance
	if e.options.Sort == ByDate || e.options.Sort == "" && len(e.query.Sequences) == 0 {
		ordered = byDate
	}
	first := ordered(s.store, e.match, e.scores.score)
	v := verification{total: len(e.match.docIDs)}
	var err error
	if e.plan.phrases > 0 {
		v, err = verify(ctx, e, first, to)
	} else {
		v.docIDs, err = first(ctx, to)
	}
	if err != nil {
		return nil, err
	}
	r := &Result{Total: v.total, Approximate: v.approximate, Relaxed: e.match.relaxed, Facets: e.match.facets}
	r.Hits, err = hits(ctx, e, v.docIDs[min(from, len(v.docIDs)):])
	for i := range r.Hits {
		if e.options.Explain {
			r.Hits[i].Explanation = explain(e, r.Hits[i].DocID)
		}
	}
	return r, err
}
