package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// completions is how many ways an unfinished syllable is read: each costs a
// shard and a page.
const completions = 3

// unfinished reports whether the query ends in the beginning of a syllable that
// the archive does not know.
func (a *evaluation) endsInPrefix() bool {
	slot := a.prefixTerm()
	return slot != nil && len(a.lists.Keys[slot.Keys[0]].Forms) == 0
}

func (a *evaluation) prefixTerm() *QueryTerm {
	if !a.query.Prefix || len(a.query.Sequences) == 0 {
		return nil
	}
	run := a.query.Sequences[len(a.query.Sequences)-1]
	if run.Phrase {
		return nil
	}
	return &run.Terms[len(run.Terms)-1]
}

// complete reads an unfinished syllable as the frequent ones that begin so.
func (a *evaluation) completePrefix(ctx context.Context) error {
	words, err := a.store.Syllables(ctx)
	if err != nil {
		return err
	}
	slot := a.prefixTerm()
	var fitting []Syllable
	for _, w := range words {
		if strings.HasPrefix(w.Key, slot.Keys[0]) {
			fitting = append(fitting, w)
		}
	}
	if len(fitting) == 0 {
		return nil
	}
	slices.SortFunc(fitting, compareSyllables)
	slot.Keys, slot.Term = nil, ""
	for _, w := range fitting[:min(completions, len(fitting))] {
		slot.Keys = append(slot.Keys, w.Key)
	}
	return a.read(ctx)
}

// compareWords puts the more frequent, shorter word first.
func compareSyllables(a, b Syllable) int {
	return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key))
}
