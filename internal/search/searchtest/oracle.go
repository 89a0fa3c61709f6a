package searchtest

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// An Oracle answers queries as docs/search.md says, the slow and plain way:
// it looks at every text for every query and shares no code with what it is
// held against but the parsing of queries and the numbering of write-ups.
// It knows no excerpts.
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
	title  [][]string // blocks of terms
	text   [][]string // summary and blocks of the body, the summary first
}

// NewOracle takes the write-ups of a source apart.
func NewOracle(s *Source, labels search.Labels) (*Oracle, error) {
	catalogue, numbers, err := search.NewCatalogue(s.docs, labels)
	if err != nil {
		return nil, err
	}
	o := &Oracle{writeUps: s.texts, catalogue: catalogue, words: map[string]int{}}
	tokens := 0
	frequency := map[string]int{}
	for i, w := range s.texts {
		e := entry{number: numbers[i], title: blocks(w.Title), text: append([][]string{nil}, blocks(w.Body)...)}
		for _, b := range blocks(w.Summary) {
			e.text[0] = append(e.text[0], b...)
		}
		tokens += length(e.text)
		for term := range termSet(e.title, e.text) {
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

// Search answers a query; the hits hold address, school year, place, day and score.
func (o *Oracle) Search(text string, opts search.Options) *search.Result {
	q := o.open(search.Parse(text))
	a := o.ask(q, opts)
	if len(a.matches(a.need0())) == 0 && !opts.Exact {
		if fixed := o.correct(q, a); fixed != text {
			b := o.ask(o.open(search.Parse(fixed)), opts)
			if len(b.matches(b.need0())) > 0 {
				r := b.result(opts)
				r.Suggestion = &search.Suggestion{Query: fixed, Applied: true}
				return r
			}
		}
	}
	r := a.result(opts)
	plain := slices.ContainsFunc(q.Runs, func(r search.Run) bool { return !r.Phrase })
	phrase := slices.ContainsFunc(q.Runs, func(r search.Run) bool { return r.Phrase })
	if r.Total == 0 && plain && phrase {
		for i := range q.Runs {
			q.Runs[i].Phrase = false
		}
		r = o.ask(q, opts).result(opts)
		r.Relaxed = true
	}
	return r
}

// open reads an unfinished last syllable.
func (o *Oracle) open(q *search.Query) *search.Query {
	if !q.Open || q.Runs[len(q.Runs)-1].Phrase {
		return q
	}
	run := q.Runs[len(q.Runs)-1]
	slot := &run.Slots[len(run.Slots)-1]
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
		if !strings.ContainsAny(key, "0123456789") {
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

// correct replaces unknown syllables.
func (o *Oracle) correct(q *search.Query, a *asked) string {
	out, shift := q.Text, 0
	for _, run := range q.Runs {
		for _, slot := range run.Slots {
			if a.count(func(t *tally) bool { return t.holdsGroup(slot.Keys) }) > 0 {
				continue
			}
			typed := q.Text[slot.Start:slot.End]
			if better := o.reading(typed); better != "" {
				out = out[:slot.Start+shift] + better + out[slot.End+shift:]
				shift += len(better) - len(typed)
			}
		}
	}
	return out
}

func (o *Oracle) reading(typed string) string {
	words := o.frequent()
	if decoded, ok := vi.DecodeKeystrokes(typed); ok && slices.Contains(words, vi.Key(vi.Term(decoded))) {
		return decoded
	}
	key := vi.Key(vi.Term(typed))
	if strings.ContainsAny(key, "0123456789") {
		return ""
	}
	for _, w := range words {
		if near(key, w) {
			return w
		}
	}
	return ""
}

// near tries every single edit.
func near(from, to string) bool {
	a := []rune(from)
	var letters []rune
	letters = append(letters, []rune(to)...)
	for i := range len(a) + 1 {
		for _, l := range letters {
			if string(slices.Insert(slices.Clone(a), i, l)) == to {
				return true
			}
			if i < len(a) && a[i] != l && string(slices.Replace(slices.Clone(a), i, i+1, l)) == to {
				return true
			}
		}
		if i < len(a) && len(a) > 1 && string(slices.Delete(slices.Clone(a), i, i+1)) == to {
			return true
		}
		if i+1 < len(a) && a[i] != a[i+1] {
			b := slices.Clone(a)
			b[i], b[i+1] = b[i+1], b[i]
			if string(b) == to {
				return true
			}
		}
	}
	return false
}
