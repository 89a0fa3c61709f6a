package search

import "slices"

// A tally holds what the lists say about every number while a query is
// answered.
type tally struct {
	plan  *plan
	lists *Lists
	n     int // write-ups in the archive

	score  []int32 // points
	held   []uint8 // groups of plain words that the write-up holds
	carry  []int32 // their weight
	must   []uint8 // conditions of phrases that it meets
	musts  uint8   // how many there are
	weight int32   // of all groups of plain words

	groupWeights []int32
	groupLists   [][]uint32 // by group: the write-ups that hold it, ascending
	missing      []bool     // by group: no write-up holds it

	trace *trace // for Explain; nil otherwise
}

func newTally(p *plan, lists *Lists, catalogue *Catalogue) *tally {
	size := catalogue.Numbers()
	t := &tally{
		plan: p, lists: lists, n: catalogue.Documents,
		score: make([]int32, size), held: make([]uint8, size), carry: make([]int32, size), must: make([]uint8, size),
	}
	return t
}

// add counts everything that the plan asks for.
func (t *tally) add() {
	t.addGroups()
	t.addTerms()
	t.addRuns(t.addPairs())
}

func (t *tally) addGroups() {
	volume := make([]int32, len(t.score))
	for i, g := range t.plan.groups {
		numbers := t.gather(g, volume)
		weight := Weight(t.n, len(numbers))
		t.groupWeights = append(t.groupWeights, weight)
		t.groupLists = append(t.groupLists, numbers)
		t.missing = append(t.missing, len(numbers) == 0)
		carried := weight
		if len(numbers) == 0 {
			carried = Weight(t.n, 1)
		}
		if g.plain {
			t.weight += carried
		}
		if g.phrase {
			t.musts++
		}
		for _, d := range numbers {
			t.give(d, pointsSyllable*weight*saturate(volume[d]), partSyllable, i)
			volume[d] = 0
			if g.plain {
				t.held[d]++
				t.carry[d] += carried
			}
			if g.phrase {
				t.must[d]++
			}
		}
	}
}

// gather adds up the volumes of all forms of a group's keys and lists the
// write-ups that have any, ascending.
func (t *tally) gather(g group, volume []int32) []uint32 {
	var numbers []uint32
	for _, key := range g.keys {
		for _, form := range t.lists.Keys[key].Forms {
			for i, d := range form.Numbers {
				if volume[d] == 0 {
					numbers = append(numbers, d)
				}
				volume[d] += volumes[form.Levels[i]]
			}
		}
	}
	slices.Sort(numbers)
	return numbers
}

func (t *tally) addTerms() {
	for i, ref := range t.plan.terms {
		if ref.phrase {
			t.musts++
		}
		form, ok := t.form(ref)
		if !ok {
			continue
		}
		weight := Weight(t.n, len(form.Numbers))
		for j, d := range form.Numbers {
			t.give(d, pointsMarks*weight*saturate(volumes[form.Levels[j]]), partMarks, i)
			if ref.phrase {
				t.must[d]++
			}
		}
	}
}

func (t *tally) form(ref termRef) (Form, bool) {
	for _, key := range t.plan.groups[ref.group].keys {
		for _, form := range t.lists.Keys[key].Forms {
			if form.Term == ref.term {
				return form, true
			}
		}
	}
	return Form{}, false
}

// A pairTally is a pair's list, made one from those of all combinations of keys.
type pairTally struct {
	PairList
	weight int32
}

func (t *tally) addPairs() []pairTally {
	pairs := make([]pairTally, len(t.plan.pairs))
	for i, ref := range t.plan.pairs {
		list := t.pairList(ref)
		weight := Weight(t.n, len(list.Numbers))
		pairs[i] = pairTally{list, weight}
		if ref.phrase {
			t.musts++
		}
		for j, d := range list.Numbers {
			points := int32(pointsPair)
			if list.InTitle[j] {
				points = pointsPairHead
			}
			t.give(d, points*weight, partPair, i)
			if ref.phrase && list.Own[j] {
				t.must[d]++
			}
		}
	}
	return pairs
}

func (t *tally) pairList(ref pairRef) PairList {
	firsts, seconds := t.plan.groups[ref.first].keys, t.plan.groups[ref.second].keys
	if len(firsts) == 1 && len(seconds) == 1 {
		return t.lists.Pairs[Pair{firsts[0], seconds[0]}]
	}
	found := map[uint32]where{}
	for _, first := range firsts {
		for _, second := range seconds {
			list := t.lists.Pairs[Pair{first, second}]
			for i, d := range list.Numbers {
				found[d] = found[d].or(where{list.InTitle[i], list.Own[i]})
			}
		}
	}
	return pairListOf(found)
}

// where tells of a pair in a write-up: in the title, in the text itself.
type where struct{ inTitle, own bool }

func (w where) or(v where) where { return where{w.inTitle || v.inTitle, w.own || v.own} }

func pairListOf(found map[uint32]where) PairList {
	var out PairList
	for d := range found {
		out.Numbers = append(out.Numbers, d)
	}
	slices.Sort(out.Numbers)
	for _, d := range out.Numbers {
		out.InTitle, out.Own = append(out.InTitle, found[d].inTitle), append(out.Own, found[d].own)
	}
	return out
}

// give adds points to a write-up.
func (t *tally) give(d uint32, points int32, what partKind, which int) {
	t.score[d] += points
	if t.trace != nil && t.trace.number == d {
		t.trace.add(what, which, points)
	}
}
