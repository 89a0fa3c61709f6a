package shard

import (
	"bytes"
	"compress/flate"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A textPacker writes packs of texts; it is not safe for concurrent use.
type textPacker struct {
	catalogue *search.Catalogue
	read      func(number uint32) (search.Text, error)
	deflater  *flate.Writer
}

func newTextPacker(c *search.Catalogue, read func(uint32) (search.Text, error)) *textPacker {
	w, err := flate.NewWriter(nil, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a constant that flate knows
	}
	return &textPacker{c, read, w}
}

func (p *textPacker) deflate(text string) []byte {
	var out bytes.Buffer
	p.deflater.Reset(&out)
	// A bytes.Buffer takes everything.
	p.deflater.Write([]byte(text))
	p.deflater.Close()
	return out.Bytes()
}

// A packed text is a record and what it takes.
type packedText struct {
	record  string
	preface int // bytes of the record before its body
	whole   []byte
	least   int // bytes of a slot that holds the preface alone
	need    int // bytes of a slot that holds everything
}

// pack writes the texts of some numbers, and how long their slots are.
func (p *textPacker) pack(numbers []uint32) (data []byte, slotBytes int, err error) {
	texts := make([]packedText, len(numbers))
	for i, n := range numbers {
		if texts[i], err = p.prepare(n); err != nil {
			return nil, 0, fmt.Errorf("text of write-up %d: %w", n, err)
		}
	}
	slotBytes = chooseSlot(texts)
	var tails []byte
	for i := range texts {
		head, tail := p.split(&texts[i], slotBytes)
		if len(tail) == 0 {
			data = fill(append(data, encodeSlot(head, 0, 0)...), (i+1)*slotBytes)
			continue
		}
		data = fill(append(data, encodeSlot(head, len(tail), len(tails))...), (i+1)*slotBytes)
		tails = append(tails, tail...)
	}
	return append(data, tails...), slotBytes, nil
}

func fill(data []byte, length int) []byte { return append(data, make([]byte, length-len(data))...) }

func (p *textPacker) prepare(number uint32) (packedText, error) {
	text, err := p.read(number)
	if err != nil {
		return packedText{}, err
	}
	t := packedText{record: record(p.catalogue, number, text)}
	t.preface = len(t.record) - len(text.Body)
	t.whole = p.deflate(t.record)
	t.need = len(encodeSlot(t.whole, 0, 0))
	t.least = min(t.need, len(p.deflate(t.record[:t.preface]))+maxSlotFrame)
	return t, nil
}

// maxSlotFrame is the most that a slot has around its head: the sum and three
// varints of five bytes.
const maxSlotFrame = sumBytes + 3*5

// What a tail costs a reader, against a slot's bytes: half of the texts that
// have one are shown without it, the others take one more request in a round of
// its own. At 3,000 bytes for that, the median query of the benchmark makes two
// requests fewer at 10,000 write-ups, and five fewer at 1,000, than at 1,500,
// for 5 KB and 1 KB more.
const (
	tailRequest = 3000
	tailUse     = 2 // one in two
)

// chooseSlot finds the length of slots that costs readers least: every text
// takes a whole slot, those that do not fit also their tail now and then.
func chooseSlot(texts []packedText) int {
	least := 0
	for _, t := range texts {
		least = max(least, t.least)
	}
	best, bestCost := 0, 0
	for _, candidate := range texts {
		size := roundUp(max(candidate.need, least))
		cost := 0
		for _, t := range texts {
			cost += size
			if t.need > size {
				cost += (tailRequest + t.need - size) / tailUse
			}
		}
		if best == 0 || cost < bestCost || cost == bestCost && size < best {
			best, bestCost = size, cost
		}
	}
	return best
}

func roundUp(n int) int { return (n + slotUnit - 1) / slotUnit * slotUnit }

// split divides a text between its slot and a tail.
func (p *textPacker) split(t *packedText, slotBytes int) (head, tail []byte) {
	if t.need <= slotBytes {
		return t.whole, nil
	}
	at := t.preface
	head = p.deflate(t.record[:at])
	// Deflated texts of one kind shrink alike, so a few guesses come close.
	guess := len(t.record) * slotBytes / t.need
	for range 3 {
		guess = beforeToken(t.record, guess)
		if guess <= at {
			break
		}
		try := p.deflate(t.record[:guess])
		if len(try)+maxSlotFrame <= slotBytes {
			head, at = try, guess
			guess += (slotBytes - maxSlotFrame - len(try)) * guess / len(try)
		} else {
			guess -= (len(try)+maxSlotFrame-slotBytes)*guess/len(try) + slotUnit
		}
	}
	return head, sealed(p.deflate(t.record[at:]))
}

// beforeToken moves a place in a text back to where the last token before it
// starts, so that no token is cut.
func beforeToken(text string, at int) int {
	at = min(at, len(text))
	from := strings.LastIndexByte(text[:max(0, at)], '\n') + 1
	start := from
	for token := range vi.Tokens(text[from:]) {
		if from+token.Start > at {
			break
		}
		start = from + token.Start
	}
	return start
}
