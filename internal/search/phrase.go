package search

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// A test reports whether something holds of a document.
type test func(docID uint32) bool

// holders makes, for each phrase of a plan, the test whether a document holds it
// as far as posting lists tell: every clause, every marked term, every bigram in
// the text itself. They do not tell whether these stand in one row, nor whose
// marks they are.
func holders(p *queryPlan, postings *PostingLists, maxDoc uint32) (tests []test) {
	for _, s := range p.sequences {
		if !s.phrase {
			continue
		}
		met, conditions := make([]uint8, maxDoc), uint8(0) // conditions met, each after the ones before
		meets := func(docID uint32) {
			if met[docID] == conditions {
				met[docID]++
			}
		}
		formIn := func(clause int, term string) {
			for _, form := range postings.formsOf(p.clauses[clause].keys, term) {
				for _, d := range form.DocIDs {
					meets(d)
				}
			}
			conditions++
		}
		for _, c := range s.clauses {
			formIn(c, "")
		}
		for _, t := range s.terms {
			formIn(p.terms[t].clause, p.terms[t].term)
		}
		for _, b := range s.bigrams {
			list := postings.bigram(p.combinations(p.bigrams[b]))
			for i, d := range list.DocIDs {
				if list.InText[i] {
					meets(d)
				}
			}
			conditions++
		}
		tests = append(tests, func(docID uint32) bool { return met[docID] == conditions })
	}
	return tests
}

// phraseTest makes what tells whether a text holds every phrase, each within one block.
func phraseTest(sequences []Sequence) func(*Text) bool {
	return func(t *Text) bool {
		var blocks [][]string
		for block := range strings.SplitSeq(t.Title+"\n"+t.Summary+"\n"+t.Body, "\n") {
			blocks = append(blocks, termsOf(block))
		}
		for _, s := range sequences {
			if s.Phrase && !slices.ContainsFunc(blocks, func(terms []string) bool { return holdsSequence(terms, s.Terms) }) {
				return false
			}
		}
		return true
	}
}

func termsOf(block string) []string {
	var out []string
	for t := range vi.Tokens(block) {
		out = append(out, vi.Term(t.Text))
	}
	return out
}

func holdsSequence(terms []string, sequence []QueryTerm) bool {
	for i := 0; i+len(sequence) <= len(terms); i++ {
		j := 0
		for j < len(sequence) && agrees(terms[i+j], sequence[j]) {
			j++
		}
		if j == len(sequence) {
			return true
		}
	}
	return false
}

// agrees reports whether a term is what a term of a phrase asks for.
func agrees(term string, q QueryTerm) bool {
	if q.Term != "" {
		return term == q.Term
	}
	return slices.Contains(q.Keys, vi.Key(term))
}
