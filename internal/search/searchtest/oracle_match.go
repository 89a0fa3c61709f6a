package searchtest

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// evaluation is one query put to every write-up.
type evaluation struct {
	o     *Oracle
	q     *search.Query
	opts  search.Options
	all   []contents
	score []int
	plain [][]string      // the clauses of plain words that do not only ask
	asks  map[string]bool // by the keys of a clause, joined: it only asks
}

func (o *Oracle) evaluate(q *search.Query, opts search.Options) *evaluation {
	a := &evaluation{o: o, q: q, opts: opts, all: o.allContents(), score: make([]int, len(o.entries))}
	a.readQuestionWords()
	a.addScores()
	return a
}

func (a *evaluation) count(holds func(*contents) bool) (n int) {
	for i := range a.all {
		if holds(&a.all[i]) {
			n++
		}
	}
	return n
}

func (a *evaluation) minimumShouldMatch() int {
	n := len(a.plain)
	if n > longClauses {
		return n - longLess
	}
	if n > strictClauses {
		return n - n/4
	}
	return n
}

// A share is how much of the plain words an entry holds.
type share struct {
	held int  // how many
	part int  // sixteenths of what they are worth
	full bool // all of them
	fits bool // phrases and exclusions hold
}

// shares tells how much each entry holds.
func (a *evaluation) shares() []share {
	out := make([]share, len(a.all))
	worth := make([]int, len(a.plain))
	total := 0
	for j, g := range a.plain {
		worth[j] = a.idf(func(t *contents) bool { return t.holdsAny(g) })
		if worth[j] == 0 {
			worth[j] = max(1, log16(len(a.all)+1))
		}
		total += worth[j]
	}
	for i := range a.all {
		sum := 0
		for j, g := range a.plain {
			if a.all[i].holdsAny(g) {
				out[i].held++
				sum += worth[j]
			}
		}
		out[i].part = 16 * sum / max(1, total)
		out[i].full = out[i].held == len(a.plain)
		out[i].fits = !a.wordless() && a.holdsAll(&a.all[i]) && !a.excluded(&a.all[i])
	}
	return out
}

// split lists the full and the partial matches that pass all filters but one, and
// with search.NumFacets all.
func (a *evaluation) split(least int, but search.Facet) (full, partial []int) {
	for i, s := range a.shares() {
		switch {
		case !s.fits || !a.passes(i, but):
		case s.full:
			full = append(full, i)
		case s.held > 0 && s.part >= least:
			partial = append(partial, i)
		}
	}
	return full, partial
}

// leastPart is what partial matches hold: where there are no full ones, less and
// less until there are enough.
func (a *evaluation) leastPart() int {
	least := partOfShort
	if len(a.plain) > longClauses {
		least = partOfLong
	}
	if a.phrases() {
		return partBesidePhrase
	}
	for least > 1 {
		full, partial := a.split(least, search.NumFacets)
		if len(full) > 0 || len(partial) >= fewResults {
			break
		}
		least /= 2
	}
	return least
}

// holdsAll holds if every phrase may be there, by its posting lists.
func (a *evaluation) holdsAll(t *contents) bool {
	for _, sequence := range a.q.Sequences {
		if sequence.Phrase && !holdsSequence(t, sequence) {
			return false
		}
	}
	return true
}

func (a *evaluation) excluded(t *contents) bool {
	for _, sequence := range a.q.Excluded {
		if holdsSequence(t, sequence) {
			return true
		}
	}
	return false
}

func holdsSequence(t *contents, sequence search.Sequence) bool {
	for j, term := range sequence.Terms {
		if !t.holdsAny(term.Keys) {
			return false
		}
		if _, ok := t.impact[term.Term]; term.Term != "" && !ok {
			return false
		}
		if j > 0 && !t.holdsBigram(sequence.Terms[j-1].Keys, term.Keys, t.own) {
			return false
		}
	}
	return true
}

// wordless holds if signs were typed and nothing that means anything.
func (a *evaluation) wordless() bool {
	return strings.TrimSpace(a.q.Text) != "" && len(a.q.Sequences) == 0 && len(a.q.Excluded) == 0 && len(a.q.Filters) == 0
}

func (a *evaluation) phrases() bool {
	return slices.ContainsFunc(a.q.Sequences, func(r search.Sequence) bool { return r.Phrase })
}
