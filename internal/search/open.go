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
func (a *asking) unfinished() bool {
	slot := a.openSlot()
	return slot != nil && len(a.lists.Keys[slot.Keys[0]].Forms) == 0
}

func (a *asking) openSlot() *Slot {
	if !a.query.Open || len(a.query.Runs) == 0 {
		return nil
	}
	run := a.query.Runs[len(a.query.Runs)-1]
	if run.Phrase {
		return nil
	}
	return &run.Slots[len(run.Slots)-1]
}

// complete reads an unfinished syllable as the frequent ones that begin so.
func (a *asking) complete(ctx context.Context) error {
	words, err := a.store.Words(ctx)
	if err != nil {
		return err
	}
	slot := a.openSlot()
	var fitting []Word
	for _, w := range words {
		if strings.HasPrefix(w.Key, slot.Keys[0]) {
			fitting = append(fitting, w)
		}
	}
	if len(fitting) == 0 {
		return nil
	}
	slices.SortFunc(fitting, compareWords)
	slot.Keys, slot.Term = nil, ""
	for _, w := range fitting[:min(completions, len(fitting))] {
		slot.Keys = append(slot.Keys, w.Key)
	}
	return a.read(ctx)
}

// compareWords puts the more frequent, shorter word first.
func compareWords(a, b Word) int {
	return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(len(a.Key), len(b.Key)), cmp.Compare(a.Key, b.Key))
}
