package shard

import (
	"crypto/sha256"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// Contents are what is published of a search but the files that take long to code,
// and under which keys of a cache those are.
type Contents struct {
	Manifest     []byte // JSON, without what it says of files
	Shards       []cache.Key
	Pairs, Texts []KeptPack
	Days, Words  []byte
	Labels       []byte
	Columns      []byte
	Values       [][]byte // by open facet
}

// A KeptPack says where a pack is kept, and of what it must have been coded.
type KeptPack struct {
	Key cache.Key
	Of  [sha256.Size]byte
}

// contents gathers them, without the keys and digests of what is coded.
func (p *publication) contents() (*Contents, error) {
	c := p.catalogue
	m := manifest{Format: Format, Version: Version, Documents: c.NumDocs, Years: [][6]int{}, Open: encodeOpen(c), Lexicon: c.Lexicon.Pack()}
	m.Keys.First = strings.Join(p.firstKeys(), " ")
	m.Pairs.Pages, m.Pairs.InShards = p.pages, encodePairSet(p.frequentNames())
	out := &Contents{Words: p.words(), Labels: encodeLabels(p.columns), Columns: encodeColumns(c, p.columns), Values: p.codedValues(), Shards: make([]cache.Key, len(p.starts)), Pairs: make([]KeptPack, p.pagePacks()), Texts: make([]KeptPack, len(p.textPacks))}
	var err error
	if out.Days, m.Years, err = p.days(); err != nil {
		return nil, err
	}
	out.Manifest, err = m.encode()
	return out, err
}

// firstKeys are the first key of each shard.
func (p *publication) firstKeys() []string {
	first := make([]string, len(p.starts))
	for i, start := range p.starts {
		first[i] = p.keys[start]
	}
	return first
}

// addValues lists the values of each open facet, and how they are written in place
// of their terms.
func (p *publication) addValues(numbers []uint32) {
	p.written = map[string]string{}
	for _, f := range openFacets {
		values := corpus.ValuesOf(p.source.Documents(), numbers, f)
		p.values = append(p.values, values)
		for _, v := range values {
			p.written[search.ValueTerm(f, v.Label)] = search.WriteValue(f, v.Label)
		}
	}
}

// codedValues are the coded values of each open facet.
func (p *publication) codedValues() (all [][]byte) {
	for _, values := range p.values {
		all = append(all, encodeValues(values, p.size.numbers))
	}
	return all
}

// words codes the list of frequent syllables.
func (p *publication) words() []byte {
	frequencies := make(map[string]int, len(p.keys))
	for i, key := range p.keys {
		for _, f := range p.formsOf(i) {
			frequencies[key] += f.df()
		}
	}
	return encodeWords(corpus.FrequentSyllables(frequencies))
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

// document finds who has a number.
func (p *publication) document(number uint32) int {
	at, _ := slices.BinarySearchFunc(p.documents, number, func(d document, number uint32) int { return int(d.number) - int(number) })
	return p.documents[at].index
}
