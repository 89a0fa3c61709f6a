package search

// How much of the plain words must be found. Measured on 10,000 articles and
// both question sets: all syllables of short queries give totals that a reader
// believes; one in four may be wrong in longer ones, else a misspelt title is
// lost; of questions any part that carries enough of the weight will do, else
// MRR@10 of the alqac set falls by .05 and of xquad by .003.
const (
	strictSlots = 3
	longSlots   = 8
	longLess    = 2
	halfSlots   = 4  // more slots than that match by half of the weight, too
	fewResults  = 10 // below that the ladder goes down
)

// leastHeld is how many of n different slots must be found.
func leastHeld(n int) int {
	switch {
	case n <= strictSlots:
		return n
	case n <= longSlots:
		return n - n/4
	}
	return n - longLess
}

// A match is the set of write-ups that a query finds.
type match struct {
	catalogue *Catalogue
	tally     *tally
	chosen    selection
	excluded  []bool // by number; nil for none

	need    int  // how many groups of plain words must be held
	relaxed bool // no write-up that matches holds all plain words
	found   int  // how many write-ups match
	whole   int  // how many of them hold all plain words
}

// settle finds the need that finds enough: first all that is asked for, then,
// unless strictly, less and less.
func (m *match) settle(strictly bool) {
	held, always, whole := m.histogram()
	m.whole = whole
	n := m.tally.plan.plain
	m.need = leastHeld(n)
	count := func() int {
		total := always
		for h := m.need; h < len(held); h++ {
			total += held[h]
		}
		return total
	}
	m.found = count()
	for !strictly && m.mayLower(n) {
		m.need--
		m.found = count()
	}
	m.relaxed = m.found > 0 && n > 0 && whole == 0
}

// mayLower reports whether less may be asked for. Where phrases were asked for,
// three quarters of the plain words stay the least: rather than show what has
// little else in common with the query, the quotes are dropped.
func (m *match) mayLower(n int) bool {
	switch {
	case m.need <= 1 || m.tally.plan.phrases > 0 && m.need <= n-n/4:
		return false
	case m.found == 0:
		return true
	}
	return m.found < fewResults && n > strictSlots && m.need > (n+1)/2
}

// histogram counts the write-ups that pass all else by how many groups of plain
// words they hold; always counts those that match whatever is needed, whole all
// those that hold every group.
func (m *match) histogram() (held [maxSlots + 1]int, always, whole int) {
	m.each(func(year int, d uint32) {
		if !m.hard(d) || m.chosen.fails(m.catalogue, year, d) != 0 {
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
	for i, y := range m.catalogue.Years {
		for d := y.Base; d < y.Base+y.Numbers; d++ {
			if m.catalogue.Place[d] != NoPlace {
				visit(i, d)
			}
		}
	}
}

// hard holds what is never relaxed: phrases and exclusions.
func (m *match) hard(d uint32) bool {
	return m.tally.must[d] == m.tally.musts && (m.excluded == nil || !m.excluded[d])
}

// enoughWeight holds for the part of a question that says most: half of the
// weight, a quarter for long ones.
func (m *match) enoughWeight(d uint32) bool {
	if m.tally.plan.phrases > 0 {
		return false
	}
	n, carried, all := m.tally.plan.plain, m.tally.carry[d], m.tally.weight
	return n > halfSlots && 2*carried >= all || n > longSlots && 4*carried >= all
}

// text holds if a write-up matches but for the filters.
func (m *match) text(d uint32) bool {
	return m.hard(d) && (int(m.tally.held[d]) >= m.need || m.enoughWeight(d))
}

// exclude finds the write-ups that hold any of the excluded runs.
func exclude(runs []Run, lists *Lists, c *Catalogue) []bool {
	if len(runs) == 0 {
		return nil
	}
	out := make([]bool, c.Numbers())
	for _, run := range runs {
		run.Phrase = true
		t := newTally(newPlan([]Run{run}), lists, c)
		t.add()
		for d, met := range t.must {
			out[d] = out[d] || met == t.musts
		}
	}
	return out
}
