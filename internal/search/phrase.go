package search

import (
	"context"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// maxVerified is how many texts are read for one query's phrases. Of the
// benchmark's 500 quoted phrases, 497 have their page after 30.
const maxVerified = 100

// mustVerify reports whether there is a phrase. Lists alone do not tell: they
// know no longer rows than pairs, not whose marks they are, and what they hold
// may be a reading of something else.
func (a *evaluation) mustVerify() bool { return a.plan.phrases > 0 }

// verified reads texts in the order of the results until a page is full and
// gives those that hold the phrases. It says in r what is known of the total.
func (a *evaluation) verified(ctx context.Context, order ranker, r *Result) ([]uint32, error) {
	_, to := a.page()
	var out []uint32
	read, candidates := 0, r.Total
	for len(out) < to && read < min(candidates, maxVerified) {
		upto := min(read+to-len(out), maxVerified)
		numbers, err := order.first(ctx, upto)
		if err != nil {
			return nil, err
		}
		batch := numbers[read:]
		holds, err := a.verify(ctx, batch)
		if err != nil {
			return nil, err
		}
		for i, d := range batch {
			if holds[i] {
				out = append(out, d)
			}
		}
		read += len(batch)
	}
	r.Total = candidates - (read - len(out))
	r.Approximate = read < candidates
	return out, nil
}

// verify reports which write-ups hold all phrases. Beginnings of texts are
// tried first; most hold the phrase there.
func (a *evaluation) verify(ctx context.Context, numbers []uint32) ([]bool, error) {
	texts, err := a.store.Texts(ctx, numbers, false)
	if err != nil {
		return nil, err
	}
	holds := make([]bool, len(numbers))
	var rest []uint32
	var restAt []int
	for i := range texts {
		holds[i] = a.holds(&texts[i])
		if !holds[i] && !texts[i].Whole {
			rest, restAt = append(rest, numbers[i]), append(restAt, i)
		}
	}
	if len(rest) == 0 {
		return holds, nil
	}
	texts, err = a.store.Texts(ctx, rest, true)
	if err != nil {
		return nil, err
	}
	for j, i := range restAt {
		holds[i] = a.holds(&texts[j])
	}
	return holds, nil
}

// holds reports whether a text holds every phrase of the query in one block.
func (a *evaluation) holds(t *Text) bool {
	var blocks [][]string
	blocks = append(blocks, termsOf(t.Title), termsOf(t.Summary))
	for block := range strings.SplitSeq(t.Body, "\n") {
		blocks = append(blocks, termsOf(block))
	}
	for _, run := range a.query.Sequences {
		if run.Phrase && !slices.ContainsFunc(blocks, func(terms []string) bool { return holdsSequence(terms, run.Terms) }) {
			return false
		}
	}
	return true
}

func termsOf(block string) []string {
	var out []string
	for t := range vi.Tokens(block) {
		out = append(out, vi.Term(t.Text))
	}
	return out
}

func holdsSequence(terms []string, slots []QueryTerm) bool {
	for i := 0; i+len(slots) <= len(terms); i++ {
		j := 0
		for j < len(slots) && agrees(terms[i+j], slots[j]) {
			j++
		}
		if j == len(slots) {
			return true
		}
	}
	return false
}

// agrees reports whether a term is what a slot of a phrase asks for.
func agrees(term string, s QueryTerm) bool {
	if s.Term != "" {
		return term == s.Term
	}
	return slices.Contains(s.Keys, vi.Key(term))
}
