package searchtest

import (
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A tally is what one write-up holds of everything.
type tally struct {
	volume map[string]int // by key: the volumes of its forms added up
	level  map[string]int // by term
	pairs  map[[2]string]bool
	own    map[[2]string]bool // those of the text itself
	inHead map[[2]string]bool
	begins string
}

var volumes = []int{16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512, 724, 1024, 1448, 2048, 2896}

// tallies reads all write-ups. Levels of frequent terms are coarse, so it takes two walks.
func (o *Oracle) tallies() []tally {
	out := make([]tally, len(o.entries))
	df := map[string]int{}
	for i, e := range o.entries {
		out[i] = o.tally(e)
		for term := range out[i].level {
			df[term]++
		}
	}
	for i := range out {
		for term, level := range out[i].level {
			shift := o.shift(df[term])
			level = level>>shift<<shift + shift>>1
			out[i].level[term] = level
			out[i].volume[vi.Key(term)] += volumes[level]
		}
	}
	return out
}

func (o *Oracle) shift(df int) int {
	n := len(o.entries)
	octave := 1 << (bits.Len(uint(n)) - 1)
	if n < 256 {
		return 0
	}
	if df*2 > octave {
		return 2
	}
	if df*16 > octave {
		return 1
	}
	return 0
}

func (o *Oracle) tally(e entry) tally {
	t := tally{volume: map[string]int{}, level: map[string]int{}, pairs: map[[2]string]bool{}, own: map[[2]string]bool{}, inHead: map[[2]string]bool{}}
	inText, inTitle := map[string]int{}, map[string]int{}
	summaries := 1 + len(e.others[1])
	for i, block := range slices.Concat(e.text[:1], e.others[1], e.text[1:], e.others[2]) {
		for j, term := range block {
			inText[term]++
			if i < summaries {
				inText[term]++
			}
			if j > 0 {
				t.pairs[[2]string{vi.Key(block[j-1]), vi.Key(term)}] = true
			}
		}
	}
	for _, block := range slices.Concat(e.title, e.others[0]) {
		for j, term := range block {
			inTitle[term]++
			if j > 0 {
				pair := [2]string{vi.Key(block[j-1]), vi.Key(term)}
				t.pairs[pair], t.inHead[pair] = true, true
			}
		}
	}
	for _, block := range slices.Concat(e.title, e.text) {
		for j := 1; j < len(block); j++ {
			t.own[[2]string{vi.Key(block[j-1]), vi.Key(block[j])}] = true
		}
	}
	for _, block := range e.title {
		if len(block) > 0 {
			t.begins = vi.Key(block[0])
			break
		}
	}
	for term := range e.terms() {
		x := 640*o.pivot*inText[term]/(o.pivot+9*length(e.text)) + 4608*inTitle[term]/(12+length(e.title))
		for _, start := range []int{19, 27, 38, 54, 76, 108, 152, 215, 304, 431, 609, 861, 1218, 1722, 2435} {
			if start <= x {
				t.level[term]++
			}
		}
		t.level[term] += 0
	}
	return t
}

// df counts the write-ups of which something holds.
func (o *Oracle) df(holds func(*tally) bool) (n int) {
	all := o.tallies()
	for i := range all {
		if holds(&all[i]) {
			n++
		}
	}
	return n
}

func (t *tally) holdsGroup(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return t.volume[k] > 0 })
}

func (t *tally) holdsPair(first, second []string, where map[[2]string]bool) bool {
	for _, a := range first {
		for _, b := range second {
			if where[[2]string{a, b}] {
				return true
			}
		}
	}
	return false
}

func log16(x int) int {
	e := bits.Len(uint(x)) - 1
	return 16*e + (16*(x-1<<e))>>e
}

func (a *asked) weight(holds func(*tally) bool) int {
	df := a.count(holds)
	if df == 0 {
		return 0
	}
	return max(1, log16(len(a.all)+1)-log16(df))
}

func saturate(v int) int { return 256 * v / (v + 77) }

// score adds up the points of every write-up.
func (a *asked) addScores() {
	a.addSyllables()
	seen := map[string]bool{}
	for i, run := range a.q.Sequences {
		a.addPairs(run, seen)
		a.addRun(run, i == 0)
	}
}

func (a *asked) addSyllables() {
	seenGroup, seenTerm := map[string]bool{}, map[string]bool{}
	for _, run := range a.q.Sequences {
		for _, slot := range run.Terms {
			name := join(slot.Keys)
			if !seenGroup[name] {
				w := a.weight(func(t *tally) bool { return t.holdsGroup(slot.Keys) })
				for i := range a.all {
					v := 0
					for _, key := range slot.Keys {
						v += a.all[i].volume[key]
					}
					a.score[i] += 16 * w * saturate(v)
				}
			}
			seenGroup[name] = true
			if slot.Term != "" && !seenTerm[name+" "+slot.Term] {
				a.addTerm(slot.Term)
			}
			seenTerm[name+" "+slot.Term] = true
		}
	}
}

func (a *asked) addTerm(term string) {
	w := a.weight(func(t *tally) bool { _, ok := t.level[term]; return ok })
	for i := range a.all {
		if level, ok := a.all[i].level[term]; ok {
			a.score[i] += 5 * w * saturate(volumes[level])
		}
	}
}

func join(keys []string) (s string) {
	for _, k := range keys {
		s += k + "|"
	}
	return s
}

func (a *asked) pairWeight(first, second search.QueryTerm) int {
	return a.weight(func(t *tally) bool { return t.holdsPair(first.Keys, second.Keys, t.pairs) })
}

func (a *asked) addPairs(run search.Sequence, seen map[string]bool) {
	for j := 1; j < len(run.Terms); j++ {
		first, second := run.Terms[j-1], run.Terms[j]
		if name := join(first.Keys) + " " + join(second.Keys); seen[name] {
			continue
		} else {
			seen[name] = true
		}
		w := a.pairWeight(first, second)
		for i := range a.all {
			t := &a.all[i]
			switch {
			case t.holdsPair(first.Keys, second.Keys, t.inHead):
				a.score[i] += 1920 * w
			case t.holdsPair(first.Keys, second.Keys, t.pairs):
				a.score[i] += 1280 * w
			}
		}
	}
}

// addRun adds what the places of a run tell together.
func (a *asked) addRun(run search.Sequence, first bool) {
	n := len(run.Terms) - 1
	if n < 1 {
		return
	}
	weights, sum := make([]int, n), 0
	for j := range n {
		weights[j] = a.pairWeight(run.Terms[j], run.Terms[j+1])
		sum += weights[j]
	}
	begin := a.weight(func(t *tally) bool { return slices.Contains(run.Terms[0].Keys, t.begins) })
	for i := range a.all {
		t := &a.all[i]
		held, heads := 0, 0
		before, firstHead := false, false
		for j := range n {
			has := t.holdsPair(run.Terms[j].Keys, run.Terms[j+1].Keys, t.pairs)
			if has {
				held++
				if before {
					a.score[i] += 256 * min(weights[j-1], weights[j])
				}
			}
			before = has
			if t.holdsPair(run.Terms[j].Keys, run.Terms[j+1].Keys, t.inHead) {
				heads++
				firstHead = firstHead || j == 0
			}
		}
		if held == n && n > 1 {
			a.score[i] += 4096 * sum
		}
		if heads == n {
			a.score[i] += 1024 * sum
		}
		if first && firstHead && slices.Contains(run.Terms[0].Keys, t.begins) {
			a.score[i] += 2048 * begin
		}
	}
}
