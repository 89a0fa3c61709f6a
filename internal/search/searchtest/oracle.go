package searchtest

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// An Oracle answers queries as docs/search.md says, the slow and plain way:
// it looks at every text for every query and shares no code with what it is
// held against but the parsing of queries and the numbering of write-ups.
// It knows no excerpts. What is read as what it leaves to package lexicon.
type Oracle struct {
	writeUps  []WriteUp // in the order of the source
	entries   []entry
	pivot     int
	catalogue *search.Catalogue
	words     map[string]int // summed df by key
}

// An entry is one write-up taken apart.
type entry struct {
	number uint32
	title  [][]string   // blocks of terms
	text   [][]string   // summary and blocks of the body, the summary first
	others [][][]string // the readings of title, summary and body
}

// NewOracle takes the write-ups of a source apart.
func NewOracle(s *Source, labels corpus.Labels) (*Oracle, error) {
	catalogue, numbers, err := corpus.CatalogueOf(s, labels)
	if err != nil {
		return nil, err
	}
	o := &Oracle{writeUps: s.texts, catalogue: catalogue, words: map[string]int{}}
	tokens := 0
	frequency := map[string]int{}
	for i, w := range s.texts {
		e := entry{number: numbers[i], title: blocks(w.Title), text: append([][]string{nil}, blocks(w.Body)...), others: w.Readings()}
		for _, b := range blocks(w.Summary) {
			e.text[0] = append(e.text[0], b...)
		}
		tokens += length(e.text)
		for term := range e.terms() {
			frequency[term]++
		}
		o.entries = append(o.entries, e)
	}
	o.pivot = 1
	for o.pivot*2 <= tokens/max(1, len(s.texts)) {
		o.pivot *= 2
	}
	for term, df := range frequency {
		o.words[vi.Key(term)] += df
	}
	return o, nil
}

func blocks(text string) (out [][]string) {
	for _, line := range strings.Split(text, "\n") {
		var terms []string
		for _, t := range vi.Tokenize(line) {
			terms = append(terms, vi.Term(t.Text))
		}
		out = append(out, terms)
	}
	return out
}

func length(blocks [][]string) (n int) {
	for _, b := range blocks {
		n += len(b)
	}
	return n
}

func termSet(parts ...[][]string) map[string]bool {
	set := map[string]bool{}
	for _, part := range parts {
		for _, block := range part {
			for _, term := range block {
				set[term] = true
			}
		}
	}
	return set
}

// terms lists all that a write-up is found by.
func (e *entry) terms() map[string]bool {
	return termSet(append([][][]string{e.title, e.text}, e.others...)...)
}

func (o *Oracle) parse(text string) *search.Query {
	return search.Parse(text).WithSynonyms(o.catalogue.Lexicon)
}

// Search answers a query; the hits hold address, school year, place, day and score.
func (o *Oracle) Search(text string, opts search.Options) *search.Result {
	q := o.open(o.parse(text))
	a := o.ask(q, opts)
	var suggestion *search.Suggestion
	if fixed, rare := o.correct(q, a); fixed != text && !opts.Exact {
		better := o.open(o.parse(fixed))
		b := o.ask(better, opts)
		strict, whole := a.found()
		betterStrict, betterWhole := b.found()
		if strict == 0 && betterStrict > 0 || strict > 0 && betterWhole > 8*whole {
			suggestion = &search.Suggestion{Query: fixed, Applied: strict == 0 || whole == 0 && !rare}
		}
		if suggestion != nil && suggestion.Applied {
			q, a = better, b
		}
	}
	r := a.result(opts)
	plain := slices.ContainsFunc(q.Sequences, func(r search.Sequence) bool { return !r.Phrase })
	phrase := slices.ContainsFunc(q.Sequences, func(r search.Sequence) bool { return r.Phrase })
	if r.Total == 0 && plain && phrase {
		for i := range q.Sequences {
			q.Sequences[i].Phrase = false
		}
		q = q.WithSynonyms(o.catalogue.Lexicon)
		r = o.ask(q, opts).result(opts)
		r.Relaxed = true
	}
	r.Suggestion = suggestion
	return r
}

// open reads an unfinished last syllable.
func (o *Oracle) open(q *search.Query) *search.Query {
	if !q.Prefix || q.Sequences[len(q.Sequences)-1].Phrase {
		return q
	}
	run := q.Sequences[len(q.Sequences)-1]
	slot := &run.Terms[len(run.Terms)-1]
	if o.df(func(t *tally) bool { return t.volume[slot.Keys[0]] > 0 }) > 0 {
		return q
	}
	var fitting []string
	for _, w := range o.frequent() {
		if strings.HasPrefix(w, slot.Keys[0]) {
			fitting = append(fitting, w)
		}
	}
	if len(fitting) > 0 {
		slot.Keys, slot.Term = fitting[:min(3, len(fitting))], ""
	}
	return q
}

// frequent lists the words, the best first.
func (o *Oracle) frequent() []string {
	var keys []string
	for key := range o.words {
		if !strings.ContainsAny(key, "/0123456789") {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(o.words[b], o.words[a]), cmp.Compare(a, b))
	})
	keys = keys[:min(2048, len(keys))]
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(bits.Len(uint(o.words[b])), bits.Len(uint(o.words[a]))),
			cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	return keys
}
