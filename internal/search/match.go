package search

import "math/bits"

// A match is what a query finds.
type match struct {
	strict  bool     // something holds as much as is asked for at first
	whole   int      // how many documents hold all plain words
	relaxed bool     // none of the documents found holds all plain words
	docIDs  []uint32 // of what is found, ascending
	facets  map[Facet][]Count
}

// A matcher decides which documents match: all conditions that a document's
// accumulators do not hold themselves.
type matcher struct {
	catalogue *Catalogue
	plan      *queryPlan
	scores    *accumulators
	chosen    selection
	required  []bool // by docID: the posting lists allow that it holds all phrases; nil if there is none
	excluded  []bool // by docID; nil if nothing is
}

// minimumShouldMatch is how many of n clauses of plain words must be held: all
// syllables of short queries give totals that a reader believes; one in four
// may be wrong in longer ones, else a misspelt title is lost.
func minimumShouldMatch(n int) int {
	switch {
	case n <= strictClauses:
		return n
	case n <= longClauses:
		return n - n/4
	}
	return n - longLess
}

// findMatches finds the documents that match and counts the facets over them.
func findMatches(m *matcher) *match {
	held, always, whole := m.histogram()
	minimum, strict := m.lowerMinimum(held, always)
	var found []uint32
	var but [NumFacets][]uint32
	m.each(func(d uint32) {
		if int(m.scores.held[d]) < minimum && !m.enoughIDF(d) {
			return
		}
		switch failing := m.chosen.failing(m.catalogue, d); bits.OnesCount(failing) {
		case 0:
			found = append(found, d)
		case 1:
			f := bits.TrailingZeros(failing)
			but[f] = append(but[f], d)
		}
	})
	return &match{
		strict: strict, whole: whole, relaxed: len(found) > 0 && m.plan.plain > 0 && whole == 0,
		docIDs: found, facets: countFacets(m.catalogue, &m.chosen, found, &but),
	}
}

// each visits every document that holds the phrases and nothing that is
// excluded, by docID: what is never relaxed.
func (m *matcher) each(visit func(d uint32)) {
	for d := range m.catalogue.MaxDoc() {
		if m.catalogue.Taken(d) && (m.required == nil || m.required[d]) && (m.excluded == nil || !m.excluded[d]) {
			visit(d)
		}
	}
}

// histogram counts the documents that pass the filters by how many clauses of
// plain words they hold; always counts those that match whatever the minimum
// is, whole those that hold every clause.
func (m *matcher) histogram() (held [maxTerms + 1]int, always, whole int) {
	m.each(func(d uint32) {
		if m.chosen.failing(m.catalogue, d) != 0 {
			return
		}
		if int(m.scores.held[d]) == m.plan.plain {
			whole++
		}
		if m.enoughIDF(d) {
			always++
		} else {
			held[m.scores.held[d]]++
		}
	})
	return held, always, whole
}

// enoughIDF holds for documents with the part of a question that says most: half
// of the idf of its clauses, a quarter for long ones.
func (m *matcher) enoughIDF(d uint32) bool {
	if m.plan.phrases > 0 {
		return false
	}
	n, held, all := m.plan.plain, m.scores.heldIDF[d], m.scores.plainIDF
	return n > halfClauses && 2*held >= all || n > longClauses && 4*held >= all
}

// lowerMinimum finds the minimum that finds enough: first all that is asked
// for, then less and less. strict tells whether the first finds anything.
func (m *matcher) lowerMinimum(held [maxTerms + 1]int, always int) (minimum int, strict bool) {
	minimum = minimumShouldMatch(m.plan.plain)
	found := always
	for _, count := range held[minimum:] {
		found += count
	}
	strict = found > 0
	for m.mayLower(minimum, found) {
		minimum--
		found += held[minimum]
	}
	return minimum, strict
}

// mayLower reports whether less may be asked for. Where phrases were asked for,
// three quarters of the plain words stay the least: rather than show what has
// little else in common with the query, the quotes are dropped.
func (m *matcher) mayLower(minimum, found int) bool {
	n := m.plan.plain
	switch {
	case minimum <= 1 || m.plan.phrases > 0 && minimum <= n-n/4:
		return false
	case found == 0:
		return true
	}
	return found < fewResults && n > strictClauses && minimum > (n+1)/2
}
