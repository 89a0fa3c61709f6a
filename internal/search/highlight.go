package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// FactsMark stands between a write-up's text and what only its front matter says.
const FactsMark = "\n\n"

// A highlighter finds what texts have of one query, and the passage with most of it.
type highlighter struct {
	clauses  map[string][]int        // by key: the clauses that it belongs to
	idf      []int32                 // by clause
	terms    map[string][]int        // by accented form: the clauses where it was typed
	bigrams  map[plannedBigram]int32 // what each is worth in a passage
	quoted   bool                    // the query has phrases
	lexicon  *lexicon.Lexicon
	synonyms map[string][]int // by key of a synonym set, day or school year: the clauses that ask for it
}

// newHighlighter makes the highlighter of a plan, whose clauses have these idf.
func newHighlighter(p *queryPlan, idf []int32, l *lexicon.Lexicon) *highlighter {
	h := &highlighter{
		clauses: map[string][]int{}, idf: idf, terms: map[string][]int{},
		bigrams: map[plannedBigram]int32{}, quoted: p.phrases > 0, lexicon: l, synonyms: synonymsOf(p, l),
	}
	for i, c := range p.clauses {
		for _, key := range c.keys {
			h.clauses[key] = append(h.clauses[key], i)
		}
	}
	for _, t := range p.terms {
		h.terms[t.term] = append(h.terms[t.term], t.clause)
	}
	for _, b := range p.bigrams {
		h.bigrams[b] = (idf[b.first] + idf[b.second]) / 2
	}
	return h
}

// A matched part of a text is what the query asks for: a token, or a synonym.
type matched struct {
	first, last int   // tokens
	clauses     []int // that it matches
	agree       []int // those whose marks it has
}

