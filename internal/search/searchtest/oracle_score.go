package searchtest

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// df counts the write-ups of which something holds.
func (o *Oracle) df(holds func(*contents) bool) (n int) {
	all := o.allContents()
	for i := range all {
		if holds(&all[i]) {
			n++
		}
	}
	return n
}

func (t *contents) holdsAny(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return t.volume[k] > 0 })
}

func (t *contents) holdsBigram(first, second []string, where map[[2]string]bool) bool {
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

func (a *evaluation) idf(holds func(*contents) bool) int {
	df := a.count(holds)
	if df == 0 {
		return 0
	}
	return max(1, log16(len(a.all)+1)-log16(df))
}

// less gives a quarter of an idf, rounded up, if one of some terms only asks.
func (a *evaluation) less(idf int, terms ...search.QueryTerm) int {
	for _, t := range terms {
		if a.asks[join(t.Keys)] {
			return (idf + questionPart - 1) / questionPart
		}
	}
	return idf
}

func rarity(idf int) int { return idf * (idf + rarityRise) / rarityPart }

func saturate(v int) int { return 256 * v / (v + halfVolume) }

// addScores adds up the points of every write-up.
func (a *evaluation) addScores() {
	a.addClauses()
	a.addYears()
	seen := map[string]bool{}
	for i, sequence := range a.q.Sequences {
		a.addBigrams(sequence, seen)
		a.addSequence(sequence, i == 0)
	}
}

// addYears adds the points of write-ups of a year that was typed alone.
func (a *evaluation) addYears() {
	for _, keys := range a.plain {
		year := keys[0]
		if n, err := strconv.Atoi(year); err != nil || len(year) != 4 || n < 1900 || n > 2099 {
			continue
		}
		isOf := func(i int) bool { return strings.HasPrefix(a.o.writeUps[i].Date, year+"-") }
		df := 0
		for i := range a.all {
			if isOf(i) {
				df++
			}
		}
		for i := range a.all {
			if isOf(i) {
				a.score[i] += pointsYear * max(1, log16(len(a.all)+1)-log16(df))
			}
		}
	}
}

func (a *evaluation) addClauses() {
	seenClause, seenForm := map[string]bool{}, map[string]bool{}
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			name := join(term.Keys)
			if !seenClause[name] {
				idf := a.less(a.idf(func(t *contents) bool { return t.holdsAny(term.Keys) }), term)
				for i := range a.all {
					v := 0
					for _, key := range term.Keys {
						v += a.all[i].volume[key]
					}
					a.score[i] += pointsSyllable * rarity(idf) * saturate(v)
					if v > 0 && idf < doubtfulIDF && isName(term.Keys) {
						a.score[i] += pointsName * idf
					}
				}
			}
			seenClause[name] = true
			if term.Term != "" && !seenForm[name+" "+term.Term] {
				a.addTerm(term)
			}
			seenForm[name+" "+term.Term] = true
		}
	}
}

func (a *evaluation) addTerm(term search.QueryTerm) {
	idf := a.idf(func(t *contents) bool { _, ok := t.impact[term.Term]; return ok })
	idf = a.less(idf, term)
	for i := range a.all {
		if impact, ok := a.all[i].impact[term.Term]; ok {
			a.score[i] += pointsMarks * idf * saturate(int(impactVolumes[impact]))
		}
	}
}

// isName reports what is neither a Vietnamese syllable nor is a number or a day.
func isName(keys []string) bool {
	return len(keys) == 1 && !vi.IsBareSyllable(keys[0]) && !strings.ContainsAny(keys[0][:1], "/0123456789")
}

func join(keys []string) (s string) {
	for _, k := range keys {
		s += k + "|"
	}
	return s
}

func (a *evaluation) bigramIDF(first, second search.QueryTerm) int {
	idf := a.idf(func(t *contents) bool { return t.holdsBigram(first.Keys, second.Keys, t.bigrams) })
	return a.less(idf, first, second)
}

func (a *evaluation) addBigrams(sequence search.Sequence, seen map[string]bool) {
	for j := 1; j < len(sequence.Terms); j++ {
		first, second := sequence.Terms[j-1], sequence.Terms[j]
		if name := join(first.Keys) + " " + join(second.Keys); seen[name] {
			continue
		} else {
			seen[name] = true
		}
		idf := a.bigramIDF(first, second)
		for i := range a.all {
			t := &a.all[i]
			switch {
			case t.holdsBigram(first.Keys, second.Keys, t.inTitles):
				a.score[i] += pointsBigramInTitle * idf
			case t.holdsBigram(first.Keys, second.Keys, t.bigrams):
				a.score[i] += pointsBigram * idf
			}
		}
	}
}

// addSequence adds the points for what only a sequence as a whole tells.
func (a *evaluation) addSequence(sequence search.Sequence, first bool) {
	n := len(sequence.Terms) - 1
	if n < 1 {
		return
	}
	sum := 0
	idf := make([]int, n)
	for j := range n {
		idf[j] = a.bigramIDF(sequence.Terms[j], sequence.Terms[j+1])
		sum += idf[j]
	}
	start := 0 // where what the query is about begins
	for start < n && (a.asks[join(sequence.Terms[start].Keys)] || a.asks[join(sequence.Terms[start+1].Keys)]) {
		start++
	}
	if start == n || len(a.plain) > halfClauses {
		start = 0
	}
	begins := sequence.Terms[start].Keys
	startIDF := a.idf(func(t *contents) bool { return slices.Contains(begins, t.titleStart) })
	for i := range a.all {
		t := &a.all[i]
		held, inTitle := 0, 0
		firstInTitle, heldBefore := false, false
		for j := range n {
			holds := t.holdsBigram(sequence.Terms[j].Keys, sequence.Terms[j+1].Keys, t.bigrams)
			if holds {
				held++
			}
			if holds && heldBefore {
				a.score[i] += pointsRun * (idf[j-1] + idf[j])
			}
			heldBefore = holds
			if t.holdsBigram(sequence.Terms[j].Keys, sequence.Terms[j+1].Keys, t.inTitles) {
				inTitle++
				firstInTitle = firstInTitle || j == start
			}
		}
		if held == n && n > 1 {
			a.score[i] += pointsSequence * sum
		}
		if inTitle == n {
			a.score[i] += pointsSequenceInTitle * sum
		}
		if first && firstInTitle && slices.Contains(begins, t.titleStart) {
			a.score[i] += pointsTitleStart * startIDF
		}
	}
}
