package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// PickWords chooses the most frequent syllables out of all keys, each with the
// summed lengths of its forms' lists. The result is in byte order.
func FrequentSyllables(frequencies map[string]int) []Syllable {
	keys := make([]string, 0, len(frequencies))
	for key := range frequencies {
		if !strings.ContainsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) }) {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(frequencies[b], frequencies[a]), cmp.Compare(a, b))
	})
	keys = keys[:min(NumSyllables, len(keys))]
	slices.Sort(keys)
	words := make([]Syllable, len(keys))
	for i, key := range keys {
		words[i] = Syllable{key, bits.Len(uint(frequencies[key]))}
	}
	return words
}
