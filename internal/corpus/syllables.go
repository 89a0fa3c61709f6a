package corpus

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"github.com/khotin/khotin/internal/search"
)

// FrequentSyllables makes the spelling dictionary: the most frequent syllables
// out of all keys, each given with the summed document frequencies of its forms.
// The result is in byte order.
func FrequentSyllables(frequencies map[string]int) []search.Syllable {
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
	syllables := make([]search.Syllable, len(keys))
	for i, key := range keys {
		syllables[i] = search.Syllable{Key: key, Class: bits.Len(uint(frequencies[key]))}
	}
	return syllables
}
