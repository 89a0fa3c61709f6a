package searchtest

import (
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/vi"
)

// contents are what one write-up holds.
type contents struct {
	volume     map[string]int // by key: the volumes of its forms added up
	impact     map[string]int // by term
	bigrams    map[[2]string]bool
	own        map[[2]string]bool // those of the text itself
	inTitles   map[[2]string]bool
	titleStart string
}

// allContents reads all write-ups, twice: impacts of frequent terms are coarse.
func (o *Oracle) allContents() []contents {
	out := make([]contents, len(o.entries))
	df := map[string]int{}
	for i, e := range o.entries {
		out[i] = o.contents(e)
		for term := range out[i].impact {
			df[term]++
		}
	}
	for i := range out {
		for term, impact := range out[i].impact {
			shift := o.shift(df[term])
			impact = impact>>shift<<shift + shift>>1
			out[i].impact[term] = impact
			out[i].volume[vi.Key(term)] += int(impactVolumes[impact])
		}
	}
	return out
}

func (o *Oracle) shift(df int) int {
	n := len(o.entries)
	octave := 1 << (bits.Len(uint(n)) - 1)
	if n < fewDocuments {
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

func (o *Oracle) contents(e entry) contents {
	t := contents{volume: map[string]int{}, impact: map[string]int{}, bigrams: map[[2]string]bool{}, own: map[[2]string]bool{}, inTitles: map[[2]string]bool{}}
	inText, inTitle := map[string]int{}, map[string]int{}
	summaries := 1 + len(e.others[1])
	for i, block := range slices.Concat(e.text[:1], e.others[1], e.text[1:], e.others[4]) {
		for j, term := range block {
			if inText[term]++; i < summaries {
				inText[term] += summaryTimes - 1
			}
			if j > 0 {
				t.bigrams[[2]string{vi.Key(block[j-1]), vi.Key(term)}] = true
			}
		}
	}
	for _, block := range slices.Concat(e.title, e.others[0]) {
		for j, term := range block {
			inTitle[term]++
			if j > 0 {
				bigram := [2]string{vi.Key(block[j-1]), vi.Key(term)}
				t.bigrams[bigram], t.inTitles[bigram] = true, true
			}
		}
	}
	inNames, inFacts := termSet(e.names, e.others[2]), termSet(e.facts, e.others[3])
	for _, block := range slices.Concat(e.names, e.facts, e.others[2], e.others[3]) {
		for j := 1; j < len(block); j++ {
			t.bigrams[[2]string{vi.Key(block[j-1]), vi.Key(block[j])}] = true
		}
	}
	for _, block := range slices.Concat(e.title, e.text, e.names, e.facts) {
		for j := 1; j < len(block); j++ {
			t.own[[2]string{vi.Key(block[j-1]), vi.Key(block[j])}] = true
		}
	}
	for _, block := range e.title {
		if len(block) > 0 {
			t.titleStart = vi.Key(block[0])
			break
		}
	}
	for term := range e.terms() {
		volume := textVolume*o.pivot*inText[term]/(o.pivot+lengthPart*length(e.text)) + titleVolume*inTitle[term]/(titleLength+length(e.title))
		if inNames[term] {
			volume += namesVolume
		}
		if inFacts[term] {
			volume += factsVolume
		}
		for _, start := range impactStarts {
			if int(start) <= volume {
				t.impact[term]++
			}
		}
		t.impact[term] += 0 // there, if only with the impact 0
	}
	return t
}
