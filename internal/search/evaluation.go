package search

import "slices"

// An evaluation is a query with its posting lists read, scored and matched.
type evaluation struct {
	store      Store
	options    Options
	query      *Query // as it is understood
	plan       *queryPlan
	excluded   *queryPlan // what must not be found
	postings   *PostingLists
	narrowing  narrowing
	scores     *accumulators
	match      *match
	suggestion *Suggestion // what is to be said of another spelling; nil for nothing
}

// order gives the order of all that was found: full matches before partial
// ones, but by score where a long question is asked.
func (e *evaluation) order() order {
	m, ordered := e.match, byRelevance
	if e.isByDate() {
		ordered = byDate
	} else if !fullFirst(e.plan, m, e.scores) {
		return byRelevance(e.store, slices.Concat(m.docIDs, m.partial), e.scores.score)
	}
	by := func(docIDs []uint32) order { return ordered(e.store, docIDs, e.scores.score) }
	return oneAfterOther(by(m.docIDs), len(m.docIDs), by(m.partial))
}

// isByDate reports whether results are in the order of their days.
func (e *evaluation) isByDate() bool {
	return e.options.Sort == ByDate || e.options.Sort == "" && len(e.query.Sequences) == 0
}

// isPartial reports whether a document is a partial match where there are full ones.
func (e *evaluation) isPartial(docID uint32) bool {
	_, found := slices.BinarySearch(e.match.partial, docID)
	return found
}

// heldIDF is the value of a passage that holds all of the query that the
// document does, but for marks and neighbours.
func (e *evaluation) heldIDF(docID uint32) (sum int32) {
	for i, c := range e.plan.clauses {
		for _, key := range c.keys {
			if e.postings.Keys[key].Holds(docID) {
				sum += e.scores.idf[i]
				break
			}
		}
	}
	return sum
}
