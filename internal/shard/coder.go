package shard

import "errors"

// Errors of bytes that no writer made.
var (
	errTruncated = errors.New("truncated")
	errTrailing  = errors.New("trailing bytes")
	errTooLarge  = errors.New("number too large")
	errChecksum  = errors.New("checksum does not match")
)

const (
	evenOdds = 1 << 11 // a probability of one half, in 4096ths
	certain  = 1 << 12
	adapt    = 5 // a context moves by 1/32 of the way: the best of 4, 5 and 6 on the news corpus
	ahead    = 4 // bytes that a decoder holds before they are decided
)

// An encoder writes binary decisions with a carry-less arithmetic coder.
type encoder struct {
	low, high uint32
	out       []byte
}

func newEncoder() *encoder { return &encoder{high: 1<<32 - 1} }

// encode writes one bit, whose odds of being zero are zero/4096.
func (e *encoder) encode(bit int, zero uint16) {
	mid := middle(e.low, e.high, zero)
	if bit == 0 {
		e.high = mid
	} else {
		e.low = mid + 1
	}
	for (e.low^e.high)>>24 == 0 {
		e.out = append(e.out, byte(e.low>>24))
		e.low <<= 8
		e.high = e.high<<8 | 255
	}
}

func middle(low, high uint32, zero uint16) uint32 {
	r := high - low
	return low + r>>12*uint32(zero) + r&(certain-1)*uint32(zero)>>12
}

// finish ends the stream with the fewest bytes that tell it from every other,
// a decoder reading zeros behind them.
func (e *encoder) finish() []byte {
	for keep := 0; keep <= ahead; keep++ {
		mask := uint32(uint64(1)<<(32-8*keep) - 1)
		end := uint64(e.low) + uint64(mask)
		end -= end & uint64(mask)
		if end > uint64(e.high) {
			continue
		}
		for i := range keep {
			e.out = append(e.out, byte(end>>(24-8*i)))
		}
		return e.out
	}
	return e.out // not reached: four bytes write low itself
}

// A decoder reads what an encoder wrote. After the first error it reads zeros.
type decoder struct {
	low, high, value uint32
	in               []byte
	at               int
	err              error
}

func newDecoder(in []byte) *decoder {
	d := &decoder{high: 1<<32 - 1, in: in}
	for range ahead {
		d.take()
	}
	return d
}

func (d *decoder) take() {
	d.value <<= 8
	switch {
	case d.at < len(d.in):
		d.value |= uint32(d.in[d.at])
	case d.at >= len(d.in)+ahead:
		d.fail(errTruncated)
	}
	d.at++
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

func (d *decoder) decode(zero uint16) int {
	if d.err != nil {
		return 0
	}
	bit := 0
	if mid := middle(d.low, d.high, zero); d.value <= mid {
		d.high = mid
	} else {
		bit, d.low = 1, mid+1
	}
	for (d.low^d.high)>>24 == 0 {
		d.low <<= 8
		d.high = d.high<<8 | 255
		d.take()
	}
	return bit
}

// end reports the first error, or bytes that are left over.
func (d *decoder) end() error {
	if d.err == nil && d.at < len(d.in) {
		return errTrailing
	}
	return d.err
}
