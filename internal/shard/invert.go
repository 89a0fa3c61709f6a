package shard

import (
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// An inverted is the source as it is published: every key's posting lists, and
// every pair of keys. Lists lie one behind the other in few arrays, so that
// inverting everything again, at every build, costs little beside coding it.
type inverted struct {
	size  sizes
	keys  []string // in byte order
	forms []form   // by key, the forms of one next to each other, in byte order
	at    []uint32 // by key: where its forms begin; one more at the end
	lists []uint32 // what the forms' lists point into: docID << impactBits | impact
	// The docIDs of the titles that begin with key i are begins[beginAt[i]:beginAt[i+1]].
	begins  []uint32
	beginAt []uint32

	bigrams
}

const impactBits = 4

// A form is one term with its postings lists[from:to].
type form struct {
	term     string
	from, to uint32 // until the postings are made, from is the term's number
}

func (f form) df() int { return int(f.to - f.from) }

// A document is its docID and its index in the source.
type document struct {
	number uint32
	index  int
}

// byNumber lists the documents in the order of their numbers.
func byNumber(numbers []uint32) []document {
	order := make([]document, len(numbers))
	for doc, n := range numbers {
		order[doc] = document{n, doc}
	}
	slices.SortFunc(order, func(a, b document) int { return int(a.number) - int(b.number) })
	return order
}

// invert makes the published lists of a forward index. order holds all documents
// by docID.
func invert(f *corpus.Forward, docs []corpus.Document, size sizes, order []document) *inverted {
	v := &inverted{size: size}
	keyOf := v.addKeys(f.Terms())
	v.addForms(f, docs, order)
	v.addBegins(f, order, keyOf)
	v.bigrams = findBigrams(walk{f, docs, order, keyOf, make([]uint32, len(v.keys))}, mostPairs)
	return v
}

// addKeys groups the terms by key, and gives for each term 1 + its key.
func (v *inverted) addKeys(terms []string) (keyOf []uint32) {
	type pair struct {
		key  string
		term uint32
	}
	pairs := make([]pair, 0, len(terms))
	for term := 1; term < len(terms); term++ {
		pairs = append(pairs, pair{vi.Key(terms[term]), uint32(term)})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		switch { // terms are numbered in byte order
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return int(a.term) - int(b.term)
	})
	keyOf = make([]uint32, len(terms))
	for i, p := range pairs {
		if i == 0 || p.key != pairs[i-1].key {
			v.keys = append(v.keys, p.key)
			v.at = append(v.at, uint32(i))
		}
		keyOf[p.term] = uint32(len(v.keys))
		v.forms = append(v.forms, form{term: terms[p.term], from: p.term})
	}
	v.at = append(v.at, uint32(len(pairs)))
	return keyOf
}

// addForms makes the posting lists: counted first, so that they fit into one array.
func (v *inverted) addForms(f *corpus.Forward, docs []corpus.Document, order []document) {
	df := documentFrequencies(f)
	next, shifts, end := make([]uint32, len(df)), make([]uint, len(df)), uint32(0)
	for i := range v.forms {
		term := v.forms[i].from
		shifts[term] = search.ImpactShift(v.size.documents, int(df[term]))
		next[term] = end
		v.forms[i].from, v.forms[i].to = end, end+df[term]
		end += df[term]
	}
	v.lists = make([]uint32, end)
	quantiser, c := corpus.NewQuantiser(docs), newTermCounter(len(df))
	for _, d := range order {
		for i, term := range c.count(f, d.index) {
			impact := search.CoarseImpact(quantiser.Impact(uint32(d.index), c.occurs[i]), shifts[term])
			v.lists[next[term]] = d.number<<impactBits | uint32(impact)
			next[term]++
		}
	}
}

// documentFrequencies counts in how many documents each term is.
func documentFrequencies(f *corpus.Forward) []uint32 {
	df, last := make([]uint32, len(f.Terms())), make([]uint32, len(f.Terms()))
	for doc := range f.NumDocs() {
		for _, term := range f.Document(doc) {
			if last[term] != uint32(doc)+1 {
				last[term] = uint32(doc) + 1
				df[term]++
			}
		}
	}
	return df
}

// addBegins lists which titles begin with each key.
func (v *inverted) addBegins(f *corpus.Forward, order []document, keyOf []uint32) {
	first := func(doc int) uint32 {
		if title := f.Tokens(doc, corpus.Title); len(title) > 1 {
			return keyOf[title[1]]
		}
		return 0
	}
	v.beginAt = make([]uint32, len(v.keys)+2)
	for _, d := range order {
		v.beginAt[first(d.index)+1]++
	}
	v.beginAt[1] = 0 // titles without a token
	for i := 1; i < len(v.beginAt); i++ {
		v.beginAt[i] += v.beginAt[i-1]
	}
	v.begins = make([]uint32, v.beginAt[len(v.keys)+1])
	next := slices.Clone(v.beginAt)
	for _, d := range order {
		if key := first(d.index); key > 0 {
			v.begins[next[key]] = d.number
			next[key]++
		}
	}
	v.beginAt = v.beginAt[1:]
}

// A termCounter counts how often each term occurs in each field of one document
// after another.
type termCounter struct {
	seen     []uint32 // by term: its index in distinct, if distinct has it there
	distinct []uint32
	occurs   [][corpus.NumFields]int // as distinct
}

func newTermCounter(terms int) *termCounter { return &termCounter{seen: make([]uint32, terms)} }

// count gives the different terms of a document; occurs says how often each is there.
func (c *termCounter) count(f *corpus.Forward, doc int) []uint32 {
	c.distinct, c.occurs = c.distinct[:0], c.occurs[:0]
	for field := range corpus.Field(corpus.NumFields) {
		for _, term := range f.Tokens(doc, field) {
			if term == 0 {
				continue
			}
			i := c.seen[term]
			if int(i) >= len(c.distinct) || c.distinct[i] != term {
				i = uint32(len(c.distinct))
				c.seen[term] = i
				c.distinct, c.occurs = append(c.distinct, term), append(c.occurs, [corpus.NumFields]int{})
			}
			c.occurs[i][field]++
		}
	}
	return c.distinct
}

// formsOf gives the forms of a key.
func (v *inverted) formsOf(key int) []form { return v.forms[v.at[key]:v.at[key+1]] }

// beginsOf gives the docIDs of the titles that begin with a key.
func (v *inverted) beginsOf(key int) []uint32 { return v.begins[v.beginAt[key]:v.beginAt[key+1]] }

// terms gives the forms of a key by its name, as corpus.Source does.
func (v *inverted) terms(name string) ([]string, error) {
	key, known := slices.BinarySearch(v.keys, name)
	if !known {
		return nil, nil
	}
	var terms []string
	for _, f := range v.formsOf(key) {
		terms = append(terms, f.term)
	}
	return terms, nil
}
