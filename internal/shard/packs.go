package shard

import (
	"math/bits"

	"github.com/khotin/khotin/internal/search"
)

// perPack is how many write-ups' texts one file holds: few files, so that most of
// the one for ten write-ups that the search may add are left to small syllable
// shards. A host without ranges sends some 200 KB for a text.
const perPack = 128

// A span is the numbers from … to-1.
type span struct{ from, to uint32 }

// textPacks divides the numbers into packs. The newest school year begins a
// pack of its own, and where it has gaps its packs cover more numbers.
func textPacks(c *search.Catalogue) []span {
	if len(c.SchoolYears) == 0 {
		return nil
	}
	newest := c.SchoolYears[len(c.SchoolYears)-1]
	packs := cut(nil, span{0, newest.Base}, perPack)
	width := uint32(perPack) << (bits.Len32(newest.Size/newest.Count) - 1)
	return cut(packs, span{newest.Base, newest.Base + newest.Size}, width)
}

func cut(packs []span, s span, width uint32) []span {
	for from := s.from; from < s.to; from += width {
		packs = append(packs, span{from, min(from+width, s.to)})
	}
	return packs
}

// taken lists the numbers of a span that write-ups have.
func (s span) taken(c *search.Catalogue) []uint32 {
	var numbers []uint32
	for n := s.from; n < s.to; n++ {
		if c.Taken(n) {
			numbers = append(numbers, n)
		}
	}
	return numbers
}
