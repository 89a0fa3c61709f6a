package search

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
