package pipeline

import (
	"context"
	"sync"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/site"
)

// relations are what only the index of all texts knows of pages.
type relations struct {
	Related map[string][]string   // addresses by address, the nearest first
	Answers map[string]site.Found // of the searches that the settings name, by name
}

// asking answers the searches that the settings name, as the search page does, and
// keeps the answers: who joins parts asks for those who publish.
func (b *builder) asking() func(context.Context, site.Search) (site.Found, error) {
	searcher := sync.OnceValues(func() (*search.Searcher, error) {
		store, err := corpus.NewStore(b.found, Labels(b.archive.Rules, b.lang))
		return search.New(store), err
	})
	return func(ctx context.Context, asked site.Search) (site.Found, error) {
		if found, ok := b.Answers[asked.Name]; ok {
			return found, nil
		}
		s, err := searcher()
		if err != nil {
			return site.Found{}, err
		}
		found, err := answer(ctx, s, asked)
		if err != nil {
			return site.Found{}, err
		}
		if b.Answers == nil {
			b.Answers = map[string]site.Found{}
		}
		b.Answers[asked.Name] = found
		return found, nil
	}
}

// answer finds the newest write-ups that hold all that is asked for, exactly as it
// is written: a feed must not change its subject because a word is rare today.
func answer(ctx context.Context, s *search.Searcher, asked site.Search) (found site.Found, err error) {
	o := search.Options{
		Filters: map[search.Facet][]string{}, From: asked.Query.Get(search.FromName), To: asked.Query.Get(search.ToName),
		Sort: search.ByDate, Limit: site.NewestFound, Exact: true, Uncounted: true,
	}
	for f := range search.NumFacets {
		o.Filters[f] = asked.Query[f.String()]
	}
	r, err := s.Search(ctx, asked.Query.Get("q"), o)
	if err != nil {
		return found, err
	}
	for _, filter := range r.Unknown {
		found.Unknown = append(found.Unknown, filter.Name+"="+filter.Value)
	}
	if r.Relaxed || len(r.Unknown) > 0 {
		return found, nil
	}
	for _, hit := range r.Hits[:min(len(r.Hits), r.Total)] {
		found.Newest = append(found.Newest, "/"+hit.URL)
	}
	found.Total = r.Total
	return found, nil
}
