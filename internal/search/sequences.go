package search

// A streak counts, for every number, how much of one run a write-up holds.
type matchedBigrams struct {
	last    []int16 // place of the last pair of the run that it holds, -1 for none
	pairs   []uint8 // how many places of the run
	inTitle []uint8 // how many of them in the title
	first   []bool  // the first pair is in the title
}

func newMatchedBigrams(size int) *matchedBigrams {
	return &matchedBigrams{make([]int16, size), make([]uint8, size), make([]uint8, size), make([]bool, size)}
}

func (s *matchedBigrams) reset() {
	for i := range s.last {
		s.last[i] = -1
	}
	clear(s.pairs)
	clear(s.inTitle)
	clear(s.first)
}

// addRuns gives the points for what only a run as a whole tells.
func (t *scorer) addSequences(pairs []scoredBigram) {
	var s *matchedBigrams
	for i, run := range t.plan.sequences {
		if len(run.bigrams) == 0 {
			continue
		}
		if s == nil {
			s = newMatchedBigrams(len(t.score))
		}
		s.reset()
		var all int32
		for place, pair := range run.bigrams {
			t.follow(s, place, run, pairs)
			all += pairs[pair].idf
		}
		t.addComplete(s, i, all, pairs)
		if i == 0 {
			t.addTitleStart(s, run)
		}
	}
}

// follow counts one place of a run and gives the points for two in a row.
func (t *scorer) follow(s *matchedBigrams, place int, run plannedSequence, pairs []scoredBigram) {
	this := pairs[run.bigrams[place]]
	var chain int32
	if place > 0 {
		chain = pointsChain * min(this.idf, pairs[run.bigrams[place-1]].idf)
	}
	for j, d := range this.DocIDs {
		if place > 0 && s.last[d] == int16(place-1) {
			t.addPoints(d, chain, partChain, run.bigrams[place])
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
func (t *scorer) addComplete(s *matchedBigrams, which int, all int32, pairs []scoredBigram) {
	run := t.plan.sequences[which]
	for _, d := range pairs[run.bigrams[0]].DocIDs {
		if int(s.pairs[d]) == len(run.bigrams) && len(run.bigrams) > 1 {
			t.addPoints(d, pointsSequence*all, partSequence, which)
		}
		if int(s.inTitle[d]) == len(run.bigrams) {
			t.addPoints(d, pointsSequenceInTitle*all, partSequenceInTitle, which)
		}
	}
}

// addBegin gives the points for a title that begins as the query does.
func (t *scorer) addTitleStart(s *matchedBigrams, run plannedSequence) {
	first := run.clauses[0]
	begins := map[uint32]bool{}
	for _, key := range t.plan.clauses[first].keys {
		for _, d := range t.lists.Keys[key].TitleStarts {
			begins[d] = true
		}
	}
	points := pointsTitleStart * IDF(t.n, len(begins))
	for d := range begins {
		if s.first[d] {
			t.addPoints(d, points, partTitleStart, first)
		}
	}
}
