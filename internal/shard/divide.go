package shard

import (
	"math/bits"

	"github.com/khotin/khotin/internal/corpus"
)

const (
	// shardBytes is about how much a syllable shard holds, unless one key alone
	// takes more: a rare syllable costs a reader one shard, and every shard
	// costs all readers 8 bytes of the manifest.
	shardBytes = 3600
	// growAfter is the bit length of an archive's size after which shards grow
	// with its square root, as their number does: what a rare syllable costs
	// and what the manifest costs stay in balance.
	growAfter = 14
	// writeUpsPerShard bounds the number of shards in small archives, where the
	// search may add at most one file for ten write-ups.
	writeUpsPerShard = 13
	// fewShards is always allowed.
	fewShards = 4
	// anchorOneIn keys may begin a shard before it is full. There, shards that a
	// new write-up has shifted fall into step with the old ones again.
	anchorOneIn = 16
	// pageBytes is about how much a page of pairs holds; it grows as shards do,
	// since the longest list of a pack says how long its pages are.
	pageBytes = 640
)

// divide cuts the keys into shards; the result is where each begins.
func (v *inverted) divide(frequents [][]group) []int {
	weights := make([]int, len(v.keys))
	for i := range weights {
		weights[i] = v.weigh(i, frequents[i])
	}
	most := max(fewShards, v.size.documents/writeUpsPerShard)
	target := shardBytes << (v.growth() / 2)
	starts := v.cutAt(weights, target)
	for len(starts) > most {
		target += target / 8
		starts = v.cutAt(weights, target)
	}
	return starts
}

// growth is how often the archive has doubled since it outgrew growAfter.
func (v *inverted) growth() int { return max(0, bits.Len(uint(v.size.documents))-growAfter) }

func (v *inverted) cutAt(weights []int, target int) []int {
	var starts []int
	held := 0
	for i, weight := range weights {
		anchor := held > target/3 && corpus.Hash32(4, v.keys[i])%anchorOneIn == 0
		if i == 0 || anchor || held > 0 && held+weight > target+target/4 {
			starts = append(starts, i)
			held = 0
		}
		held += weight
	}
	return starts
}

// weigh estimates the bytes of a key in its shard. It is rounded, so that one
// more write-up seldom changes it.
func (v *inverted) weigh(key int, pairs []group) int {
	bytes := 4
	for _, f := range v.formsOf(key) {
		bytes += 3 + listBytes(f.df(), v.size.numbers, 3)
	}
	if n := len(v.beginsOf(key)); n > 0 {
		bytes += listBytes(n, v.size.numbers, 0)
	}
	for _, g := range pairs {
		bytes += 3 + listBytes(g.df(), v.size.numbers, 0)
	}
	return bytes
}

// listBytes estimates a list with some more bits for each number.
func listBytes(df int, numbers uint32, more int) int {
	if low := bits.Len(uint(df)) - 3; low > 0 {
		df = df >> low << low // three digits are enough
	}
	return df * (2*gapWidth(df, numbers) + 3 + 2*more) / 16
}
