package shard

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/khotin/khotin/internal/cache"
)

// kept is what earlier builds have coded. A syllable shard is kept under the
// digest of all that it is coded of. Packs are kept under what names their place,
// with the digest of each page or text in them: of a pack in which one has
// changed the others are taken as they are.
type kept struct {
	cache   *cache.Cache
	program cache.Key
}

func newKept(c *cache.Cache) (kept, error) {
	program, err := cache.Program()
	if err != nil {
		return kept{}, fmt.Errorf("keep what is coded: %w", err)
	}
	return kept{c, program}, nil
}

// key makes a key of the kind of a file and what it is coded of, or where it is.
func (k kept) key(kind string, of []byte) cache.Key {
	h := sha256.New()
	h.Write(k.program[:])
	h.Write([]byte("shard\x00" + kind + "\x00"))
	h.Write(of)
	return cache.Key(h.Sum(nil))
}

// place is the key of a pack.
func (k kept) place(kind string, numbers ...int) cache.Key {
	return k.key(kind, appendNumbers(nil, numbers...))
}

// A partDigest tells what a page or text was coded of.
type partDigest [sha256.Size]byte

// A keptPack is a pack as an earlier build wrote it.
type keptPack struct {
	digests []partDigest
	facts   []uint32 // one for each part
	unit    int      // how long a page or head is
	data    []byte
}

func (p *keptPack) encode() []byte {
	out := appendNumbers(nil, len(p.digests), p.unit)
	for i, d := range p.digests {
		out = binary.LittleEndian.AppendUint32(append(out, d[:]...), p.facts[i])
	}
	return append(out, p.data...)
}

// perPart is what a keptPack says of each of its parts beside the pack.
const perPart = len(partDigest{}) + 4

// pack reads the pack that was kept under a key; it is empty if there is none.
func (k kept) pack(key cache.Key) *keptPack {
	p := &keptPack{}
	value, ok := k.cache.Get(key)
	if !ok {
		return p
	}
	numbers, rest, err := varints(value, 2)
	if err != nil || len(rest) < perPart*numbers[0] {
		return p
	}
	for range numbers[0] {
		p.digests = append(p.digests, partDigest(rest))
		p.facts = append(p.facts, binary.LittleEndian.Uint32(rest[len(partDigest{}):]))
		rest = rest[perPart:]
	}
	p.unit, p.data = numbers[1], rest
	return p
}

func appendNumbers(out []byte, numbers ...int) []byte {
	for _, n := range numbers {
		out = binary.AppendUvarint(out, uint64(n))
	}
	return out
}
