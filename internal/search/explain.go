package search

import "strings"

// A scoreLine is a line of the formula.
type scoreLine uint8

const (
	lineSyllable scoreLine = iota
	lineName
	lineMarks
	lineYear
	lineBigram
	lineRun
	lineSequence
	lineSequenceInTitle
	lineTitleStart
)

// scoreLineNames are what the lines of the formula are called in explanations.
var scoreLineNames = [...]string{"syllable", "name", "marks", "in that year", "pair", "pairs in a row", "all in a row", "all in the title", "title begins"}

// notInText is what points are called that the text of a document disproved.
const notInText = "not in the text"

// An Explanation says where a document's score comes from.
type Explanation struct {
	Score int     `json:"score"`
	Parts []Share `json:"parts"` // in the order in which they were added; they add up to the score
}

// A Share is what one line of the formula gave.
type Share struct {
	Kind   string `json:"kind"`   // "syllable", "name", "marks", "pair", …
	What   string `json:"what"`   // the syllables that it is about
	Points int    `json:"points"` // what it gave
}

// explain takes the score of one document apart: it is scored once more, with a trace.
func explain(e *evaluation, docID uint32) *Explanation {
	tr := &trace{docID: docID}
	scores := score(e.plan, e.postings, e.store.Catalogue(), tr)
	out := &Explanation{Score: int(scores.score[docID])}
	for _, part := range tr.parts {
		out.Parts = append(out.Parts, Share{scoreLineNames[part.line], e.plan.describe(part.line, part.which), int(part.points)})
	}
	return out
}

// describe says what a part of a score is about.
func (p *queryPlan) describe(line scoreLine, which int) string {
	clause := func(i int) string { return strings.Join(p.clauses[i].keys, "|") }
	switch line {
	case lineMarks:
		return p.terms[which].term
	case lineBigram:
		return clause(p.bigrams[which].first) + " " + clause(p.bigrams[which].second)
	case lineRun, lineSequence, lineSequenceInTitle:
		var names []string
		for _, c := range p.sequences[which].clauses {
			names = append(names, clause(c))
		}
		return strings.Join(names, " ")
	}
	return clause(which)
}

// A trace keeps the points of one document apart.
type trace struct {
	docID uint32
	parts []tracePart
}

type tracePart struct {
	line   scoreLine
	which  int
	points int32
}

func (tr *trace) add(line scoreLine, which int, points int32) {
	tr.parts = append(tr.parts, tracePart{line, which, points})
}
