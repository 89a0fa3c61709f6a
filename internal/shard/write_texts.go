package shard

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/search"
)

func (p *publication) textPackKey(i int) cache.Key { return p.kept.place(kindTexts, i) }

// textPacksBeside are where the packs are kept that lie beside one.
func (p *publication) textPacksBeside(i int) []cache.Key {
	return []cache.Key{p.textPackKey(i - 1), p.textPackKey(i + 1)}
}

// textPack gives a pack of texts.
func (p *publication) textPack(i int) (*keptPack, error) {
	pack, coded, err := p.kept.codeTexts(p.textPackKey(i), p.textPacksBeside(i), p.textInputs(i))
	p.coded.texts[i] = coded
	return pack, err
}

// A textInput is what a text is coded of.
type textInput struct {
	digest partDigest // zero of a source that does not tell its texts apart
	record func() (record string, preface int, err error)
}

// textInputs are what the texts of a pack are coded of.
func (p *publication) textInputs(i int) []textInput {
	numbers := p.textPacks[i].taken(p.catalogue)
	inputs := make([]textInput, len(numbers))
	for j, n := range numbers {
		digest := partDigest(p.source.Documents()[p.document(n)].Digest)
		if digest != (partDigest{}) {
			digest = sha256.Sum256(append(digest[:], p.columns.Locality(n).Label...))
		}
		inputs[j] = textInput{digest, func() (string, int, error) { return p.record(n) }}
	}
	return inputs
}

// record gives what is coded of a text, and how much of it comes before the body.
func (p *publication) record(number uint32) (text string, preface int, err error) {
	t, err := p.text(number)
	if err != nil {
		return "", 0, fmt.Errorf("text of write-up %d: %w", number, err)
	}
	text = record(p.catalogue, number, t)
	return text, len(text) - len(t.Body), nil
}

// A packed text is a record's stream and what it takes.
type packedText struct {
	stream []byte
	least  int // bytes of a head that holds all but the body
	need   int // bytes of a head that holds everything
}

// codeTexts gives the pack that is kept under a key, with the texts coded that are
// neither in it nor in those beside it, and says how many those are.
func (k kept) codeTexts(key cache.Key, beside []cache.Key, inputs []textInput) (_ *keptPack, coded int, err error) {
	old := k.pack(key)
	pack := &keptPack{digests: make([]partDigest, len(inputs)), facts: make([]uint32, len(inputs))}
	for j, input := range inputs {
		pack.digests[j] = input.digest
	}
	if slices.Equal(pack.digests, old.digests) && !slices.Contains(pack.digests, partDigest{}) {
		return old, 0, nil
	}
	known, model := k.knownTexts(old, beside), (*textModel)(nil)
	texts := make([]packedText, len(inputs))
	for j, input := range inputs {
		if of := known[input.digest]; of != nil {
			if text := of(); text != nil {
				texts[j] = *text
				continue
			}
		}
		record, preface, err := input.record()
		if err != nil {
			return nil, 0, err
		}
		if model == nil {
			model = newTextModel()
		}
		texts[j] = codeText(model, record, preface)
		coded++
	}
	for j, text := range texts {
		pack.facts[j] = uint32(text.least)
	}
	pack.data, pack.unit = joinTexts(texts)
	if k.cache != nil {
		k.cache.Put(key, pack.encode())
	}
	return pack, coded, nil
}

// knownTexts gives the texts of the pack that lay here, and of those beside it:
// one write-up more or less moves a text of each pack to the next.
func (k kept) knownTexts(here *keptPack, beside []cache.Key) map[partDigest]func() *packedText {
	known := map[partDigest]func() *packedText{}
	add := func(old *keptPack) {
		for j, digest := range old.digests {
			known[digest] = func() *packedText { return old.text(j) }
		}
	}
	for _, key := range beside {
		add(k.pack(key))
	}
	add(here)
	delete(known, partDigest{}) // of a source that does not tell its texts apart
	return known
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

// codeText codes a record, of which the given number of bytes come before the body.
func codeText(model *textModel, record string, preface int) packedText {
	model.reset()
	e := newEncoder()
	model.encodeAll(e, record[:preface])
	out := packedText{least: len(e.out) + ahead + maxFrame}
	model.encodeAll(e, record[preface:])
	model.encode(e, codeEnd)
	out.stream = e.finish()
	out.need = len(out.stream) + maxFrame
	out.least = min(out.least, out.need)
	return out
}

func (p *publication) text(number uint32) (search.Text, error) {
	index := p.document(number)
	d := p.source.Documents()[index]
	summary, body, err := p.source.Text(uint32(index))
	if err != nil {
		return search.Text{}, fmt.Errorf("%s: %w", d.Address, err)
	}
	return search.Text{Title: d.Title, Address: d.Address, Date: d.Date, Place: p.columns.Locality(number), Summary: summary, Body: body}, nil
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
