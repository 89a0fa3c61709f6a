package shard

import "github.com/khotin/khotin/internal/search"

// A symbolReader reads symbols that a writer wrote. Bytes that no writer made
// end in an error, kept until end, after work and memory in proportion to them.
type symbolReader struct {
	*decoder
	contexts
}

func newReader(in []byte, names name) symbolReader {
	return symbolReader{newDecoder(in), newContexts(names)}
}

func (r symbolReader) bit(context name) int {
	zero := r.contexts[context]
	bit := r.decode(zero)
	r.contexts[context] = moved(zero, bit)
	return bit
}

func (r symbolReader) flag(n name) bool { return r.bit(n*perName) == 1 }

func (r symbolReader) num(n name) uint32 {
	base := n * perName
	length := 1
	for r.bit(base+name(min(length-1, 15))) == 1 {
		if length++; length > 32 {
			r.fail(errTooLarge)
			return 0
		}
	}
	v := uint32(1)
	for i := range length - 1 {
		if i == 0 {
			v = v<<1 | uint32(r.bit(base+16+name(length)))
		} else {
			v = v<<1 | uint32(r.decode(evenOdds))
		}
	}
	return v - 1
}

// count reads how many things follow. Each takes part of a bit at least, so a
// count far above the bytes is nobody's; what is allocated grows with what is read.
func (r symbolReader) count(n name) int { return int(r.num(n)) }

func (r symbolReader) str(n name, previous string) string {
	shared := int(r.num(n))
	if shared > len(previous) {
		r.fail(errTooLarge)
		return ""
	}
	s := []byte(previous[:shared])
	for r.err == nil {
		b := r.byte(n)
		if b == 0 {
			break
		}
		s = append(s, b)
	}
	return string(s)
}

func (r symbolReader) byte(n name) byte {
	node := name(1)
	for node < 256 {
		node = 2*node + name(r.bit(n*perName+letters+node))
	}
	return byte(node)
}

// list reads size ascending numbers below limit; if not wanted, it keeps none.
func (r symbolReader) list(n name, size int, limit uint32, wanted bool) []uint32 {
	if size <= 0 || uint64(size) > uint64(limit) {
		r.fail(errTooLarge)
		return nil
	}
	width := gapWidth(size, limit)
	var numbers []uint32
	for i, from := 0, uint64(0); i < size && r.err == nil; i++ {
		number := r.next(n, width, from, limit)
		if wanted {
			numbers = append(numbers, number)
		}
		from = uint64(number) + 1
	}
	return numbers
}

// next reads the next number of a list: from or more, below limit.
func (r symbolReader) next(n name, width int, from uint64, limit uint32) uint32 {
	row := n*perName + 16*name(min(width, 3))
	quotient := uint64(0)
	for r.bit(row+name(min(quotient, 7))) == 1 {
		if quotient++; quotient<<width >= uint64(limit) {
			r.fail(errTooLarge)
			return 0
		}
	}
	gap := quotient
	for i := range width {
		if i == 0 {
			gap = gap<<1 | uint64(r.bit(row+8+name(min(quotient, 3))))
		} else {
			gap = gap<<1 | uint64(r.decode(evenOdds))
		}
	}
	if from+gap >= uint64(limit) {
		r.fail(errTooLarge)
		return 0
	}
	return uint32(from + gap)
}

func (r symbolReader) level(n name, shift uint) uint8 {
	base := n*perName + 16*name(shift)
	node := name(1)
	for range 4 - shift {
		node = 2*node + name(r.bit(base+node))
	}
	return search.CoarseImpact(uint8(node<<shift)%uint8(search.NumImpacts), shift)
}

func (r symbolReader) direct(count int) uint32 {
	v := uint32(0)
	for range count {
		v = v<<1 | uint32(r.decode(evenOdds))
	}
	return v
}
