package search

import (
	"slices"
	"strings"
)

// A plan is a query as the lists see it: what is asked for more than once is
// asked for once.
type queryPlan struct {
	clauses   []clause
	terms     []plannedTerm
	bigrams   []plannedBigram
	sequences []plannedSequence
	plain     int // how many groups stand in plain words
	phrases   int // how many runs are phrases
}

// A group is one different set of keys.
type clause struct {
	keys   []string
	plain  bool // stands in plain words
	phrase bool // stands in a phrase
}

// A termRef is one different accented form that was typed.
type plannedTerm struct {
	term   string
	clause int
	phrase bool
}

// A pairRef is one different pair of neighbouring groups.
type plannedBigram struct {
	first, second int // groups
	phrase        bool
}

// A runPlan is a run in terms of the plan.
type plannedSequence struct {
	clauses []int // by slot
	terms   []int // by slot, -1 for none
	bigrams []int // by place between slots
	phrase  bool
}

func planQuery(runs []Sequence) *queryPlan {
	p := &queryPlan{}
	for _, r := range runs {
		p.addSequence(r)
	}
	for _, g := range p.clauses {
		if g.plain {
			p.plain++
		}
	}
	return p
}

func (p *queryPlan) addSequence(r Sequence) {
	out := plannedSequence{phrase: r.Phrase}
	for i, slot := range r.Terms {
		g := p.clause(slot.Keys, r.Phrase)
		out.clauses = append(out.clauses, g)
		out.terms = append(out.terms, p.term(slot.Term, g, r.Phrase))
		if i > 0 {
			out.bigrams = append(out.bigrams, p.bigram(out.clauses[i-1], g, r.Phrase))
		}
	}
	if r.Phrase {
		p.phrases++
	}
	p.sequences = append(p.sequences, out)
}

func (p *queryPlan) clause(keys []string, phrase bool) int {
	i := slices.IndexFunc(p.clauses, func(g clause) bool { return slices.Equal(g.keys, keys) })
	if i < 0 {
		i = len(p.clauses)
		p.clauses = append(p.clauses, clause{keys: keys})
	}
	p.clauses[i].phrase = p.clauses[i].phrase || phrase
	p.clauses[i].plain = p.clauses[i].plain || !phrase
	return i
}

func (p *queryPlan) term(term string, group int, phrase bool) int {
	if term == "" {
		return -1
	}
	i := slices.IndexFunc(p.terms, func(t plannedTerm) bool { return t.term == term && t.clause == group })
	if i < 0 {
		i = len(p.terms)
		p.terms = append(p.terms, plannedTerm{term: term, clause: group})
	}
	p.terms[i].phrase = p.terms[i].phrase || phrase
	return i
}

func (p *queryPlan) bigram(first, second int, phrase bool) int {
	i := slices.IndexFunc(p.bigrams, func(r plannedBigram) bool { return r.first == first && r.second == second })
	if i < 0 {
		i = len(p.bigrams)
		p.bigrams = append(p.bigrams, plannedBigram{first: first, second: second})
	}
	p.bigrams[i].phrase = p.bigrams[i].phrase || phrase
	return i
}

// wants lists the keys and pairs that the plan needs, each once.
func (p *queryPlan) wants() (keys []string, pairs []Bigram) {
	for _, g := range p.clauses {
		keys = append(keys, g.keys...)
	}
	for _, r := range p.bigrams {
		for _, first := range p.clauses[r.first].keys {
			for _, second := range p.clauses[r.second].keys {
				pairs = append(pairs, Bigram{first, second})
			}
		}
	}
	slices.Sort(keys)
	slices.SortFunc(pairs, compareBigrams)
	return slices.Compact(keys), slices.Compact(pairs)
}

func compareBigrams(a, b Bigram) int {
	if c := strings.Compare(a.First, b.First); c != 0 {
		return c
	}
	return strings.Compare(a.Second, b.Second)
}