// find gives the matches among the tokens of a text, in order.
func (h *highlighter) find(row *lexicon.Tokens) []matched {
	var out []matched
	for i := 0; i < row.Len(); {
		m := matched{first: i, last: i}
		if r, clauses := h.synonymAt(row, i); clauses != nil {
			m.last, m.clauses = r.To-1, slices.Clone(clauses)
		}
		for ; i <= m.last; i++ {
			if clauses := h.clauses[row.Key(i)]; clauses != nil {
				m.clauses = append(m.clauses, clauses...)
				m.agree = append(m.agree, h.terms[row.Term(i)]...)
			}
		}
		if len(m.clauses) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// synonymAt gives the synonym that starts at a token and the clauses that ask
// for it, or for what is wider.
func (h *highlighter) synonymAt(row *lexicon.Tokens, i int) (r lexicon.Synonym, clauses []int) {
	r, ok := h.lexicon.InText(row, i)
	if !ok {
		return r, nil
	}
	for _, key := range append([]string{r.Key}, r.Wider...) {
		if clauses := h.synonyms[key]; clauses != nil {
			return r, clauses
		}
	}
	return r, nil
}

// value tells what a passage from the first of these matches on is worth: the idf
// of clauses, a quarter of it for marks, and bigrams, each once.
func (h *highlighter) value(found []matched) (sum int32) {
	const itself, marks = -1, -2 // in place of a second clause
	worth := map[plannedBigram]int32{}
	neighbours := func(b plannedBigram) { worth[b] = h.bigrams[b] }
	for i, m := range found {
		if m.first-found[0].first >= passageTokens {
			break
		}
		for j, c := range m.clauses {
			worth[plannedBigram{c, itself}] = h.idf[c]
			if j > 0 {
				neighbours(plannedBigram{m.clauses[j-1], c})
			}
			if i > 0 && found[i-1].last == m.first-1 {
				for _, before := range found[i-1].clauses {
					neighbours(plannedBigram{before, c})
				}
			}
		}
		for _, c := range m.agree {
			worth[plannedBigram{c, marks}] = h.idf[c] / 4
		}
	}
	for _, part := range worth {
		sum += part
	}
	return sum
}

// ranges gives the matches of a whole text in UTF-16 units.
func (h *highlighter) ranges(text string) [][2]int {
	row := lexicon.Read(text)
	return shown(text, row.Tokens, h.find(row), 0, len(text), 0)
}

// A passage is a part of a text with most of a query.
type passage struct {
	excerpt     Excerpt
	fragment    string // leads to it
	value, held int32  // what it is worth, and the idf of the clauses that all of the text holds
}

// excerpt cuts the best passage out of a text; whole tells that the text does not
// go on after its end. What only the front matter says is shown where the text
// lacks some of the words, or what was quoted.
func (h *highlighter) excerpt(text string, whole bool) passage {
	at := strings.LastIndex(text, FactsMark)
	if at < 0 {
		return h.passage(text, whole)
	}
	own, all := h.passage(text[:at], true), h.passage(text[:at]+text[at+1:], whole)
	if own.held < all.held || h.quoted && own.value < all.value {
		return all
	}
	return own
}

// passage cuts the best passage out of a text.
func (h *highlighter) passage(text string, whole bool) (p passage) {
	row := lexicon.Read(text)
	tokens, found := row.Tokens, h.find(row)
	if len(tokens) == 0 {
		return passage{excerpt: Excerpt{Text: text, Ranges: [][2]int{}}}
	}
	best, held := 0, make([]bool, len(h.idf))
	for i, m := range found {
		for _, c := range m.clauses {
			if !held[c] {
				held[c], p.held = true, p.held+h.idf[c]
			}
		}
		if v := h.value(found[i:]); v > p.value {
			best, p.value = m.first, v
		}
	}
	first := lead(text, tokens, best)
	if p.value > 0 {
		p.fragment = fragmentOf(row, first, shownUpTo(len(tokens), first, whole))
	}
	from, to := bounds(text, tokens, first)
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if to < len(text) || !whole {
		after = " …"
	}
	ranges := shown(text, tokens, found, from, to, utf16Length(before))
	inner := strings.ReplaceAll(text[from:to], "\n", " ")
	if after != "" {
		inner = strings.TrimRight(inner, " ")
	}
	p.excerpt = Excerpt{before + inner + after, ranges}
	return p
}

// synonymsOf finds what the plain words ask for by another form, with the clauses
// that ask for it: by its key, or by its long form.
func synonymsOf(p *queryPlan, l *lexicon.Lexicon) map[string][]int {
	synonyms := map[string][]int{}
	for i, c := range p.clauses {
		for _, key := range c.keys {
			if c.plain {
				synonyms[key] = append(synonyms[key], i)
			}
		}
	}
	for _, sequence := range p.sequences {
		if sequence.phrase {
			continue
		}
		keys := make([]string, len(sequence.clauses))
		for i, c := range sequence.clauses {
			keys[i] = p.clauses[c].keys[0]
		}
		for _, r := range l.LongFormsIn(keys) {
			synonyms[r.Key] = append(synonyms[r.Key], sequence.clauses[r.From:r.To]...)
		}
	}
	return synonyms
}

// lead steps back from a token for context, but not out of its line.
func lead(text string, tokens []vi.Token, at int) int {
	first := at
	for first > 0 && at-first < leadTokens && !strings.Contains(text[tokens[first-1].End:tokens[first].Start], "\n") {
		first--
	}
	return first
}

// shownUpTo gives the token behind the last that is shown; one at the end of a
// text that goes on may go on itself.
func shownUpTo(tokens, first int, whole bool) int {
	if first+shownTokens < tokens {
		return first + shownTokens
	}
	if whole {
		return tokens
	}
	return max(first+1, tokens-1)
}

// bounds widens the tokens that are shown to the white space around them.
func bounds(text string, tokens []vi.Token, first int) (from, to int) {
	from = tokens[first].Start
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if unicode.IsSpace(r) {
			break
		}
		from -= size
	}
	if first == 0 {
		from = 0
	}
	to = tokens[min(first+shownTokens, len(tokens))-1].End
	if first+shownTokens >= len(tokens) {
		return from, len(text)
	}
	for to < len(text) {
		r, size := utf8.DecodeRuneInString(text[to:])
		if unicode.IsSpace(r) {
			break
		}
		to += size
	}
	return from, to
}

// shown gives the matches between two places of a text, counted from the first
// one in UTF-16 units, shifted.
func shown(text string, tokens []vi.Token, found []matched, from, to, shift int) [][2]int {
	out := [][2]int{}
	at, units := from, shift
	for _, m := range found {
		first, end := tokens[m.first].Start, tokens[m.last].End
		if first < from || end > to {
			continue
		}
		start := units + utf16Length(text[at:first])
		units = start + utf16Length(text[first:end])
		at = end
		out = append(out, [2]int{start, units})
	}
	return out
}

// utf16Length counts a text as JavaScript does.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
