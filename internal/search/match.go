package search

// How much of the plain words must be found. Measured on 10,000 articles and
// both question sets: all syllables of short queries give totals that a reader
// believes; one in four may be wrong in longer ones, else a misspelt title is
// lost; of questions any part that carries enough of the weight will do, else
// MRR@10 of the alqac set falls by .05 and of xquad by .003.
const (
	strictClauses = 3
	longClauses   = 8
	longLess      = 2
	halfClauses   = 4  // more slots than that match by half of the weight, too
	fewResults    = 10 // below that the ladder goes down
)

// leastHeld is how many of n different slots must be found.
func minimumOf(n int) int {
	switch {
	case n <= strictClauses:
		return n
	case n <= longClauses:
		return n - n/4
	}
	return n - longLess
}

// A match is the set of write-ups that a query finds.
type match struct {
	catalogue *Catalogue
	tally     *scorer
	chosen    selection
	excluded  []bool // by number; nil for none

	minimum int  // how many groups of plain words must be held
	relaxed bool // no write-up that matches holds all plain words
	found   int  // how many write-ups match
	whole   int  // how many of them hold all plain words
}

// settle finds the need that finds enough: first all that is asked for, then,
// unless strictly, less and less.
func (m *match) setMinimum(strictly bool) {
	held, always, whole := m.histogram()
	m.whole = whole
	n := m.tally.plan.plain
	m.minimum = minimumOf(n)
	count := func() int {
		total := always
		for h := m.minimum; h < len(held); h++ {
			total += held[h]
		}
		return total
	}
	m.found = count()
	for !strictly && m.mayLower(n) {
		m.minimum--
		m.found = count()
	}
	m.relaxed = m.found > 0 && n > 0 && whole == 0
}

// mayLower reports whether less may be asked for. Where phrases were asked for,
// three quarters of the plain words stay the least: rather than show what has
// little else in common with the query, the quotes are dropped.
func (m *match) mayLower(n int) bool {
	switch {
	case m.minimum <= 1 || m.tally.plan.phrases > 0 && m.minimum <= n-n/4:
		return false
	case m.found == 0:
		return true
	}
	return m.found < fewResults && n > strictClauses && m.minimum > (n+1)/2
}

// histogram counts the write-ups that pass all else by how many groups of plain
// words they hold; always counts those that match whatever is needed, whole all
// those that hold every group.
func (m *match) histogram() (held [maxTerms + 1]int, always, whole int) {
	m.each(func(year int, d uint32) {
		if !m.mustHold(d) || m.chosen.fails(m.catalogue, year, d) != 0 {
			return
		}
		if int(m.tally.held[d]) == m.tally.plan.plain {
			whole++
		}
		if m.enoughWeight(d) {
			always++
		} else {
			held[m.tally.held[d]]++
		}
	})
	return held, always, whole
}

// each visits every number that a write-up has, in order.
func (m *match) each(visit func(year int, d uint32)) {
	for i, y := range m.catalogue.SchoolYears {
		for d := y.Base; d < y.Base+y.Size; d++ {
			if m.catalogue.Locality[d] != NoLocality {
				visit(i, d)
			}
		}
	}
}

// hard holds what is never relaxed: phrases and exclusions.
func (m *match) mustHold(d uint32) bool {
	return m.tally.conditionsMet[d] == m.tally.conditions && (m.excluded == nil || !m.excluded[d])
}

// enoughWeight holds for the part of a question that says most: half of the
// weight, a quarter for long ones.
func (m *match) enoughWeight(d uint32) bool {
	if m.tally.plan.phrases > 0 {
		return false
	}
	n, carried, all := m.tally.plan.plain, m.tally.heldIDF[d], m.tally.totalIDF
	return n > halfClauses && 2*carried >= all || n > longClauses && 4*carried >= all
}

// text holds if a write-up matches but for the filters.
func (m *match) text(d uint32) bool {
	return m.mustHold(d) && (int(m.tally.held[d]) >= m.minimum || m.enoughWeight(d))
}

// exclude finds the write-ups that hold any of the excluded runs.
func exclude(runs []Sequence, lists *PostingLists, c *Catalogue) []bool {
	if len(runs) == 0 {
		return nil
	}
	out := make([]bool, c.MaxDoc())
	for _, run := range runs {
		run.Phrase = true
		t := newScorer(planQuery([]Sequence{run}), lists, c)
		t.add()
		for d, met := range t.conditionsMet {
			out[d] = out[d] || met == t.conditions
		}
	}
	return out
}
