package search

// A streak counts, for every number, how much of one run a write-up holds.
type streak struct {
	last    []int16 // place of the last pair of the run that it holds, -1 for none
	pairs   []uint8 // how many places of the run
	inTitle []uint8 // how many of them in the title
	first   []bool  // the first pair is in the title
}

func newStreak(size int) *streak {
	return &streak{make([]int16, size), make([]uint8, size), make([]uint8, size), make([]bool, size)}
}

func (s *streak) reset() {
	for i := range s.last {
		s.last[i] = -1
	}
	clear(s.pairs)
	clear(s.inTitle)
	clear(s.first)
}

// addRuns gives the points for what only a run as a whole tells.
func (t *tally) addRuns(pairs []pairTally) {
	var s *streak
	for i, run := range t.plan.runs {
		if len(run.pairs) == 0 {
			continue
		}
		if s == nil {
			s = newStreak(len(t.score))
		}
		s.reset()
		var all int32
		for place, pair := range run.pairs {
			t.follow(s, place, run, pairs)
			all += pairs[pair].weight
		}
		t.addWhole(s, i, all, pairs)
		if i == 0 {
			t.addBegin(s, run)
		}
	}
}

// follow counts one place of a run and gives the points for two in a row.
func (t *tally) follow(s *streak, place int, run runPlan, pairs []pairTally) {
	this := pairs[run.pairs[place]]
	var chain int32
	if place > 0 {
		chain = pointsChain * min(this.weight, pairs[run.pairs[place-1]].weight)
	}
	for j, d := range this.Numbers {
		if place > 0 && s.last[d] == int16(place-1) {
			t.give(d, chain, partChain, run.pairs[place])
		}
		s.last[d] = int16(place)
		s.pairs[d]++
		if this.InTitle[j] {
			s.inTitle[d]++
			s.first[d] = s.first[d] || place == 0
		}
	}
}

// addWhole gives the points for all pairs of a run. Who holds them all holds the first.
func (t *tally) addWhole(s *streak, which int, all int32, pairs []pairTally) {
	run := t.plan.runs[which]
	for _, d := range pairs[run.pairs[0]].Numbers {
		if int(s.pairs[d]) == len(run.pairs) && len(run.pairs) > 1 {
			t.give(d, pointsRun*all, partRun, which)
		}
		if int(s.inTitle[d]) == len(run.pairs) {
			t.give(d, pointsRunHead*all, partRunHead, which)
		}
	}
}

// addBegin gives the points for a title that begins as the query does.
func (t *tally) addBegin(s *streak, run runPlan) {
	first := run.groups[0]
	begins := map[uint32]bool{}
	for _, key := range t.plan.groups[first].keys {
		for _, d := range t.lists.Keys[key].Begin {
			begins[d] = true
		}
	}
	points := pointsBegin * Weight(t.n, len(begins))
	for d := range begins {
		if s.first[d] {
			t.give(d, points, partBegin, first)
		}
	}
}
