package related

// A counter counts numbers other than 0: a hash table with linear probing, since a
// build counts every bigram of every text twice (Go's map takes four times as
// long).
type counter struct {
	keys   []uint64
	counts []uint32
	used   []uint32 // where keys are, in the order in which they came
	shift  uint     // 64 − log2(len(keys))
}

func newCounter() *counter {
	c := &counter{}
	c.grow(1 << 11)
	return c
}

func (c *counter) grow(size int) {
	old := *c
	*c = counter{keys: make([]uint64, size), counts: make([]uint32, size), used: old.used[:0], shift: 65}
	for ; size > 0; size >>= 1 {
		c.shift--
	}
	for _, at := range old.used {
		*c.at(old.keys[at]) = old.counts[at]
	}
}

// spread is Fibonacci hashing: multiplication by 2^64/φ (Knuth, The Art of
// Computer Programming, volume 3, section 6.4).
const spread = 0x9e3779b97f4a7c15

// at gives the count of a key, 0 if it is new. It is valid until the next call.
func (c *counter) at(key uint64) *uint32 {
	mask := uint64(len(c.keys) - 1)
	for i := key * spread >> c.shift; ; i = (i + 1) & mask {
		if c.keys[i] == key {
			return &c.counts[i]
		}
		if c.keys[i] == 0 {
			if 2*len(c.used) >= len(c.keys) {
				c.grow(2 * len(c.keys))
				return c.at(key)
			}
			c.keys[i] = key
			c.used = append(c.used, uint32(i))
			return &c.counts[i]
		}
	}
}

// reset forgets all keys.
func (c *counter) reset() {
	for _, at := range c.used {
		c.keys[at], c.counts[at] = 0, 0
	}
	c.used = c.used[:0]
}
