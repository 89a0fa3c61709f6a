package search

import "context"

// correct evaluates a query in another spelling, if some of its terms may be
// misspelt. It gives the evaluation to answer, and what is to be said of it.
//
// Nothing that was found is lost by an answer to the other spelling: it is given
// where nothing was found, or where what was found lacks terms that no document
// holds, so that it holds as much of the other spelling. Else the other spelling
// is only offered.
func (s *Searcher) correct(ctx context.Context, typed *evaluation) (*evaluation, *Suggestion, error) {
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

// doubtfulTerms lists the query terms that hardly any document holds, in the
// order of the query; rare is whether any does.
func doubtfulTerms(e *evaluation) (terms []QueryTerm, rare bool) {
	if e.match.whole > 0 && e.plan.plain > strictClauses {
		return nil, false
	}
	for i, sequence := range e.query.Sequences {
		for j, term := range sequence.Terms {
			if idf := e.scores.idf[e.plan.sequences[i].clauses[j]]; idf == 0 || idf >= doubtfulIDF {
				terms = append(terms, term)
				rare = rare || idf > 0
			}
		}
	}
	return terms, rare
}

// isBetter reports whether another spelling is worth a word.
func isBetter(other, typed *match) bool {
	if typed.strict {
		return other.whole > offerTimes*typed.whole
	}
	return other.strict
}
