package search

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// allowed marks the documents, by docID, that hold all phrases as far as posting
// lists tell; nil if there is no phrase.
func allowed(p *queryPlan, postings *PostingLists, maxDoc uint32) (all []bool) {
	for _, s := range p.sequences {
		if !s.phrase {
			continue
		}
		one := holders(p, s, postings, maxDoc)
		for d := range all {
			one[d] = one[d] && all[d]
		}
		all = one
	}
	return all
}

// exclude marks the documents, by docID, that hold any of the excluded
// sequences as far as posting lists tell; nil if there is none.
func exclude(p *queryPlan, postings *PostingLists, maxDoc uint32) (any []bool) {
	for _, s := range p.sequences {
		one := holders(p, s, postings, maxDoc)
		for d := range any {
			one[d] = one[d] || any[d]
		}
		any = one
	}
	return any
}

// holders marks the documents, by docID, that hold a sequence as far as posting
// lists tell: every clause, every marked term, every bigram in the text itself.
// They do not tell whether these stand in one row, nor whose marks they are.
func holders(p *queryPlan, s plannedSequence, postings *PostingLists, maxDoc uint32) []bool {
	met, conditions := make([]uint8, maxDoc), uint8(0)
	require := func(docIDs []uint32) {
		conditions++
		for _, d := range docIDs {
			if met[d] == conditions-1 {
				met[d] = conditions
			}
		}
	}
	for _, c := range s.clauses {
		var docIDs []uint32
		for _, key := range p.clauses[c].keys {
			for _, form := range postings.Keys[key].Forms {
				docIDs = append(docIDs, form.DocIDs...)
			}
		}
		require(docIDs)
	}
	for _, t := range s.terms {
		require(postings.form(p.clauses[p.terms[t].clause].keys, p.terms[t].term).DocIDs)
	}
	for _, b := range s.bigrams {
		list := postings.bigram(p.combinations(p.bigrams[b]))
		var inText []uint32
		for i, d := range list.DocIDs {
			if list.InText[i] {
				inText = append(inText, d)
			}
		}
		require(inText)
	}
	holds := make([]bool, maxDoc)
	for d := range holds {
		holds[d] = met[d] == conditions
	}
	return holds
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
