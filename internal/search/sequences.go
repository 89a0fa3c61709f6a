package search

import "slices"

// matchedBigrams tell, for every docID, how much of one sequence a document holds.
type matchedBigrams struct {
	count   []uint8 // how many positions' bigrams it holds
	inTitle []uint8 // how many of them in the title
	first   []bool  // the first one that does not ask is in the title
	last    []uint8 // behind the last position of one
	runs    []int32 // the idf of those that follow one another, added up
}

// addSequences adds the points for what only a sequence as a whole tells.
func (s *scorer) addSequences() {
	for i, sequence := range s.plan.sequences {
		if len(sequence.bigrams) == 0 {
			continue
		}
		row := make([]scoredBigram, len(sequence.bigrams))
		var idf int32
		for position, b := range sequence.bigrams {
			row[position] = s.bigrams[b]
			idf += s.bigrams[b].idf
		}
		start := s.plan.firstSaying(sequence)
		m := matchBigrams(row, start, len(s.score))
		s.addRuns(m, i)
		s.addComplete(m, i, idf, row)
		if i == 0 {
			s.addTitleStart(m, sequence.clauses[start])
		}
	}
}

// matchBigrams tells what each document holds of a sequence; the title begins with
// its bigram at start if it does with the query.
func matchBigrams(row []scoredBigram, start, size int) *matchedBigrams {
	m := &matchedBigrams{make([]uint8, size), make([]uint8, size), make([]bool, size), make([]uint8, size), make([]int32, size)}
	for position, b := range row {
		for j, d := range b.DocIDs {
			m.count[d]++
			if position > 0 && int(m.last[d]) == position {
				m.runs[d] += row[position-1].idf + b.idf
			}
			m.last[d] = uint8(position + 1)
			if b.InTitle[j] {
				m.inTitle[d]++
				m.first[d] = m.first[d] || position == start
			}
		}
	}
	return m
}

// addRuns adds the points for bigrams that follow one another.
func (s *scorer) addRuns(m *matchedBigrams, which int) {
	for d, idf := range m.runs {
		if idf > 0 {
			s.addPoints(uint32(d), pointsRun*idf, lineRun, which)
		}
	}
}

// addComplete adds the points for all bigrams of a sequence, whose idf add up
// to idf. A document that holds them all holds the first.
func (s *scorer) addComplete(m *matchedBigrams, which int, idf int32, row []scoredBigram) {
	for _, d := range row[0].DocIDs {
		if int(m.count[d]) == len(row) && len(row) > 1 {
			s.addPoints(d, pointsSequence*idf, lineSequence, which)
		}
		if int(m.inTitle[d]) == len(row) {
			s.addPoints(d, pointsSequenceInTitle*idf, lineSequenceInTitle, which)
		}
	}
}

// addTitleStart adds the points for a title that begins with a clause and holds
// the bigram that begins with it.
func (s *scorer) addTitleStart(m *matchedBigrams, clause int) {
	starts := map[uint32]bool{}
	for _, key := range s.plan.clauses[clause].keys {
		for _, d := range s.postings.Keys[key].TitleStarts {
			starts[d] = true
		}
	}
	points := pointsTitleStart * IDF(s.numDocs, len(starts))
	for d := range starts {
		if m.first[d] {
			s.addPoints(d, points, lineTitleStart, clause)
		}
	}
}

// firstSaying gives the position of the first bigram of a sequence with no question
// word in it, 0 if there is none: a title begins with what a short question is
// about. In longer ones it would cost .001 of MRR@10 on viquad.
func (p *queryPlan) firstSaying(s plannedSequence) int {
	if p.plain > halfClauses {
		return 0
	}
	return max(0, slices.IndexFunc(s.bigrams, func(b int) bool {
		return !p.clauses[p.bigrams[b].first].asks && !p.clauses[p.bigrams[b].second].asks
	}))
}
