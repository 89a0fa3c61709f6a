package relevance

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// The textbook ranking has the values that textbooks give, tuned to nothing:
// BM25F with k1 1.2 and b 0.75, the title three times, folded syllables at full
// weight, as they are written at half, folded neighbours at full.
const (
	textbookK1    = 1.2
	textbookB     = .75
	textbookTitle = 3
	writtenWeight = .5
	bigramWeight  = 1
	foldedWeight  = 1
	scoreQuantum  = 1e6 // scores closer than this are equal, whatever a processor rounds
	bigramJoin    = " "
	writtenPrefix = "="
)

// A Textbook ranks texts as information retrieval's textbooks do: it is what
// a search must at least reach. It knows no operators, no corrections and no
// synonyms.
type Textbook struct {
	texts    []Text
	lengths  []float64
	mean     float64
	postings map[string][]textbookPosting
}

type textbookPosting struct {
	text int
	tf   float64
}

// NewTextbook indexes texts.
func NewTextbook(texts []Text) *Textbook {
	t := &Textbook{texts: texts, postings: map[string][]textbookPosting{}}
	for i, text := range texts {
		tf := map[string]float64{}
		length := textbookTitle*countTerms(tf, text.Title, textbookTitle) + countTerms(tf, text.Body, 1)
		for term, n := range tf {
			t.postings[term] = append(t.postings[term], textbookPosting{i, n})
		}
		t.lengths = append(t.lengths, length)
		t.mean += length / float64(len(texts))
	}
	return t
}

// countTerms adds the terms of a text to their frequencies and gives how many
// syllables it has.
func countTerms(tf map[string]float64, text string, weight float64) (length float64) {
	for line := range strings.Lines(text) {
		for _, term := range textbookTerms(line) {
			tf[term] += weight
			if !strings.Contains(term, bigramJoin) && !strings.HasPrefix(term, writtenPrefix) {
				length++
			}
		}
	}
	return length
}

// textbookTerms are the syllables of a line folded, as written, and the folded
// neighbours.
func textbookTerms(line string) (terms []string) {
	before := ""
	for token := range vi.Tokens(line) {
		written := vi.Term(token.Text)
		folded := vi.Key(written)
		terms = append(terms, folded, writtenPrefix+written)
		if before != "" {
			terms = append(terms, before+bigramJoin+folded)
		}
		before = folded
	}
	return terms
}

// Search gives the addresses of the first so many texts.
func (t *Textbook) Search(query string, limit int) (addresses []string) {
	scores := map[int]float64{}
	terms := textbookTerms(query)
	slices.Sort(terms) // equal sums for equal texts
	for _, term := range slices.Compact(terms) {
		list := t.postings[term]
		n, df := float64(len(t.texts)), float64(len(list))
		idf := textbookWeight(term) * math.Log(1+(n-df+.5)/(df+.5))
		for _, p := range list {
			norm := textbookK1 * (1 - textbookB + textbookB*t.lengths[p.text]/t.mean)
			scores[p.text] += idf * p.tf * (textbookK1 + 1) / (p.tf + norm)
		}
	}
	return t.ranked(scores, limit)
}

func textbookWeight(term string) float64 {
	switch {
	case strings.HasPrefix(term, writtenPrefix):
		return writtenWeight
	case strings.Contains(term, bigramJoin):
		return bigramWeight
	}
	return foldedWeight
}

func (t *Textbook) ranked(scores map[int]float64, limit int) (addresses []string) {
	type hit struct{ text, score int }
	var hits []hit
	for text, score := range scores {
		hits = append(hits, hit{text, int(math.Round(score * scoreQuantum))})
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(b.score-a.score, a.text-b.text) })
	for _, h := range hits[:min(limit, len(hits))] {
		addresses = append(addresses, t.texts[h.text].Address)
	}
	return addresses
}
