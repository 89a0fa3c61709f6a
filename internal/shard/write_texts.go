package shard

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/khotin/khotin/internal/search"
)

func (p *publication) writeTexts() (err error) {
	packs := textPacks(p.catalogue)
	p.manifest.Texts.Heads = make([]int, len(packs))
	var coded atomic.Int64
	p.manifest.Texts.Files, err = p.files.addAll(p.ctx, kindTexts, len(packs), func(i int) ([]byte, error) {
		t := &textPacker{publication: p}
		pack, err := t.pack(i, packs[i].taken(p.catalogue))
		if err != nil {
			return nil, err
		}
		p.manifest.Texts.Heads[i] = pack.unit / headUnit
		coded.Add(int64(t.coded))
		return pack.data, nil
	})
	p.coded.Texts = int(coded.Load())
	return err
}

// A textPacker writes a pack of texts.
type textPacker struct {
	*publication
	model *textModel // nil until a text is coded
	coded int        // texts
}

// A packed text is a record's stream and what it takes.
type packedText struct {
	stream []byte
	least  int // bytes of a head that holds all but the body
	need   int // bytes of a head that holds everything
}

// pack gives the pack of the texts of some numbers.
func (t *textPacker) pack(i int, numbers []uint32) (*keptPack, error) {
	key := t.kept.place(kindTexts, i)
	old := t.kept.pack(key)
	pack := &keptPack{digests: make([]partDigest, len(numbers)), facts: make([]uint32, len(numbers))}
	for j, n := range numbers {
		pack.digests[j] = t.source.Documents()[t.document(n)].Digest
	}
	if slices.Equal(pack.digests, old.digests) && !slices.Contains(pack.digests, partDigest{}) {
		return old, nil
	}
	known := t.knownTexts(i, old)
	texts := make([]packedText, len(numbers))
	for j, n := range numbers {
		var err error
		if texts[j], err = t.packed(n, known[pack.digests[j]]); err != nil {
			return nil, fmt.Errorf("text of write-up %d: %w", n, err)
		}
		pack.facts[j] = uint32(texts[j].least)
	}
	pack.data, pack.unit = joinTexts(texts)
	if t.kept.cache != nil {
		t.kept.cache.Put(key, pack.encode())
	}
	return pack, nil
}

// knownTexts gives the texts of the pack that lay here, and of those beside it:
// one write-up more or less moves a text of each pack to the next.
func (t *textPacker) knownTexts(i int, here *keptPack) map[partDigest]func() *packedText {
	known := map[partDigest]func() *packedText{}
	for _, old := range []*keptPack{t.kept.pack(t.kept.place(kindTexts, i-1)), t.kept.pack(t.kept.place(kindTexts, i+1)), here} {
		for j, digest := range old.digests {
			known[digest] = func() *packedText { return old.text(j) }
		}
	}
	delete(known, partDigest{}) // of a source that does not tell its texts apart
	return known
}

// packed gives a text as it is known, or codes it.
func (t *textPacker) packed(number uint32, known func() *packedText) (packedText, error) {
	if known != nil {
		if text := known(); text != nil {
			return *text, nil
		}
	}
	t.coded++
	return t.prepare(number)
}

// text gives a text of a pack; nil if it is not there.
func (p *keptPack) text(i int) *packedText {
	heads, tails := split(p.data, len(p.digests)*p.unit)
	if len(heads) < (i+1)*p.unit {
		return nil
	}
	s, err := decodeHead(heads[i*p.unit : (i+1)*p.unit])
	if err != nil {
		return nil
	}
	if left := s.length - len(s.stream); left > 0 {
		if s.tailStart+sumBytes+left > len(tails) {
			return nil
		}
		tail, err := checkedPayload(tails[s.tailStart : s.tailStart+sumBytes+left])
		if err != nil {
			return nil
		}
		s.stream = slices.Concat(s.stream, tail)
	}
	return &packedText{stream: s.stream, least: int(p.facts[i]), need: len(s.stream) + maxFrame}
}

// joinTexts writes a pack, and says how long its heads are.
func joinTexts(texts []packedText) (data []byte, headBytes int) {
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
	return append(data, tails...), headBytes
}

func fill(data []byte, length int) []byte { return append(data, make([]byte, length-len(data))...) }

// prepare codes a text.
func (t *textPacker) prepare(number uint32) (packedText, error) {
	text, err := t.text(number)
	if err != nil {
		return packedText{}, err
	}
	if t.model == nil {
		t.model = newTextModel()
	}
	record := record(t.catalogue, number, text)
	preface := len(record) - len(text.Body)
	t.model.reset()
	e := newEncoder()
	t.model.encodeAll(e, record[:preface])
	out := packedText{least: len(e.out) + ahead + maxFrame}
	t.model.encodeAll(e, record[preface:])
	t.model.encode(e, codeEnd)
	out.stream = e.finish()
	out.need = len(out.stream) + maxFrame
	out.least = min(out.least, out.need)
	return out, nil
}

// document finds who has a number.
func (p *publication) document(number uint32) int {
	from, to := 0, len(p.documents)
	for from < to {
		middle := (from + to) / 2
		if p.documents[middle].number < number {
			from = middle + 1
		} else {
			to = middle
		}
	}
	return p.documents[from].index
}

func (p *publication) text(number uint32) (search.Text, error) {
	index := p.document(number)
	d := p.source.Documents()[index]
	summary, body, err := p.source.Text(uint32(index))
	if err != nil {
		return search.Text{}, fmt.Errorf("%s: %w", d.Address, err)
	}
	return search.Text{Title: d.Title, Address: d.Address, Date: d.Date, Summary: summary, Body: body}, nil
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
