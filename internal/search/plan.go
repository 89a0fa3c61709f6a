package search

import (
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/vi"
)

// A queryPlan is what sequences need of the posting lists: what is asked for
// more than once is there once.
type queryPlan struct {
	clauses   []clause
	terms     []plannedTerm
	bigrams   []plannedBigram
	sequences []plannedSequence
	plain     int // how many clauses are asked for in plain words
	phrases   int // how many sequences are phrases
}

// A clause is alternative keys, of which a document holds at least one.
type clause struct {
	keys  []string
	plain bool // stands in plain words, as one that says something
	asks  bool // stands nowhere but in question words
}

// A plannedTerm is one different accented form that was typed.
type plannedTerm struct {
	term   string
	clause int
}

// A plannedBigram is one different bigram of clauses.
type plannedBigram struct{ first, second int }

// A plannedSequence is a sequence as indexes into the plan.
type plannedSequence struct {
	clauses []int // by query term
	terms   []int // those of its query terms that have marks
	bigrams []int // by query term but the last: it and the next
	phrase  bool
}

// planQuery plans sequences of a query: all that must be found, or all that is
// excluded.
func planQuery(sequences []Sequence, query string) *queryPlan {
	p := &queryPlan{}
	for _, s := range sequences {
		p.sequences = append(p.sequences, p.planSequence(s, query))
		if s.Phrase {
			p.phrases++
		}
	}
	for _, c := range p.clauses {
		if c.plain {
			p.plain++
		}
	}
	if p.plain == 0 && p.phrases == 0 {
		p.askForQuestionWords()
	}
	return p
}

// askForQuestionWords takes a query of nothing but question words as it stands.
func (p *queryPlan) askForQuestionWords() {
	for i := range p.clauses {
		p.clauses[i].plain, p.clauses[i].asks = true, false
	}
	p.plain = len(p.clauses)
}

func (p *queryPlan) planSequence(s Sequence, query string) plannedSequence {
	out := plannedSequence{phrase: s.Phrase}
	asks := make([]bool, len(s.Terms))
	if !s.Phrase {
		asks = QuestionWords(s.Terms, query)
	}
	for i, t := range s.Terms {
		c := indexOf(&p.clauses, clause{keys: t.Keys, asks: true}, func(c clause) bool { return slices.Equal(c.keys, t.Keys) })
		p.clauses[c].plain = p.clauses[c].plain || !s.Phrase && !asks[i]
		p.clauses[c].asks = p.clauses[c].asks && asks[i]
		out.clauses = append(out.clauses, c)
		if t.Term != "" {
			term := plannedTerm{t.Term, c}
			out.terms = append(out.terms, indexOf(&p.terms, term, func(other plannedTerm) bool { return other == term }))
		}
		if i > 0 {
			bigram := plannedBigram{out.clauses[i-1], c}
			out.bigrams = append(out.bigrams, indexOf(&p.bigrams, bigram, func(other plannedBigram) bool { return other == bigram }))
		}
	}
	return out
}

// indexOf gives the index of the item that is the same, which it adds if there is none.
func indexOf[T any](list *[]T, item T, same func(T) bool) int {
	i := slices.IndexFunc(*list, same)
	if i < 0 {
		i = len(*list)
		*list = append(*list, item)
	}
	return i
}

// yearKey is the key of what is filed in the year that a clause of plain words
// asks for, as package lexicon has it; "" if it is no year.
func (c clause) yearKey() string {
	key := c.keys[0]
	isYear := len(key) == 4 && (key[:2] == "19" || key[:2] == "20") && strings.Trim(key[2:], "0123456789") == ""
	if !c.plain || !isYear {
		return ""
	}
	return key + lexicon.YearMark
}

// isSyllable reports whether a clause is a Vietnamese syllable, a number or still
// being typed: all else is a name or an abbreviation.
func (c clause) isSyllable() bool {
	return len(c.keys) > 1 || vi.IsBareSyllable(c.keys[0]) || c.keys[0][0] <= '9'
}

// timeKey is the key of a day, a month, a school year or a year, or of a day or month of any year.
var timeKey = regexp.MustCompile(`^(19|20)(\d\d){1,3}$|/\d`)

// isTime reports whether a time is asked for.
func (c clause) isTime() bool { return timeKey.MatchString(c.keys[0]) }

// wanted lists the keys and bigrams that plans need, each once, in order.
func wanted(plans ...*queryPlan) (keys []string, bigrams []Bigram) {
	for _, p := range plans {
		for _, c := range p.clauses {
			keys = append(keys, c.keys...)
			if year := c.yearKey(); year != "" {
				keys = append(keys, year)
			}
		}
		for _, b := range p.bigrams {
			bigrams = append(bigrams, p.combinations(b)...)
		}
	}
	slices.Sort(keys)
	slices.SortFunc(bigrams, compareBigrams)
	return slices.Compact(keys), slices.Compact(bigrams)
}

// combinations lists the bigrams of keys that a bigram of clauses stands for.
func (p *queryPlan) combinations(b plannedBigram) (bigrams []Bigram) {
	for _, first := range p.clauses[b.first].keys {
		for _, second := range p.clauses[b.second].keys {
			bigrams = append(bigrams, Bigram{first, second})
		}
	}
	return bigrams
}

func compareBigrams(a, b Bigram) int {
	if c := strings.Compare(a.First, b.First); c != 0 {
		return c
	}
	return strings.Compare(a.Second, b.Second)
}
