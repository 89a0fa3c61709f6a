package shard

import (
	"slices"

	"github.com/khotin/khotin/internal/search"
)

// The names under which syllable shards and pair pages are written.
const (
	nameKeys name = iota
	nameKey
	nameForms
	nameForm
	nameSame
	nameFrequency
	nameBegin
	namePairs
	nameSecond
	namePairFrequency
	nameList
	nameLevel
	nameTitle
	nameCount
	nameFingerprint
	nameSomeSynonym
	nameOnlySynonym
	listNames
)

// sizes are what lists are coded against.
type sizes struct {
	documents int
	numbers   uint32
}

// A keyEntry is what a syllable shard holds of one key.
type keyEntry struct {
	key   string
	lists search.KeyPostings
	pairs []pairEntry // the frequent ones, in byte order of the second key
}

// A pairEntry is a pair by its second key.
type pairEntry struct {
	second string
	list   search.BigramPostings
}

// encodeShard writes a syllable shard of keys in byte order.
func encodeShard(entries []keyEntry, size sizes) []byte {
	w := newWriter(listNames)
	w.num(nameKeys, uint32(len(entries)-1))
	previous := ""
	for _, e := range entries {
		w.str(nameKey, e.key, previous)
		previous = e.key
		w.forms(e, size)
		w.num(nameBegin, uint32(len(e.lists.TitleStarts)))
		if len(e.lists.TitleStarts) > 0 {
			w.list(nameList, e.lists.TitleStarts, size.numbers)
		}
		w.num(namePairs, uint32(len(e.pairs)))
		second := ""
		for _, p := range e.pairs {
			w.str(nameSecond, p.second, second)
			second = p.second
			w.pair(p.list, size)
		}
	}
	return withChecksum(w.finish())
}

func (w writer) forms(e keyEntry, size sizes) {
	w.num(nameForms, uint32(len(e.lists.Forms)-1))
	previous := e.key
	for _, f := range e.lists.Forms {
		w.flag(nameSame, f.Term == e.key)
		if f.Term != e.key {
			w.str(nameForm, f.Term, previous)
		}
		previous = f.Term
		w.num(nameFrequency, uint32(len(f.DocIDs)-1))
		w.list(nameList, f.DocIDs, size.numbers)
		shift := search.ImpactShift(size.documents, len(f.DocIDs))
		for _, level := range f.Impacts {
			w.level(nameLevel, shift, level)
		}
	}
}

func (w writer) pair(list search.BigramPostings, size sizes) {
	w.num(namePairFrequency, uint32(len(list.DocIDs)-1))
	w.list(nameList, list.DocIDs, size.numbers)
	for _, inTitle := range list.InTitle {
		w.flag(nameTitle, inTitle)
	}
	someSynonym := slices.Contains(list.InText, false)
	w.flag(nameSomeSynonym, someSynonym)
	for i := 0; someSynonym && i < len(list.InText); i++ {
		w.flag(nameOnlySynonym, !list.InText[i])
	}
}

// wanted says which keys and pairs of a shard are asked for.
type wanted struct {
	keys  []string
	pairs []search.Bigram
}

// decodeShard reads a syllable shard and adds what is wanted of it to the lists found.
func decodeShard(data []byte, size sizes, want wanted, found *search.PostingLists) error {
	payload, err := checkedPayload(data)
	if err != nil {
		return err
	}
	r := newReader(payload, listNames)
	key := ""
	for left := r.count(nameKeys) + 1; left > 0 && r.err == nil; left-- {
		key = r.str(nameKey, key)
		keep := slices.Contains(want.keys, key)
		lists := search.KeyPostings{Forms: r.forms(key, size, keep)}
		if begins := r.count(nameBegin); begins > 0 {
			lists.TitleStarts = r.list(nameList, begins, size.numbers, keep)
		}
		if keep {
			found.Keys[key] = lists
		}
		r.pairs(key, size, want, found)
	}
	return r.end()
}

func (r symbolReader) pairs(key string, size sizes, want wanted, found *search.PostingLists) {
	second := ""
	for left := r.count(namePairs); left > 0 && r.err == nil; left-- {
		second = r.str(nameSecond, second)
		pair := search.Bigram{First: key, Second: second}
		keep := slices.Contains(want.pairs, pair)
		list := r.pair(size, keep)
		if keep {
			found.Bigrams[pair] = list
		}
	}
}

func (r symbolReader) forms(key string, size sizes, keep bool) []search.Form {
	var forms []search.Form
	term := key
	for left := r.count(nameForms) + 1; left > 0 && r.err == nil; left-- {
		if r.flag(nameSame) {
			term = key
		} else {
			term = r.str(nameForm, term)
		}
		f := search.Form{Term: search.ReadValue(term)}
		df := r.count(nameFrequency) + 1
		f.DocIDs = r.list(nameList, df, size.numbers, keep)
		shift := search.ImpactShift(size.documents, df)
		for i := 0; i < df && r.err == nil; i++ {
			if level := r.level(nameLevel, shift); keep {
				f.Impacts = append(f.Impacts, level)
			}
		}
		if keep && r.err == nil {
			forms = append(forms, f)
		}
	}
	return forms
}

func (r symbolReader) pair(size sizes, keep bool) search.BigramPostings {
	df := r.count(namePairFrequency) + 1
	list := search.BigramPostings{DocIDs: r.list(nameList, df, size.numbers, keep)}
	for i := 0; i < df && r.err == nil; i++ {
		if inTitle := r.flag(nameTitle); keep {
			list.InTitle = append(list.InTitle, inTitle)
		}
	}
	someSynonym := r.flag(nameSomeSynonym)
	for i := 0; i < df && r.err == nil; i++ {
		if own := !someSynonym || !r.flag(nameOnlySynonym); keep {
			list.InText = append(list.InText, own)
		}
	}
	if r.err != nil {
		return search.BigramPostings{}
	}
	return list
}
