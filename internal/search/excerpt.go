package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
type cutter struct {
	groups  map[string][]int // by key: the groups that it belongs to
	weights []int32          // by group
	terms   map[string][]int // by accented form: the groups where it was typed
	pairs   map[[2]int]bool
}

func newCutter(a *asking) *cutter {
	c := &cutter{map[string][]int{}, a.match.tally.groupWeights, map[string][]int{}, map[[2]int]bool{}}
	for i, g := range a.plan.groups {
		for _, key := range g.keys {
			c.groups[key] = append(c.groups[key], i)
		}
	}
	for _, t := range a.plan.terms {
		c.terms[t.term] = append(c.terms[t.term], t.group)
	}
	for _, p := range a.plan.pairs {
		c.pairs[[2]int{p.first, p.second}] = true
	}
	return c
}

// A matched token is one that the query asks for.
type matched struct {
	token  int   // its place among the text's tokens
	groups []int // that it matches
	agree  []int // whose marks it has
}

// find gives the matches among tokens, in order.
func (c *cutter) find(tokens []vi.Token) []matched {
	var out []matched
	for i, t := range tokens {
		term := vi.Term(t.Text)
		if groups := c.groups[vi.Key(term)]; groups != nil {
			out = append(out, matched{i, groups, c.terms[term]})
		}
	}
	return out
}

// ranges gives the matches of a whole text in UTF-16 units.
func (c *cutter) ranges(text string) [][2]int {
	tokens := vi.Tokenize(text)
	return shown(text, tokens, c.find(tokens), 0, len(text), 0)
}

// excerpt cuts the best passage out of a text; whole tells that the text does
// not go on after its end. The value is that of the passage.
func (c *cutter) excerpt(text string, whole bool) (Excerpt, int32) {
	tokens := vi.Tokenize(text)
	found := c.find(tokens)
	best, value := 0, int32(0)
	for i, m := range found {
		if v := c.value(found[i:]); v > value {
			best, value = m.token, v
		}
	}
	if len(tokens) == 0 {
		return Excerpt{Text: text, Ranges: [][2]int{}}, 0
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
	return Excerpt{before + strings.ReplaceAll(text[from:to], "\n", " ") + after, ranges}, value
}

// value tells what a passage from the first of these matches on is worth.
func (c *cutter) value(found []matched) int32 {
	var sum int32
	var held, agreed []int
	var near [][2]int
	for i, m := range found {
		if m.token-found[0].token >= passageTokens {
			break
		}
		for _, g := range m.groups {
			sum += once(&held, g) * c.weights[g]
		}
		for _, g := range m.agree {
			sum += once(&agreed, g) * (c.weights[g] / 4)
		}
		if i > 0 && found[i-1].token == m.token-1 {
			sum += c.neighbours(found[i-1], m, &near)
		}
	}
	return sum
}

// neighbours tells what it is worth that two successive tokens match neighbours of the query.
func (c *cutter) neighbours(a, b matched, near *[][2]int) (sum int32) {
	for _, g := range a.groups {
		for _, h := range b.groups {
			if pair := [2]int{g, h}; c.pairs[pair] {
				sum += once(near, pair) * ((c.weights[g] + c.weights[h]) / 2)
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
		t := tokens[m.token]
		if t.Start < from || t.End > to {
			continue
		}
		start := units + utf16Length(text[at:t.Start])
		units = start + utf16Length(t.Text)
		at = t.End
		out = append(out, [2]int{start, units})
	}
	return out
}

// holdsNumber reports whether an ascending list holds a number.
func holdsNumber(list []uint32, d uint32) bool {
	_, ok := slices.BinarySearch(list, d)
	return ok
}
