package search

import (
	"slices"
	"strings"
)

// A plan is a query as the lists see it: what is asked for more than once is
// asked for once.
type plan struct {
	groups  []group
	terms   []termRef
	pairs   []pairRef
	runs    []runPlan
	plain   int // how many groups stand in plain words
	phrases int // how many runs are phrases
}

// A group is one different set of keys.
type group struct {
	keys   []string
	plain  bool // stands in plain words
	phrase bool // stands in a phrase
}

// A termRef is one different accented form that was typed.
type termRef struct {
	term   string
	group  int
	phrase bool
}

// A pairRef is one different pair of neighbouring groups.
type pairRef struct {
	first, second int // groups
	phrase        bool
}

// A runPlan is a run in terms of the plan.
type runPlan struct {
	groups []int // by slot
	terms  []int // by slot, -1 for none
	pairs  []int // by place between slots
	phrase bool
}

func newPlan(runs []Run) *plan {
	p := &plan{}
	for _, r := range runs {
		p.addRun(r)
	}
	for _, g := range p.groups {
		if g.plain {
			p.plain++
		}
	}
	return p
}

func (p *plan) addRun(r Run) {
	out := runPlan{phrase: r.Phrase}
	for i, slot := range r.Slots {
		g := p.group(slot.Keys, r.Phrase)
		out.groups = append(out.groups, g)
		out.terms = append(out.terms, p.term(slot.Term, g, r.Phrase))
		if i > 0 {
			out.pairs = append(out.pairs, p.pair(out.groups[i-1], g, r.Phrase))
		}
	}
	if r.Phrase {
		p.phrases++
	}
	p.runs = append(p.runs, out)
}

func (p *plan) group(keys []string, phrase bool) int {
	i := slices.IndexFunc(p.groups, func(g group) bool { return slices.Equal(g.keys, keys) })
	if i < 0 {
		i = len(p.groups)
		p.groups = append(p.groups, group{keys: keys})
	}
	p.groups[i].phrase = p.groups[i].phrase || phrase
	p.groups[i].plain = p.groups[i].plain || !phrase
	return i
}

func (p *plan) term(term string, group int, phrase bool) int {
	if term == "" {
		return -1
	}
	i := slices.IndexFunc(p.terms, func(t termRef) bool { return t.term == term && t.group == group })
	if i < 0 {
		i = len(p.terms)
		p.terms = append(p.terms, termRef{term: term, group: group})
	}
	p.terms[i].phrase = p.terms[i].phrase || phrase
	return i
}

func (p *plan) pair(first, second int, phrase bool) int {
	i := slices.IndexFunc(p.pairs, func(r pairRef) bool { return r.first == first && r.second == second })
	if i < 0 {
		i = len(p.pairs)
		p.pairs = append(p.pairs, pairRef{first: first, second: second})
	}
	p.pairs[i].phrase = p.pairs[i].phrase || phrase
	return i
}

// wants lists the keys and pairs that the plan needs, each once.
func (p *plan) wants() (keys []string, pairs []Pair) {
	for _, g := range p.groups {
		keys = append(keys, g.keys...)
	}
	for _, r := range p.pairs {
		for _, first := range p.groups[r.first].keys {
			for _, second := range p.groups[r.second].keys {
				pairs = append(pairs, Pair{first, second})
			}
		}
	}
	slices.Sort(keys)
	slices.SortFunc(pairs, comparePairs)
	return slices.Compact(keys), slices.Compact(pairs)
}

func comparePairs(a, b Pair) int {
	if c := strings.Compare(a.First, b.First); c != 0 {
		return c
	}
	return strings.Compare(a.Second, b.Second)
}
