package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// FrequentSyllables chooses the most frequent syllables out of all keys, each with the
// summed document frequencies of its forms. The result is in byte order.
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
	keys = keys[:min(numSyllables, len(keys))]
	slices.Sort(keys)
	syllables := make([]Syllable, len(keys))
	for i, key := range keys {
		syllables[i] = Syllable{key, bits.Len(uint(frequencies[key]))}
	}
	return syllables
}
