package related

import (
	"maps"
	"math/rand/v2"
	"testing"
)

// A counter counts as a map does, however much it grows, and starts anew.
func TestCounterCountsAsAMapDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	c := newCounter()
	for _, n := range []int{0, 10, 20_000, 10} {
		want, got := map[uint64]uint32{}, map[uint64]uint32{}
		c.reset()
		for range n {
			key := 1 + r.Uint64N(uint64(n))*r.Uint64N(3)<<20
			*c.at(key) += 2
			want[key] += 2
		}
		for _, at := range c.used {
			got[c.keys[at]] = c.counts[at]
		}
		if !maps.Equal(got, want) {
			t.Errorf("%d numbers: %d different ones, want %d, or other counts", n, len(got), len(want))
		}
	}
}
