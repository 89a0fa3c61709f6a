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
// held against but the parsing of queries, the numbering of write-ups and the
// synonyms of package lexicon. It knows no excerpts.
type Oracle struct {
	writeUps  []WriteUp // in the order of the source
	entries   []entry
	pivot     int
	catalogue *search.Catalogue
	columns   *search.Columns
	syllables map[string]int      // summed df by key
	values    map[string][]string // the terms of all values of open facets
}

// An entry is one write-up taken apart.
type entry struct {
	docID  uint32
	title  [][]string   // blocks of terms
	text   [][]string   // summary and blocks of the body, the summary first
	names  [][]string   // blocks of names
	facts  [][]string   // blocks of facts
	lines  []string     // all of these as they are written
	others [][][]string // the expansions of title, summary, names, facts and body
}

// NewOracle takes the write-ups of a source apart.
func NewOracle(s *Source, labels corpus.Labels) (*Oracle, error) {
	catalogue, columns, docIDs, err := corpus.CatalogueOf(s, labels)
	if err != nil {
		return nil, err
	}
	o := &Oracle{writeUps: s.texts, catalogue: catalogue, columns: columns, syllables: map[string]int{}, values: map[string][]string{}}
	tokens := 0
	frequency := map[string]int{}
	for i, w := range s.texts {
		e := entry{docID: docIDs[i], title: blocks(w.Title), text: append([][]string{nil}, blocks(w.Body)...),
			names: blocks(w.Names), facts: blocks(w.Facts), others: w.Expansions()}
		e.lines = strings.Split(strings.Join([]string{w.Title, w.Summary, w.Body, w.Names, w.Facts}, "\n"), "\n")
		for _, b := range blocks(w.Summary) {
			e.text[0] = append(e.text[0], b...)
		}
		tokens += length(e.text)
		for _, v := range w.Values {
			term := search.ValueTerm(v.Facet, v.Label)
			o.values[term] = append(o.values[term], v.Label)
		}
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
		o.syllables[vi.Key(term)] += df
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
	return termSet(append([][][]string{e.title, e.text, e.names, e.facts}, e.others...)...)
}

func (o *Oracle) parse(text string) *search.Query {
	return search.Parse(text).WithSynonyms(o.catalogue.Lexicon)
}

// Search answers a query; the hits hold address, school year, place, day and score.
func (o *Oracle) Search(text string, opts search.Options) *search.Result {
	q := o.completePrefix(o.parse(text))
	a := o.evaluate(q, opts)
	var suggestion *search.Suggestion
	if fixed, rare := o.correct(q, a); fixed != text && !opts.Exact {
		better := o.completePrefix(o.parse(fixed))
		b := o.evaluate(better, opts)
		strict, whole := a.found()
		betterStrict, betterWhole := b.found()
		if strict == 0 && (betterStrict > 0 || len(b.missing()) < len(a.missing())) || strict > 0 && betterWhole > offerTimes*whole {
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
		r = o.evaluate(q, opts).result(opts)
		r.Relaxed = true
	}
	r.Suggestion = suggestion
	return r
}

// completePrefix completes an unfinished last syllable.
func (o *Oracle) completePrefix(q *search.Query) *search.Query {
	if !q.Prefix || q.Sequences[len(q.Sequences)-1].Phrase {
		return q
	}
	sequence := q.Sequences[len(q.Sequences)-1]
	term := &sequence.Terms[len(sequence.Terms)-1]
	if search.QuestionWords(sequence.Terms, q.Text)[len(sequence.Terms)-1] {
		return q
	}
	consonant := len(term.Keys[0]) == 1 && !strings.Contains("aeiouy", term.Keys[0])
	if !consonant && o.df(func(t *contents) bool { return t.volume[term.Keys[0]] > 0 }) > 0 {
		return q
	}
	var fitting []string
	for _, w := range o.dictionary() {
		if strings.HasPrefix(w, term.Keys[0]) {
			fitting = append(fitting, w)
		}
	}
	if len(fitting) > 0 {
		term.Keys, term.Term = fitting[:min(completions, len(fitting))], ""
	}
	return q
}

// dictionary lists the syllables, the best first.
func (o *Oracle) dictionary() []string {
	var keys []string
	for key := range o.syllables {
		if !strings.ContainsAny(key, "/0123456789") {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(o.syllables[b], o.syllables[a]), cmp.Compare(a, b))
	})
	keys = keys[:min(numSyllables, len(keys))]
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(bits.Len(uint(o.syllables[b])), bits.Len(uint(o.syllables[a]))),
			cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	return keys
}
