package shard

import (
	"fmt"

	"github.com/khotin/khotin/internal/search"
)

// A textPacker writes packs of texts; it is not safe for concurrent use.
type textPacker struct {
	catalogue *search.Catalogue
	read      func(number uint32) (search.Text, error)
	model     *textModel
}

func newTextPacker(c *search.Catalogue, read func(uint32) (search.Text, error)) *textPacker {
	return &textPacker{c, read, newTextModel()}
}

// A packed text is a record's stream and what it takes.
type packedText struct {
	stream []byte
	least  int // bytes of a head that holds all but the body
	need   int // bytes of a head that holds everything
}

// pack writes the texts of some numbers, and how long their heads are.
func (p *textPacker) pack(numbers []uint32) (data []byte, headBytes int, err error) {
	texts := make([]packedText, len(numbers))
	for i, n := range numbers {
		if texts[i], err = p.prepare(n); err != nil {
			return nil, 0, fmt.Errorf("text of write-up %d: %w", n, err)
		}
	}
	headBytes = chooseHead(texts)
	var tails []byte
	for _, t := range texts {
		s := head{stream: t.stream, length: len(t.stream)}
		if t.need > headBytes {
			s.tailStart = len(tails)
		}
		head, tail := s.encode(headBytes)
		data = append(data, head...)
		if len(tail) > 0 {
			tails = append(tails, withChecksum(tail)...)
		}
	}
	return append(data, tails...), headBytes, nil
}

func fill(data []byte, length int) []byte { return append(data, make([]byte, length-len(data))...) }

func (p *textPacker) prepare(number uint32) (packedText, error) {
	text, err := p.read(number)
	if err != nil {
		return packedText{}, err
	}
	record := record(p.catalogue, number, text)
	preface := len(record) - len(text.Body)
	p.model.reset()
	e := newEncoder()
	p.model.encodeAll(e, record[:preface])
	t := packedText{least: len(e.out) + ahead + maxFrame}
	p.model.encodeAll(e, record[preface:])
	p.model.encode(e, codeEnd)
	t.stream = e.finish()
	t.need = len(t.stream) + maxFrame
	t.least = min(t.least, t.need)
	return t, nil
}

// What a tail costs a reader, against a head's bytes: it is read half as often as
// the best passage lies behind the head, and then takes one more request in a
// round of its own.
const (
	tailRequest = 3000
	tailUse     = 2 // one in two
)

// chooseHead finds the length of heads that costs readers least: every text
// takes a whole head, those that do not fit also their tail now and then.
func chooseHead(texts []packedText) int {
	least := leadBytes + headUnit
	for _, t := range texts {
		least = max(least, t.least)
	}
	best, bestCost := 0, 0
	for _, candidate := range texts {
		size := roundUp(max(candidate.need, least))
		cost := 0
		for _, t := range texts {
			cost += size
			if left := t.need - size; left > 0 {
				cost += (tailRequest + left) * left / t.need / tailUse
			}
		}
		if best == 0 || cost < bestCost || cost == bestCost && size < best {
			best, bestCost = size, cost
		}
	}
	return best
}

func roundUp(n int) int { return (n + headUnit - 1) / headUnit * headUnit }
