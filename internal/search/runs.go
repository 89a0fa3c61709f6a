package search

import (
	"cmp"
	"slices"
	"strings"
)

// A sequence of plain words may get points for a row of which the text holds
// only the pairs, or that has other marks there: "lương giáo viên" in "chất
// lượng giáo viên". Posting lists cannot tell; the texts of one page of results
// do, and what they disprove is taken back.

// A lostPart is points of a line of the formula that a text disproved.
type lostPart struct {
	line   scoreLine
	which  int
	points int32
}

// unprovenSequences lists the sequences of plain words, by index into the plan,
// that posting lists say a document's own text holds in a row.
func (e *evaluation) unprovenSequences(docID uint32) (which []int) {
	for i, s := range e.plan.sequences {
		inText := func(b int) bool {
			list := e.scores.bigrams[b]
			at, found := slices.BinarySearch(list.DocIDs, docID)
			return found && list.InText[at]
		}
		if !s.phrase && len(s.bigrams) > 1 && !slices.ContainsFunc(s.bigrams, func(b int) bool { return !inText(b) }) {
			which = append(which, i)
		}
	}
	return which
}

// disproved gives the points that a text disproves; known is false if the
// rest of a text that was not read whole may yet prove them.
func (e *evaluation) disproved(docID uint32, t *Text) (lost []lostPart, known bool) {
	unproven := e.unprovenSequences(docID)
	if len(unproven) == 0 {
		return nil, true
	}
	blocks := blocksOf(t)
	stands := func(terms []QueryTerm) bool {
		return slices.ContainsFunc(blocks, func(block []textTerm) bool { return holdsSequence(block, terms, e.query.Text) })
	}
	taken := map[int]bool{}
	for _, i := range unproven {
		terms := e.query.Sequences[i].Terms
		if stands(terms) {
			continue
		}
		if !t.Whole {
			return nil, false
		}
		lost = append(lost, e.pointsOfRun(docID, i)...)
		for position, b := range e.plan.sequences[i].bigrams {
			if !taken[b] && !stands(terms[position:position+2]) {
				taken[b] = true
				lost = append(lost, lostPart{lineBigram, b, e.scores.bigrams[b].pointsOf(docID)})
			}
		}
	}
	return lost, true
}

// pointsOfRun gives what a document got for a sequence as a whole.
func (e *evaluation) pointsOfRun(docID uint32, which int) []lostPart {
	var idf int32
	inTitle := true
	for _, b := range e.plan.sequences[which].bigrams {
		list := e.scores.bigrams[b]
		at, _ := slices.BinarySearch(list.DocIDs, docID)
		idf += list.idf
		inTitle = inTitle && list.InTitle[at]
	}
	lost := []lostPart{{lineSequence, which, pointsSequence * idf}}
	if inTitle {
		lost = append(lost, lostPart{lineSequenceInTitle, which, pointsSequenceInTitle * idf})
	}
	return lost
}

// pointsOf gives what a document that holds the bigram gets for it.
func (b *scoredBigram) pointsOf(docID uint32) int32 {
	if at, _ := slices.BinarySearch(b.DocIDs, docID); b.InTitle[at] {
		return pointsBigramInTitle * b.idf
	}
	return pointsBigram * b.idf
}

// takeBack takes lost points from a hit.
func (e *evaluation) takeBack(hit *Hit, lost []lostPart) {
	for _, part := range lost {
		hit.Score -= int(part.points)
		if hit.Explanation != nil {
			hit.Explanation.Score = hit.Score
			hit.Explanation.Parts = append(hit.Explanation.Parts,
				Share{notInText, e.plan.describe(part.line, part.which), -int(part.points)})
		}
	}
}

// sortHits orders one page of hits by the scores that its texts left.
func (e *evaluation) sortHits(hits []Hit) {
	apart := fullFirst(e.plan, e.match, e.scores)
	slices.SortFunc(hits, func(a, b Hit) int {
		if apart && a.Partial != b.Partial {
			if a.Partial {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(b.SchoolYear+b.Date, a.SchoolYear+a.Date), cmp.Compare(a.DocID, b.DocID))
	})
}
