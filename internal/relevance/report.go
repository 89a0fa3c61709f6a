package relevance

import (
	"context"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// all is more hits than any archive of the cases has.
const all = 10000

// An Answer is what a query brought.
type Answer struct {
	Result *search.Result
	Rank   int // of the first write-up expected, 0 if it is not among the hits
}

// Ask puts a query; expected are addresses.
func Ask(ctx context.Context, s *search.Searcher, query string, limit int, expected ...string) (Answer, error) {
	r, err := s.Search(ctx, query, search.Options{Limit: limit})
	if err != nil {
		return Answer{}, err
	}
	for i, hit := range r.Hits {
		for _, address := range expected {
			if "/"+hit.URL == address {
				return Answer{r, i + 1}, nil
			}
		}
	}
	return Answer{r, 0}, nil
}

// Explain says what came in place of what was expected, with the points of
// both.
func Explain(ctx context.Context, s *search.Searcher, query string, expected ...string) (string, error) {
	a, err := Ask(ctx, s, query, all, expected...)
	if err != nil {
		return "", err
	}
	if len(a.Result.Hits) == 0 {
		return "nothing came", nil
	}
	came := a.Result.Hits[0]
	var b strings.Builder
	fmt.Fprintf(&b, "came first:  %s\n             %s\n", came.Title, came.URL)
	if a.Rank == 0 {
		fmt.Fprintf(&b, "expected:    not found\n             %s\n", strings.Join(expected, " "))
		return b.String(), nil
	}
	wanted := a.Result.Hits[a.Rank-1]
	fmt.Fprintf(&b, "expected:    %s\n             %s, which is number %d\n", wanted.Title, wanted.URL, a.Rank)
	err = comparePoints(ctx, &b, s, query, a.Rank)
	return b.String(), err
}

// comparePoints writes the parts of two scores side by side: of the hit of a rank
// and of the first.
func comparePoints(ctx context.Context, b *strings.Builder, s *search.Searcher, query string, rank int) error {
	type part struct{ kind, what string }
	var order []part
	points := map[part][2]int{}
	var sums [2]int
	for i, rank := range []int{rank, 1} {
		r, err := s.Search(ctx, query, search.Options{Offset: rank - 1, Limit: 1, Explain: true})
		if err != nil {
			return err
		}
		sums[i] = r.Hits[0].Score
		for _, share := range r.Hits[0].Explanation.Parts {
			p := part{share.Kind, share.What}
			both, seen := points[p]
			if !seen {
				order = append(order, p)
			}
			both[i] += share.Points
			points[p] = both
		}
	}
	fmt.Fprintf(b, "  %9s %9s\n", "expected", "came")
	for _, p := range order {
		fmt.Fprintf(b, "  %9d %9d  %s: %s\n", points[p][0], points[p][1], p.kind, p.what)
	}
	fmt.Fprintf(b, "  %9d %9d  sum\n", sums[0], sums[1])
	return nil
}
