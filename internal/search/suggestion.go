package search

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
