package searchtest

import (
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/search"
)

// readQuestionWords tells the clauses that only ask from those of plain words,
// which are all there is where nothing else is asked for.
func (a *evaluation) readQuestionWords() {
	says, plain := map[string]bool{}, map[string][]string{}
	var names []string
	for _, sequence := range a.q.Sequences {
		asks := make([]bool, len(sequence.Terms))
		if !sequence.Phrase {
			asks = search.QuestionWords(sequence.Terms, a.q.Text)
		}
		for i, term := range sequence.Terms {
			name := join(term.Keys)
			names = append(names, name)
			says[name] = says[name] || !asks[i]
			if !sequence.Phrase && !asks[i] {
				plain[name] = term.Keys
			}
		}
	}
	a.asks = map[string]bool{}
	for _, name := range names {
		a.asks[name] = !says[name]
	}
	for _, name := range slices.Sorted(maps.Keys(plain)) {
		a.plain = append(a.plain, plain[name])
	}
	if len(plain) == 0 && !a.phrases() {
		a.askForQuestionWords()
	}
}

// askForQuestionWords takes a query of nothing but question words as it stands.
func (a *evaluation) askForQuestionWords() {
	a.asks = map[string]bool{}
	for _, sequence := range a.q.Sequences {
		for _, term := range sequence.Terms {
			if !slices.ContainsFunc(a.plain, func(g []string) bool { return slices.Equal(g, term.Keys) }) {
				a.plain = append(a.plain, term.Keys)
			}
		}
	}
}
