package search

import (
	"context"
	"fmt"
	"slices"
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

func (s *Searcher) search(ctx context.Context, text string, o Options) (*Result, error) {
	a, err := s.evaluate(ctx, Parse(text), o)
	if err != nil {
		return nil, err
	}
	a.match.setMinimum(true)
	a, suggestion, err := s.correct(ctx, a)
	if err != nil {
		return nil, err
	}
	r, err := a.answer(ctx)
	if err == nil && r.Total == 0 && a.unquote() {
		if a, err = s.evaluate(ctx, a.query, o); err == nil {
			r, err = a.answer(ctx)
		}
		if err == nil {
			r.Relaxed = true
		}
	}
	if err != nil {
		return nil, err
	}
	r.Suggestion = suggestion
	return r, nil
}

// unquote reads the phrases of a query as plain words, if it has any beside
// plain words. A query of phrases alone finds them or nothing.
func (a *evaluation) unquote() bool {
	if a.plan.phrases == 0 || a.plan.phrases == len(a.plan.sequences) {
		return false
	}
	for i := range a.query.Sequences {
		a.query.Sequences[i].Phrase = false
	}
	return true
}

// An asking is a query on its way to a result.
type evaluation struct {
	store   Store
	query   *Query
	options Options
	lists   *PostingLists
	plan    *queryPlan
	match   *match
}

// ask reads the lists of a query and adds up what they say.
func (s *Searcher) evaluate(ctx context.Context, q *Query, o Options) (*evaluation, error) {
	return s.evaluateTraced(ctx, q, o, nil)
}

// askTracing is ask; a trace takes down where the points come from.
func (s *Searcher) evaluateTraced(ctx context.Context, q *Query, o Options, tr *trace) (*evaluation, error) {
	a := &evaluation{store: s.store, query: q.WithSynonyms(s.store.Catalogue().Lexicon), options: o}
	if err := a.read(ctx); err != nil {
		return nil, err
	}
	if a.endsInPrefix() {
		if err := a.completePrefix(ctx); err != nil {
			return nil, err
		}
	}
	c := s.store.Catalogue()
	t := newScorer(a.plan, a.lists, c)
	t.trace = tr
	t.add()
	a.match = &match{
		catalogue: c, tally: t,
		chosen:   choose(c, o.Filters, q.Filters),
		excluded: exclude(q.Excluded, a.lists, c),
	}
	return a, nil
}

// read gets all lists at once, those of exclusions too.
func (a *evaluation) read(ctx context.Context) (err error) {
	a.plan = planQuery(a.query.Sequences)
	keys, pairs := planQuery(slices.Concat(a.query.Sequences, a.query.Excluded)).wants()
	a.lists, err = a.store.Postings(ctx, keys, pairs)
	return err
}

// answer turns what was found into a result: counts, order, one page of hits.
func (a *evaluation) answer(ctx context.Context) (*Result, error) {
	a.match.setMinimum(false)
	facets, found := a.match.facetCounts()
	r := &Result{Total: len(found), Relaxed: a.match.relaxed, Facets: facets, Hits: []Hit{}}
	order := a.order(found)
	var err error
	var numbers []uint32
	from, to := a.page()
	if a.mustVerify() {
		numbers, err = a.verified(ctx, order, r)
	} else {
		numbers, err = order.first(ctx, to)
	}
	if err != nil || from >= len(numbers) {
		return r, err
	}
	r.Hits, err = a.hits(ctx, numbers[from:])
	return r, err
}

// page tells which of the hits are wanted.
func (a *evaluation) page() (from, to int) {
	limit := a.options.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	from = max(0, a.options.Offset)
	return from, from + max(0, limit)
}

func (a *evaluation) order(found []uint32) ranker {
	byDate := a.options.Sort == ByDate || a.options.Sort == "" && len(a.query.Sequences) == 0
	if byDate {
		return &calendar{a.store, a.match.tally.score, found}
	}
	return newRanking(a.store, a.match.tally.score, found)
}
