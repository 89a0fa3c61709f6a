package shard

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/search"
)

func (p *publication) writeShards() (err error) {
	if len(p.keys) == 0 {
		return nil
	}
	starts := p.divide(p.frequents)
	first := make([]string, len(starts))
	for i, start := range starts {
		first[i] = p.keys[start]
	}
	p.manifest.Keys.First = strings.Join(first, " ")
	coded := make([]bool, len(starts))
	p.manifest.Keys.Files, err = p.files.addAll(p.ctx, kindKeys, len(starts), func(i int) ([]byte, error) {
		end := len(p.keys)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		var data []byte
		data, coded[i] = p.shard(starts[i], end)
		return data, nil
	})
	p.coded.Shards = count(coded)
	return err
}

// shard gives the syllable shard of some keys, and whether it had to be coded.
func (p *publication) shard(from, to int) (data []byte, coded bool) {
	var key cache.Key
	if p.kept.cache != nil {
		key = p.kept.key(kindKeys, p.shardInput(from, to))
		if data, ok := p.kept.cache.Get(key); ok {
			return data, false
		}
	}
	var entries []keyEntry
	for key := from; key < to; key++ {
		entries = append(entries, p.entry(key))
	}
	data = encodeShard(entries, p.size)
	p.kept.cache.Put(key, data)
	return data, true
}

// shardInput writes down all that a shard is coded of.
func (p *publication) shardInput(from, to int) []byte {
	out := appendNumbers(nil, int(p.size.numbers))
	for key := from; key < to; key++ {
		out = appendName(out, p.keys[key])
		out = appendNumbers(out, len(p.formsOf(key)), len(p.beginsOf(key)), len(p.frequents[key]))
		for _, f := range p.formsOf(key) {
			out = appendName(out, f.term)
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

func (p *publication) entry(key int) keyEntry {
	e := keyEntry{key: p.keys[key], lists: p.postings(key)}
	for _, g := range p.frequents[key] {
		e.pairs = append(e.pairs, pairEntry{p.keys[g.second], p.pairList(g)})
	}
	return e
}

// frequentNames lists the pairs that lie in shards.
func (p *publication) frequentNames() []string {
	var names []string
	for key, groups := range p.frequents {
		for _, g := range groups {
			names = append(names, pairName(p.keys[key], p.keys[g.second]))
		}
	}
	return names
}

// count counts what is true.
func count(all []bool) (n int) {
	for _, is := range all {
		if is {
			n++
		}
	}
	return n
}
