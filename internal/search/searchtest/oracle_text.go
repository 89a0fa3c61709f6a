package searchtest

import (
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// verified reports whether an entry's text holds every phrase.
func (a *evaluation) verified(i int) bool {
	for _, sequence := range a.q.Sequences {
		if sequence.Phrase && !a.stands(i, sequence.Terms) {
			return false
		}
	}
	return true
}

// stands reports whether an entry's text has query terms in a row, with their marks.
func (a *evaluation) stands(i int, terms []search.QueryTerm) bool {
	for _, block := range a.o.entries[i].lines {
		tokens := vi.Tokenize(block)
		for j := range tokens {
			if startsWith(block, tokens[j:], terms, a.q.Text) {
				return true
			}
		}
	}
	return false
}

func startsWith(block string, tokens []vi.Token, phrase []search.QueryTerm, query string) bool {
	if len(tokens) < len(phrase) {
		return false
	}
	for j, t := range phrase {
		term := vi.Term(tokens[j].Text)
		if t.Term != "" && term != t.Term || !slices.Contains(t.Keys, vi.Key(term)) {
			return false
		}
		if j == 0 {
			continue
		}
		before := vi.Key(vi.Term(tokens[j-1].Text))
		typed := ends(before, query[phrase[j-1].End:t.Start])
		if ends(before, block[tokens[j-1].End:tokens[j].Start]) && !typed {
			return false
		}
	}
	return true
}

// ends reports whether a sentence ends behind a key.
func ends(key, between string) bool {
	_, after, stop := strings.Cut(between, ".")
	vowel := strings.ContainsAny(key, "aeiouy0123456789")
	return strings.ContainsAny(between, ";!?…") || stop && vowel && strings.ContainsFunc(after, unicode.IsSpace)
}

// disproved gives the points of bigrams and sequences of plain words that a
// write-up got though its text holds them in no row, or with other marks.
func (a *evaluation) disproved(i int) (points int) {
	taken := map[string]bool{}
	for _, s := range a.q.Sequences {
		n, sum, inTitle, t := len(s.Terms), 0, 0, &a.all[i]
		if s.Phrase || n < 3 || a.stands(i, s.Terms) {
			continue
		}
		lost, own := map[string]int{}, 0
		for j := 1; j < n; j++ {
			first, second := s.Terms[j-1], s.Terms[j]
			idf := a.bigramIDF(first, second)
			sum += idf
			worth := pointsBigram
			if t.holdsBigram(first.Keys, second.Keys, t.inTitles) {
				inTitle, worth = inTitle+1, pointsBigramInTitle
			}
			if t.holdsBigram(first.Keys, second.Keys, t.own) {
				own++
			}
			if !a.stands(i, s.Terms[j-1:j+1]) {
				lost[join(first.Keys)+" "+join(second.Keys)] = worth * idf
			}
		}
		if own < n-1 {
			continue
		}
		if points += pointsSequence * sum; inTitle == n-1 {
			points += pointsSequenceInTitle * sum
		}
		for bigram, worth := range lost {
			if !taken[bigram] {
				points += worth
			}
			taken[bigram] = true
		}
	}
	return points
}
