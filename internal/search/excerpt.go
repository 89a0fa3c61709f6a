package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// Sizes of an excerpt in tokens: a passage is what is compared, shown is what a
// reader sees, about two lines of a phone's screen before and after it.
const (
	passageTokens = 24
	shownTokens   = 36
	leadTokens    = 6
)

// A cutter finds the matches in texts and cuts the best passage out.
type highlighter struct {
	clauses  map[string][]int // by key: the groups that it belongs to
	idfs     []int32          // by group
	terms    map[string][]int // by accented form: the groups where it was typed
	bigrams  map[[2]int]bool
	lexicon  *lexicon.Lexicon
	synonyms map[string][]int // by key of a family, day or school year: the groups that ask for it
}

func newHighlighter(a *evaluation) *highlighter {
	c := &highlighter{
		clauses: map[string][]int{}, idfs: a.match.tally.clauseIDFs, terms: map[string][]int{},
		bigrams: map[[2]int]bool{}, lexicon: a.match.catalogue.Lexicon, synonyms: map[string][]int{},
	}
	for i, g := range a.plan.clauses {
		for _, key := range g.keys {
			c.clauses[key] = append(c.clauses[key], i)
		}
	}
	for _, t := range a.plan.terms {
		c.terms[t.term] = append(c.terms[t.term], t.clause)
	}
	for _, p := range a.plan.bigrams {
		c.bigrams[[2]int{p.first, p.second}] = true
	}
	c.addSynonyms(a.plan)
	return c
}

// addReadings finds what the plain words ask for by another form: what they
// name by its key, and what they spell out.
func (c *highlighter) addSynonyms(p *queryPlan) {
	for i, g := range p.clauses {
		for _, key := range g.keys {
			if g.plain {
				c.synonyms[key] = append(c.synonyms[key], i)
			}
		}
	}
	for _, run := range p.sequences {
		if run.phrase {
			continue
		}
		keys := make([]string, len(run.clauses))
		for i, g := range run.clauses {
			keys[i] = p.clauses[g].keys[0]
		}
		for _, r := range c.lexicon.LongFormsIn(keys) {
			c.synonyms[r.Key] = append(c.synonyms[r.Key], run.clauses[r.From:r.To]...)
		}
	}
}

// A matched part of a text is what the query asks for: a token, or a reading.
type matched struct {
	first, last int   // tokens
	clauses     []int // that it matches
	agree       []int // whose marks it has
}

// find gives the matches among the tokens of a text, in order.
func (c *highlighter) find(row *lexicon.Tokens) []matched {
	var out []matched
	for i := 0; i < row.Len(); {
		m := matched{first: i, last: i}
		if r, groups := c.synonymAt(row, i); groups != nil {
			m.last, m.clauses = r.To-1, slices.Clone(groups)
		}
		for ; i <= m.last; i++ {
			if groups := c.clauses[row.Key(i)]; groups != nil {
				m.clauses = append(m.clauses, groups...)
				m.agree = append(m.agree, c.terms[row.Term(i)]...)
			}
		}
		if len(m.clauses) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// readingAt gives the reading that starts at a token and the groups that ask
// for it, or for its month.
func (c *highlighter) synonymAt(row *lexicon.Tokens, i int) (r lexicon.Synonym, groups []int) {
	r, ok := c.lexicon.InText(row, i)
	if !ok {
		return r, nil
	}
	if groups = c.synonyms[r.Key]; groups == nil {
		groups = c.synonyms[r.Month]
	}
	return r, groups
}

// ranges gives the matches of a whole text in UTF-16 units.
func (c *highlighter) ranges(text string) [][2]int {
	row := lexicon.Read(text)
	return shown(text, row.Tokens, c.find(row), 0, len(text), 0)
}

// excerpt cuts the best passage out of a text; whole tells that the text does
// not go on after its end. The fragment leads to the passage, the value is its.
func (c *highlighter) excerpt(text string, whole bool) (_ Excerpt, fragment string, value int32) {
	row := lexicon.Read(text)
	tokens, found := row.Tokens, c.find(row)
	if len(tokens) == 0 {
		return Excerpt{Text: text, Ranges: [][2]int{}}, "", 0
	}
	best := 0
	for i, m := range found {
		if v := c.value(found[i:]); v > value {
			best, value = m.first, v
		}
	}
	if value > 0 {
		fragment = fragmentAt(row, best)
	}
	first := lead(text, tokens, best)
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
	return Excerpt{before + inner + after, ranges}, fragment, value
}

// value tells what a passage from the first of these matches on is worth.
func (c *highlighter) value(found []matched) int32 {
	var sum int32
	var held, agreed []int
	var near [][2]int
	for i, m := range found {
		if m.first-found[0].first >= passageTokens {
			break
		}
		for j, g := range m.clauses {
			sum += once(&held, g) * c.idfs[g]
			if j > 0 {
				sum += c.neighbours(m.clauses[j-1:j], m.clauses[j:j+1], &near)
			}
		}
		for _, g := range m.agree {
			sum += once(&agreed, g) * (c.idfs[g] / 4)
		}
		if i > 0 && found[i-1].last == m.first-1 {
			sum += c.neighbours(found[i-1].clauses, m.clauses, &near)
		}
	}
	return sum
}

// neighbours tells what it is worth that two successive matches are neighbours of the query.
func (c *highlighter) neighbours(a, b []int, near *[][2]int) (sum int32) {
	for _, g := range a {
		for _, h := range b {
			if pair := [2]int{g, h}; c.bigrams[pair] {
				sum += once(near, pair) * ((c.idfs[g] + c.idfs[h]) / 2)
			}
		}
	}
	return sum
}

// once is 1 the first time that it is asked for a value, then 0.
func once[T comparable](seen *[]T, v T) int32 {
	if slices.Contains(*seen, v) {
		return 0
	}
	*seen = append(*seen, v)
	return 1
}

// lead steps back from a token for context, but not out of its line.
func lead(text string, tokens []vi.Token, at int) int {
	first := at
	for first > 0 && at-first < leadTokens && !strings.Contains(text[tokens[first-1].End:tokens[first].Start], "\n") {
		first--
	}
	return first
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

// holdsNumber reports whether an ascending list holds a number.
func holdsDoc(list []uint32, d uint32) bool {
	_, ok := slices.BinarySearch(list, d)
	return ok
}
