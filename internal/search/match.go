package search

import "slices"

// A match is what a query finds.
type match struct {
	strict  bool     // something holds as much as is asked for at first
	whole   int      // how many documents hold all plain words
	relaxed bool     // none of the documents found holds all plain words
	docIDs  []uint32 // of the full matches, ascending; if there are none, of the partial ones
	partial []uint32 // of the partial matches beside full ones, ascending
	counted []uint32 // of what the facets count, but for the filters
}

// minimumShouldMatch is how many of n clauses of plain words are held by what
// was spelt right: all syllables of short queries, three in four of longer ones.
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
// none of the excluded ones. Full matches hold all plain words, partial ones a
// share of what they are worth: where there are no full matches, less and less
// until enough do. Both together are counted only if partial is set.
func findMatches(c *Catalogue, p *queryPlan, scores *accumulators, selected selection, required, excluded []test, partial bool) *match {
	var candidates, full, rest []uint32 // what is never relaxed holds for the first; the others pass the filters
	m := &match{}
	for d := range c.MaxDoc() {
		fails := func(holds test) bool { return !holds(d) }
		holds := func(holds test) bool { return holds(d) }
		if !c.Taken(d) || slices.ContainsFunc(required, fails) || slices.ContainsFunc(excluded, holds) {
			continue
		}
		candidates = append(candidates, d)
		switch {
		case !selected.passes(d):
			continue
		case int(scores.held[d]) == p.plain:
			full = append(full, d)
		case scores.held[d] > 0:
			rest = append(rest, d)
		}
		m.strict = m.strict || int(scores.held[d]) >= minimumShouldMatch(p.plain) || enoughIDF(p, scores, d)
	}
	part := firstPart(p)
	holdsPart := func(d uint32) bool { return shareHeld(scores, d) >= part }
	found := keep(rest, holdsPart)
	for len(full) == 0 && len(found) < fewResults && part > 1 && p.phrases == 0 {
		part /= 2
		found = keep(rest, holdsPart)
	}
	m.whole = len(full)
	m.docIDs, m.partial = full, found
	if len(full) == 0 {
		m.docIDs, m.partial, m.relaxed = found, nil, len(found) > 0
	}
	isCounted := func(d uint32) bool {
		isFull := int(scores.held[d]) == p.plain
		return isFull || (partial || m.relaxed) && scores.held[d] > 0 && holdsPart(d)
	}
	m.counted = keep(candidates, isCounted)
	return m
}

// keep gives those of some documents of which something holds.
func keep[T any](all []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return !holds(one) })
}

// firstPart is the share of the plain words, in sixteenths, that a partial match
// holds if enough do. Where phrases were asked for it is high: rather than show
// what has little else in common with the query, the quotes are dropped.
func firstPart(p *queryPlan) int32 {
	switch {
	case p.phrases > 0:
		return partBesidePhrase
	case p.plain > longClauses:
		return partOfLong
	}
	return partOfShort
}

// shareHeld tells how much of the plain words a document holds, by their idf, in sixteenths.
func shareHeld(scores *accumulators, docID uint32) int32 {
	return 16 * scores.heldIDF[docID] / max(1, scores.plainIDF)
}

// enoughIDF reports whether a document has the part of a question that says most:
// half of the idf of its clauses, a quarter for long ones.
func enoughIDF(p *queryPlan, scores *accumulators, docID uint32) bool {
	n, held := p.plain, shareHeld(scores, docID)
	return p.phrases == 0 && (n > halfClauses && held >= enoughOfShort || n > longClauses && held >= enoughOfLong)
}

// fullFirst reports whether full matches come first by relevance too: not in long
// questions, where words that do not matter would decide, and not where a partial
// match is surely meant. One that is of another time than was asked for is not.
func fullFirst(p *queryPlan, m *match, scores *accumulators) bool {
	asks := func(c clause) bool { return c.asks }
	if p.plain <= longClauses && slices.ContainsFunc(p.clauses, clause.isTime) {
		return true
	}
	surely := int32(surelyMeantShort)
	if p.plain > halfClauses {
		if surely = surelyMeant; p.plain > longClauses || slices.ContainsFunc(p.clauses, asks) {
			return false
		}
	}
	return surely*best(scores, m.docIDs) >= 8*best(scores, m.partial)
}

// best gives the highest score of some documents.
func best(scores *accumulators, docIDs []uint32) (highest int32) {
	for _, d := range docIDs {
		highest = max(highest, scores.score[d])
	}
	return highest
}
