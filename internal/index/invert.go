package index

import (
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// An inverter turns the texts of a document into the token frequencies that
// bleve indexes: for each term its positions in the text, and behind the text, as
// blocks of their own, its expansions. Of the text itself it gives what the
// analyzer "vi" and bleve's text field give (a test holds them together), in
// memory that is used again from batch to batch: 10,000 news articles cost 3.9 s
// of CPU with it and 6.5 s with bleve's own.
//
// What it returns is valid until the next reset. It is for one goroutine.
type inverter struct {
	lexicon    *lexicon.Lexicon // nil for no expansions
	termIDs    map[string]int32 // of tokens as written, and of terms
	terms      []string         // by term ID
	keys       []string         // by term ID
	starts     []bool           // by term ID: a synonym may start with the term
	distinctAt []int32          // by term ID: 1 + index into the current text's distinct terms, or 0

	rows     [corpus.NumFields]row // of the current document
	distinct []int32               // term IDs of the current text, by first occurrence
	counts   []int32               // occurrences, as distinct

	locations slab[bleveindex.TokenLocation]
	pointers  slab[*bleveindex.TokenLocation]
	freqs     slab[bleveindex.TokenFreq]
	tables    []bleveindex.TokenFrequencies
	usedTable int
}

type token struct{ term, start, end, position int32 }

// maxTerms bounds the memory of an inverter's own dictionary. The news corpus
// has 28,000 terms; ten times that is room for 100,000 write-ups and more.
const maxTerms = 1 << 18

func newInverter(l *lexicon.Lexicon) *inverter {
	return &inverter{lexicon: l, termIDs: map[string]int32{}}
}

// reset takes all memory back that was handed out.
func (v *inverter) reset() {
	v.locations.reset()
	v.pointers.reset()
	v.freqs.reset()
	v.usedTable = 0
	if len(v.terms) > maxTerms {
		clear(v.termIDs)
		v.terms, v.keys, v.starts, v.distinctAt = nil, nil, nil, nil
	}
}

// An inverted is one text analysed: the frequencies of its terms, the number of
// its tokens, and the last position of them, behind which only expansions stand.
type inverted struct {
	freqs       bleveindex.TokenFrequencies
	length, end int
}

// invert analyses the texts of one document; its values are terms already.
func (v *inverter) invert(texts [corpus.NumFields]string, values []string, about lexicon.Filing) (out [corpus.NumFields]inverted) {
	for f, text := range texts[:corpus.Values] {
		out[f].end = v.tokenize(&v.rows[f], text)
		out[f].length = len(v.rows[f].tokens)
	}
	v.addExpansions(about)
	v.addValues(values)
	for f := range texts {
		tokens := v.rows[f].tokens
		v.count(tokens)
		out[f].freqs = v.build(tokens)
	}
	return out
}

func (v *inverter) tokenize(r *row, text string) (end int) {
	r.inverter, r.text, r.tokens = v, text, r.tokens[:0]
	at := positioner{text: text}
	for t := range vi.Tokens(text) {
		r.tokens = append(r.tokens, token{v.termID(t.Text), int32(t.Start), int32(t.End), int32(at.next(t))})
	}
	return at.position
}

// termID gives the ID of a token's term. Strings that it keeps are copies,
// so that they do not hold whole texts in memory.
func (v *inverter) termID(written string) int32 {
	if n, ok := v.termIDs[written]; ok {
		return n
	}
	term := vi.Term(written)
	n, ok := v.termIDs[term] // a term is its own term, so one table serves both
	if !ok {
		n = int32(len(v.terms))
		term = strings.Clone(term)
		v.terms = append(v.terms, term)
		v.distinctAt = append(v.distinctAt, 0)
		v.addKey(term)
		v.termIDs[term] = n
	}
	if written != term {
		v.termIDs[strings.Clone(written)] = n
	}
	return n
}

func (v *inverter) count(tokens []token) {
	v.distinct, v.counts = v.distinct[:0], v.counts[:0]
	for _, t := range tokens {
		if v.distinctAt[t.term] == 0 {
			v.distinct = append(v.distinct, t.term)
			v.counts = append(v.counts, 0)
			v.distinctAt[t.term] = int32(len(v.distinct))
		}
		v.counts[v.distinctAt[t.term]-1]++
	}
}

func (v *inverter) build(tokens []token) bleveindex.TokenFrequencies {
	freqs := v.freqs.take(len(v.distinct))
	locations := v.locations.take(len(tokens))
	pointers := v.pointers.take(len(tokens))
	table := v.table(len(v.distinct))
	for i, term := range v.distinct {
		n := int(v.counts[i])
		freqs[i] = bleveindex.TokenFreq{Locations: pointers[:0:n]}
		freqs[i].SetFrequency(n)
		pointers = pointers[n:]
		table[v.terms[term]] = &freqs[i]
	}
	for i, t := range tokens {
		locations[i] = bleveindex.TokenLocation{Position: int(t.position), Start: int(t.start), End: int(t.end)}
		f := &freqs[v.distinctAt[t.term]-1]
		f.Locations = append(f.Locations, &locations[i])
	}
	for _, term := range v.distinct {
		v.distinctAt[term] = 0
	}
	return table
}

// table gives an empty table with room for n terms.
func (v *inverter) table(n int) bleveindex.TokenFrequencies {
	if v.usedTable == len(v.tables) {
		v.tables = append(v.tables, make(bleveindex.TokenFrequencies, n))
	}
	table := v.tables[v.usedTable]
	v.usedTable++
	clear(table)
	return table
}

// A slab hands out parts of one large piece of memory. What was handed out
// before it had to grow stays valid.
type slab[T any] struct{ free, all []T }

func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.all = make([]T, max(n, 2*len(s.all)))
		s.free = s.all
	}
	part := s.free[:n:n]
	s.free = s.free[n:]
	return part
}

func (s *slab[T]) reset() { s.free = s.all }
