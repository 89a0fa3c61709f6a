package search

import "slices"

// doubtfulTerms lists the query terms that hardly any document holds, in the
// order of the query.
func doubtfulTerms(e *evaluation) (terms []QueryTerm) {
	if e.match.whole > 0 && e.plan.plain > strictClauses {
		return nil
	}
	for i, sequence := range e.query.Sequences {
		for j, term := range sequence.Terms {
			if idf := e.scores.idf[e.plan.sequences[i].clauses[j]]; idf == 0 || idf >= doubtfulIDF {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// isBetter reports whether another spelling is worth a word.
func isBetter(other, typed *evaluation) bool {
	if typed.match.strict {
		return other.match.whole > offerTimes*typed.match.whole
	}
	return other.match.strict
}

// mayApply reports whether another spelling may take the place of the one typed:
// nothing was found, or what was found lacks terms that no document holds, so
// that it holds as much of the other spelling. Nothing that was found is lost.
func mayApply(typed *evaluation) bool {
	isRare := func(idf int32) bool { return idf >= doubtfulIDF }
	return !typed.match.strict || typed.match.whole == 0 && !slices.ContainsFunc(typed.scores.idf, isRare)
}
