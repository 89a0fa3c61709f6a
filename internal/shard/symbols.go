package shard

import "math/bits"

// A name is a family of contexts, so that unlike things do not disturb each
// other's probabilities.
type name int

// Contexts of one name: 64 of numbers and lists, 256 of the letters of texts.
const (
	perName = 320
	letters = 64
)

// contexts holds the probability of a zero bit for each context of each name.
type contexts []uint16

func newContexts(names name) contexts {
	c := make(contexts, names*perName)
	for i := range c {
		c[i] = evenOdds
	}
	return c
}

// A writer writes symbols. All are read back by the reader's method of the same name.
type writer struct {
	*encoder
	contexts
}

func newWriter(names name) writer { return writer{newEncoder(), newContexts(names)} }

func (w writer) bit(context name, bit int) {
	zero := w.contexts[context]
	w.encode(bit, zero)
	w.contexts[context] = moved(zero, bit)
}

func moved(zero uint16, bit int) uint16 {
	if bit == 0 {
		return zero + (certain-zero)>>adapt
	}
	return zero - zero>>adapt
}

// flag writes one decision.
func (w writer) flag(n name, bit bool) {
	b := 0
	if bit {
		b = 1
	}
	w.bit(n*perName, b)
}

// num writes a number below 1<<32 - 1, small ones in few bits.
func (w writer) num(n name, v uint32) {
	base := n * perName
	length := bits.Len32(v + 1)
	for i := range length - 1 {
		w.bit(base+name(min(i, 15)), 1)
	}
	w.bit(base+name(min(length-1, 15)), 0)
	for i := length - 2; i >= 0; i-- {
		b := int((v + 1) >> i & 1)
		if i == length-2 {
			w.bit(base+16+name(length), b)
		} else {
			w.encode(b, evenOdds)
		}
	}
}

// str writes a string without NUL that may begin as the previous one.
func (w writer) str(n name, s, previous string) {
	shared := commonPrefix(s, previous)
	w.num(n, uint32(shared))
	for i := shared; i < len(s); i++ {
		w.byte(n, s[i])
	}
	w.byte(n, 0)
}

func (w writer) byte(n name, b byte) {
	node := name(1)
	for i := 7; i >= 0; i-- {
		bit := int(b >> i & 1)
		w.bit(n*perName+letters+node, bit)
		node = 2*node + name(bit)
	}
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// gapWidth is how many lower bits of the gaps of a list are written as they are.
func gapWidth(size int, limit uint32) int { return bits.Len32(limit/uint32(size) - 1) }

// list writes ascending numbers below limit.
func (w writer) list(n name, numbers []uint32, limit uint32) {
	width := gapWidth(len(numbers), limit)
	from := uint32(0)
	for _, number := range numbers {
		w.gap(n, width, number-from)
		from = number + 1
	}
}

// gap writes the distance of a list's number from the least that it can be.
func (w writer) gap(n name, width int, gap uint32) {
	row := n*perName + 16*name(min(width, 3))
	quotient := int(gap >> width)
	for i := range quotient {
		w.bit(row+name(min(i, 7)), 1)
	}
	w.bit(row+name(min(quotient, 7)), 0)
	for i := width - 1; i >= 0; i-- {
		b := int(gap >> i & 1)
		if i == width-1 {
			w.bit(row+8+name(min(quotient, 3)), b)
		} else {
			w.encode(b, evenOdds)
		}
	}
}

// level writes the level of a posting of which shift lower bits are not kept.
func (w writer) level(n name, shift uint, level uint8) {
	base := n*perName + 16*name(shift)
	node := name(1)
	for i := 3; i >= int(shift); i-- {
		bit := int(level >> i & 1)
		w.bit(base+node, bit)
		node = 2*node + name(bit)
	}
}

// direct writes the lower bits of a number as they are.
func (w writer) direct(v uint32, count int) {
	for i := count - 1; i >= 0; i-- {
		w.encode(int(v>>i&1), evenOdds)
	}
}
