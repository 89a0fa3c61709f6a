package search

import "slices"

// A tally holds what the lists say about every number while a query is
// answered.
type scorer struct {
	plan  *queryPlan
	lists *PostingLists
	n     int // write-ups in the archive

	score         []int32 // points
	held          []uint8 // groups of plain words that the write-up holds
	heldIDF       []int32 // their weight
	conditionsMet []uint8 // conditions of phrases that it meets
	conditions    uint8   // how many there are
	totalIDF      int32   // of all groups of plain words

	clauseIDFs []int32
	clauseDocs [][]uint32 // by group: the write-ups that hold it, ascending
	missing    []bool     // by group: no write-up holds it

	trace *trace // for Explain; nil otherwise
}

func newScorer(p *queryPlan, lists *PostingLists, catalogue *Catalogue) *scorer {
	size := catalogue.MaxDoc()
	t := &scorer{
		plan: p, lists: lists, n: catalogue.NumDocs,
		score: make([]int32, size), held: make([]uint8, size), heldIDF: make([]int32, size), conditionsMet: make([]uint8, size),
	}
	return t
}

// add counts everything that the plan asks for.
func (t *scorer) add() {
	t.addClauses()
	t.addTerms()
	t.addSequences(t.addBigrams())
}

func (t *scorer) addClauses() {
	volume := make([]int32, len(t.score))
	for i, g := range t.plan.clauses {
		numbers := t.gather(g, volume)
		weight := IDF(t.n, len(numbers))
		t.clauseIDFs = append(t.clauseIDFs, weight)
		t.clauseDocs = append(t.clauseDocs, numbers)
		t.missing = append(t.missing, len(numbers) == 0)
		carried := weight
		if len(numbers) == 0 {
			carried = IDF(t.n, 1)
		}
		if g.plain {
			t.totalIDF += carried
		}
		if g.phrase {
			t.conditions++
		}
		for _, d := range numbers {
			t.addPoints(d, pointsSyllable*weight*saturate(volume[d]), partSyllable, i)
			volume[d] = 0
			if g.plain {
				t.held[d]++
				t.heldIDF[d] += carried
			}
			if g.phrase {
				t.conditionsMet[d]++
			}
		}
	}
}

// gather adds up the volumes of all forms of a group's keys and lists the
// write-ups that have any, ascending.
func (t *scorer) gather(g clause, volume []int32) []uint32 {
	var numbers []uint32
	for _, key := range g.keys {
		for _, form := range t.lists.Keys[key].Forms {
			for i, d := range form.DocIDs {
				if volume[d] == 0 {
					numbers = append(numbers, d)
				}
				volume[d] += volumes[form.Impacts[i]]
			}
		}
	}
	slices.Sort(numbers)
	return numbers
}

func (t *scorer) addTerms() {
	for i, ref := range t.plan.terms {
		if ref.phrase {
			t.conditions++
		}
		form, ok := t.form(ref)
		if !ok {
			continue
		}
		weight := IDF(t.n, len(form.DocIDs))
		for j, d := range form.DocIDs {
			t.addPoints(d, pointsMarks*weight*saturate(volumes[form.Impacts[j]]), partMarks, i)
			if ref.phrase {
				t.conditionsMet[d]++
			}
		}
	}
}

func (t *scorer) form(ref plannedTerm) (Form, bool) {
	for _, key := range t.plan.clauses[ref.clause].keys {
		for _, form := range t.lists.Keys[key].Forms {
			if form.Term == ref.term {
				return form, true
			}
		}
	}
	return Form{}, false
}

// A pairTally is a pair's list, made one from those of all combinations of keys.
type scoredBigram struct {
	BigramPostings
	idf int32
}

func (t *scorer) addBigrams() []scoredBigram {
	pairs := make([]scoredBigram, len(t.plan.bigrams))
	for i, ref := range t.plan.bigrams {
		list := t.bigramPostings(ref)
		weight := IDF(t.n, len(list.DocIDs))
		pairs[i] = scoredBigram{list, weight}
		if ref.phrase {
			t.conditions++
		}
		for j, d := range list.DocIDs {
			points := int32(pointsBigram)
			if list.InTitle[j] {
				points = pointsBigramInTitle
			}
			t.addPoints(d, points*weight, partBigram, i)
			if ref.phrase && list.InText[j] {
				t.conditionsMet[d]++
			}
		}
	}
	return pairs
}

func (t *scorer) bigramPostings(ref plannedBigram) BigramPostings {
	firsts, seconds := t.plan.clauses[ref.first].keys, t.plan.clauses[ref.second].keys
	if len(firsts) == 1 && len(seconds) == 1 {
		return t.lists.Bigrams[Bigram{firsts[0], seconds[0]}]
	}
	found := map[uint32]where{}
	for _, first := range firsts {
		for _, second := range seconds {
			list := t.lists.Bigrams[Bigram{first, second}]
			for i, d := range list.DocIDs {
				found[d] = found[d].or(where{list.InTitle[i], list.InText[i]})
			}
		}
	}
	return bigramPostingsOf(found)
}

// where tells of a pair in a write-up: in the title, in the text itself.
type where struct{ inTitle, own bool }

func (w where) or(v where) where { return where{w.inTitle || v.inTitle, w.own || v.own} }

func bigramPostingsOf(found map[uint32]where) BigramPostings {
	var out BigramPostings
	for d := range found {
		out.DocIDs = append(out.DocIDs, d)
	}
	slices.Sort(out.DocIDs)
	for _, d := range out.DocIDs {
		out.InTitle, out.InText = append(out.InTitle, found[d].inTitle), append(out.InText, found[d].own)
	}
	return out
}

// give adds points to a write-up.
func (t *scorer) addPoints(d uint32, points int32, what partKind, which int) {
	t.score[d] += points
	if t.trace != nil && t.trace.docID == d {
		t.trace.add(what, which, points)
	}
}
