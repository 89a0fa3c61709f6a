package search

import (
	"slices"
	"strings"
	"unicode"

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

// phraseTest makes what tells whether a text holds every phrase of a query, each
// within one block and, unless it was typed so, one sentence.
func phraseTest(q *Query) func(*Text) bool {
	return func(t *Text) bool {
		blocks := blocksOf(t)
		for _, s := range q.Sequences {
			if s.Phrase && !slices.ContainsFunc(blocks, func(terms []textTerm) bool { return holdsSequence(terms, s.Terms, q.Text) }) {
				return false
			}
		}
		return true
	}
}

// blocksOf takes the blocks of a text apart.
func blocksOf(t *Text) (blocks [][]textTerm) {
	for block := range strings.SplitSeq(t.Title+"\n"+t.Summary+"\n"+t.Body, "\n") {
		blocks = append(blocks, termsOf(block))
	}
	return blocks
}

// A textTerm is a term of a text, and whether a sentence ends behind it.
type textTerm struct {
	term string
	last bool
}

func termsOf(block string) []textTerm {
	var out []textTerm
	end := 0
	for t := range vi.Tokens(block) {
		if len(out) > 0 {
			before := &out[len(out)-1]
			before.last = endsSentence(vi.Key(before.term), block[end:t.Start])
		}
		out = append(out, textTerm{term: vi.Term(t.Text)})
		end = t.End
	}
	return out
}

// endsSentence reports whether what stands between two tokens ends a sentence:
// a full stop does not behind what is an abbreviation, letters without a vowel.
func endsSentence(before, between string) bool {
	_, after, _ := strings.Cut(between, ".")
	stops := strings.ContainsFunc(after, unicode.IsSpace) && strings.ContainsAny(before, "aeiouy0123456789")
	return stops || strings.ContainsAny(between, ";!?…")
}

// holdsSequence reports whether terms of a text hold those of a phrase of a query.
func holdsSequence(terms []textTerm, sequence []QueryTerm, query string) bool {
	for i := 0; i+len(sequence) <= len(terms); i++ {
		j := 0
		for j < len(sequence) && agrees(terms[i+j].term, sequence[j]) && (j == 0 || !terms[i+j-1].last || endsTyped(sequence[j-1:], query)) {
			j++
		}
		if j == len(sequence) {
			return true
		}
	}
	return false
}

// endsTyped reports whether a sentence ends behind the first of some query terms, as typed.
func endsTyped(terms []QueryTerm, query string) bool {
	return endsSentence(terms[0].Keys[0], query[terms[0].End:terms[1].Start])
}

// agrees reports whether a term is what a term of a phrase asks for.
func agrees(term string, q QueryTerm) bool {
	if q.Term != "" {
		return term == q.Term
	}
	return slices.Contains(q.Keys, vi.Key(term))
}
