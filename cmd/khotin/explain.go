package main

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/search"
)

// explain says where the score of each hit comes from, for the query that was
// answered in the end: corrected, or without its quotes.
func explain(ctx context.Context, s *search.Searcher, query string, r *search.Result) ([]*search.Explanation, error) {
	if r.Suggestion != nil && r.Suggestion.Applied {
		query = r.Suggestion.Query
	}
	explained := make([]*search.Explanation, len(r.Hits))
	for i, hit := range r.Hits {
		e, err := s.Explain(ctx, query, hit.DocID)
		if err == nil && e.Score != hit.Score && r.Relaxed {
			e, err = s.Explain(ctx, quotes.Replace(query), hit.DocID)
		}
		if err != nil {
			return nil, err
		}
		explained[i] = e
	}
	return explained, nil
}

// quotes takes away what makes phrases.
var quotes = strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "„", " ")

// shareNames says what the lines of the formula are about, in Vietnamese; in
// English they go by their own names.
var shareNames = map[string]string{
	"syllable":         "tiếng",
	"marks":            "đúng dấu",
	"pair":             "hai tiếng liền",
	"three in a row":   "ba tiếng liền",
	"all in a row":     "cả cụm liền nhau",
	"all in the title": "cả cụm ở tiêu đề",
	"title begins":     "mở đầu tiêu đề",
}

// printExplanation writes a table: points, line of the formula, what it is about.
func (a *app) printExplanation(e *search.Explanation) {
	names := make([]string, len(e.Parts))
	wide := 0
	for i, p := range e.Parts {
		names[i] = p.Kind
		if name, ok := shareNames[p.Kind]; ok && a.lang == diag.Vietnamese {
			names[i] = name
		}
		wide = max(wide, utf8.RuneCountInString(names[i]))
	}
	for i, p := range e.Parts {
		fmt.Fprintf(a.Out, "    %10d  %-*s  %s\n", p.Points, wide, names[i], p.What)
	}
	fmt.Fprintf(a.Out, "    %10d  %s\n", e.Score, a.text("tổng cộng", "in all"))
}

// explainedHit is a hit with its explanation, for machines.
type explainedHit struct {
	search.Hit
	Explanation *search.Explanation `json:"explanation"`
}

// forMachines is what --json prints: the result as the site's client gives it
// and, if asked for, the explanations.
func (r answered) forMachines() any {
	if r.explained == nil {
		return r.Result
	}
	hits := make([]explainedHit, len(r.Hits))
	for i := range r.Hits {
		hits[i] = explainedHit{r.Hits[i], r.explained[i]}
	}
	return struct {
		*search.Result
		Hits []explainedHit `json:"hits"`
	}{r.Result, hits}
}
