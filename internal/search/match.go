package search

import "slices"

// A match is what a query finds.
type match struct {
	strict  bool     // something holds as much as is asked for at first
	whole   int      // how many documents hold all plain words
	relaxed bool     // none of the documents found holds all plain words
	docIDs  []uint32 // of what is found, ascending
	counted []uint32 // of what the facets count, but for the filters
	facets  map[Facet][]Count
}

// minimumShouldMatch is how many of n clauses of plain words must be held: all
// syllables of short queries, three in four of longer ones.
func minimumShouldMatch(n int) int {
	switch {
	case n <= strictClauses:
		return n
	case n <= longClauses:
		return n - n/4
	}
	return n - longLess
}

// findMatches finds the documents that match, which pass all required tests and
// none of the excluded ones, and counts the facets over them. First it wants the
// documents to hold all that is asked for, then less and less until enough do.
func findMatches(c *Catalogue, p *queryPlan, scores *accumulators, selected selection, required, excluded []test) *match {
	var candidates, passing []uint32 // what is never relaxed holds for them; and they pass the filters
	whole := 0
	for d := range c.MaxDoc() {
		fails := func(holds test) bool { return !holds(d) }
		holds := func(holds test) bool { return holds(d) }
		if !c.Taken(d) || slices.ContainsFunc(required, fails) || slices.ContainsFunc(excluded, holds) {
			continue
		}
		candidates = append(candidates, d)
		if selected.passes(d) {
			passing = append(passing, d)
			if int(scores.held[d]) == p.plain {
				whole++
			}
		}
	}
	minimum := minimumShouldMatch(p.plain)
	matching := func(docIDs []uint32) []uint32 {
		return slices.DeleteFunc(slices.Clone(docIDs), func(d uint32) bool { return int(scores.held[d]) < minimum && !enoughIDF(p, scores, d) })
	}
	found := matching(passing)
	m := &match{strict: len(found) > 0, whole: whole}
	for mayLower(p, minimum, len(found)) {
		minimum--
		found = matching(passing)
	}
	m.docIDs, m.relaxed = found, len(found) > 0 && p.plain > 0 && whole == 0
	m.counted = matching(candidates)
	m.facets = countFacets(c, selected, m.counted)
	return m
}

// enoughIDF reports whether a document has the part of a question that says most:
// half of the idf of its clauses, a quarter for long ones.
func enoughIDF(p *queryPlan, scores *accumulators, docID uint32) bool {
	n, held, all := p.plain, scores.heldIDF[docID], scores.plainIDF
	return p.phrases == 0 && (n > halfClauses && 2*held >= all || n > longClauses && 4*held >= all)
}

// mayLower reports whether less may be asked for. Where phrases were asked for,
// three quarters of the plain words stay the least: rather than show what has
// little else in common with the query, the quotes are dropped.
func mayLower(p *queryPlan, minimum, found int) bool {
	n := p.plain
	switch {
	case minimum <= 1 || p.phrases > 0 && minimum <= n-n/4:
		return false
	case found == 0:
		return true
	}
	return found < fewResults && n > strictClauses && minimum > (n+1)/2
}
