package shard

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/khotin/khotin/internal/search"
)

// shard gives the i-th syllable shard. It has to be coded if the cache has not one that
// was coded of the same.
func (p *publication) shard(i int) ([]byte, error) {
	input := p.shardInput(i)
	key := p.kept.key(kindKeys, input)
	if data, ok := p.kept.cache.Get(key); ok {
		return data, nil
	}
	data, err := codeShard(input, p.size.documents)
	if err != nil {
		return nil, err
	}
	p.coded.shards[i] = 1
	p.kept.cache.Put(key, data)
	return data, nil
}

// shardInput writes down all that a shard is coded of, but for how many documents there
// are, of which only the shifts matter.
func (p *publication) shardInput(i int) []byte {
	from, to := p.starts[i], len(p.keys)
	if i+1 < len(p.starts) {
		to = p.starts[i+1]
	}
	out := appendNumbers(nil, int(p.size.numbers))
	for key := from; key < to; key++ {
		out = appendName(out, p.keys[key])
		out = appendNumbers(out, len(p.formsOf(key)), len(p.beginsOf(key)), len(p.frequents[key]))
		for _, f := range p.formsOf(key) {
			out = appendName(out, cmp.Or(p.written[f.term], f.term))
			out = appendNumbers(out, f.df(), int(search.ImpactShift(p.size.documents, f.df())))
			out = appendInts(out, p.lists[f.from:f.to])
		}
		out = appendInts(out, p.beginsOf(key))
		for _, g := range p.frequents[key] {
			out = appendName(out, p.keys[g.second])
			out = appendInts(appendNumbers(out, g.df()), p.entries[g.from:g.to])
		}
	}
	return out
}

// codeShard codes a syllable shard of its input, in an archive of so many documents.
func codeShard(input []byte, documents int) ([]byte, error) {
	r := inputReader{data: input}
	size := sizes{documents: documents, numbers: uint32(r.number())}
	var entries []keyEntry
	for len(r.data) > 0 && !r.failed {
		entries = append(entries, r.keyEntry())
	}
	if r.failed || len(entries) == 0 {
		return nil, errTruncated
	}
	return encodeShard(entries, size), nil
}

// An inputReader reads what things are coded of.
type inputReader struct {
	data   []byte
	failed bool
}

func (r *inputReader) number() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v >= 1<<32 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *inputReader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.failed, r.data = true, nil
		return nil
	}
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *inputReader) name() string { return string(r.bytes(r.number())) }

func (r *inputReader) ints(n int) []uint32 {
	data := r.bytes(4 * n)
	out := make([]uint32, len(data)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(data[4*i:])
	}
	return out
}

func (r *inputReader) keyEntry() keyEntry {
	e := keyEntry{key: r.name()}
	forms, begins, frequents := r.number(), r.number(), r.number()
	for i := 0; i < forms && !r.failed; i++ {
		e.lists.Forms = append(e.lists.Forms, r.form())
	}
	e.lists.TitleStarts = r.ints(begins)
	for i := 0; i < frequents && !r.failed; i++ {
		second := r.name()
		e.pairs = append(e.pairs, pairEntry{second, pairList(r.ints(r.number()))})
	}
	return e
}

func (r *inputReader) form() search.Form {
	term := r.name()
	df, _ := r.number(), r.number()
	list := r.ints(df)
	f := search.Form{Term: term, DocIDs: make([]uint32, len(list)), Impacts: make([]uint8, len(list))}
	for i, posting := range list {
		f.DocIDs[i], f.Impacts[i] = posting>>impactBits, uint8(posting&(1<<impactBits-1))
	}
	return f
}

func appendName(out []byte, name string) []byte {
	return append(appendNumbers(out, len(name)), name...)
}

func appendInts(out []byte, numbers []uint32) []byte {
	start := len(out)
	out = slices.Grow(out, 4*len(numbers))[:start+4*len(numbers)]
	to := out[start:]
	for i, n := range numbers {
		binary.LittleEndian.PutUint32(to[4*i:], n)
	}
	return out
}
