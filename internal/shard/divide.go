package shard

import (
	"context"
	"math/bits"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/parallel"
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
		target += target / 4
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
	for _, f := range v.list[key].Forms {
		bytes += 3 + listBytes(len(f.DocIDs), v.size.numbers, 3)
	}
	if n := len(v.list[key].TitleStarts); n > 0 {
		bytes += listBytes(n, v.size.numbers, 0)
	}
	for _, g := range pairs {
		bytes += 3 + listBytes(g.to-g.from, v.size.numbers, 0)
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

// A rare is a pair that lies in a page.
type rare struct {
	page        int
	fingerprint uint32
	first       int
	group
}

// rareChunk is how many rare pairs are hashed at a time.
const rareChunk = 4096

// spread divides the pairs of all keys: the frequent ones, which lie with their
// first keys, and the others by page and fingerprint.
func (v *inverted) spread(ctx context.Context) (frequents [][]group, rares []rare, pages int, err error) {
	frequents = make([][]group, len(v.keys))
	bytes := 0
	for i := range v.keys {
		for _, g := range v.groups(i) {
			if frequent(v.size.documents, g.to-g.from) {
				frequents[i] = append(frequents[i], g)
				continue
			}
			rares = append(rares, rare{first: i, group: g})
			bytes += 2 + listBytes(g.to-g.from, v.size.numbers, 0)
		}
	}
	if len(rares) == 0 {
		return frequents, nil, 0, nil
	}
	pages = 1 << bits.Len(uint(bytes/pageBytes)>>((v.growth()+1)/2))
	chunks := slices.Collect(slices.Chunk(rares, rareChunk))
	err = parallel.Each(ctx, len(chunks), func(i int) error {
		for j := range chunks[i] {
			r := &chunks[i][j]
			pair := pairName(v.keys[r.first], v.keys[r.second])
			r.page, r.fingerprint = pageOf(pair, pages), fingerprintOf(pair)
		}
		return nil
	})
	if err != nil {
		return nil, nil, 0, err
	}
	slices.SortFunc(rares, compareRare)
	return frequents, v.parted(frequents, rares), pages, nil
}

func compareRare(a, b rare) int {
	if a.page != b.page {
		return a.page - b.page
	}
	if a.fingerprint != b.fingerprint {
		return int(a.fingerprint) - int(b.fingerprint)
	}
	if a.first != b.first {
		return a.first - b.first
	}
	return int(a.second) - int(b.second)
}

// parted moves pairs that one page could not tell apart to their first keys.
func (v *inverted) parted(frequents [][]group, rares []rare) []rare {
	same := func(i, j int) bool {
		return j >= 0 && j < len(rares) && rares[i].page == rares[j].page && rares[i].fingerprint == rares[j].fingerprint
	}
	var apart []rare
	for i, r := range rares {
		if !same(i, i-1) && !same(i, i+1) {
			apart = append(apart, r)
			continue
		}
		frequents[r.first] = append(frequents[r.first], r.group)
		slices.SortFunc(frequents[r.first], func(a, b group) int { return int(a.second) - int(b.second) })
	}
	return apart
}
