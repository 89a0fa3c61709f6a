package search

import (
	"context"
	"strings"
)

// hits reads the texts of one page of results and cuts their excerpts.
func hits(ctx context.Context, e *evaluation, docIDs []uint32) ([]Hit, error) {
	h := newHighlighter(e.plan, e.scores.idf, e.store.Catalogue().Lexicon)
	found, err := askTexts(ctx, e.store, docIDs, func(i int, t *Text) (hit Hit, enough bool) {
		return e.hit(h, docIDs[i], t)
	})
	if err == nil && !e.isByDate() {
		e.sortHits(found)
	}
	return found, err
}

// hit makes one hit; enough is false if the rest of a text that was not read
// whole may hold a better passage, or a row of words that has its points.
func (e *evaluation) hit(h *highlighter, docID uint32, t *Text) (hit Hit, enough bool) {
	c := e.store.Catalogue()
	hit = Hit{
		URL: strings.TrimPrefix(t.Address, "/"), Title: t.Title, TitleRanges: h.ranges(t.Title),
		Date: t.Date, District: t.Place.ID, Place: t.Place.Label,
		SchoolYear: c.SchoolYears[c.SchoolYearOf(docID)].String(), Score: int(e.scores.score[docID]), Partial: e.isPartial(docID), DocID: docID,
	}
	text := t.Body
	if t.Summary != "" {
		text = t.Summary + "\n" + t.Body
	}
	if e.options.Explain {
		hit.Explanation = explain(e, docID)
	}
	lost, known := e.disproved(docID, t)
	e.takeBack(&hit, lost)
	best := h.excerpt(text, t.Whole)
	hit.Excerpt, hit.Fragment = best.excerpt, best.fragment
	return hit, t.Whole || known && enoughPart*best.value >= e.heldIDF(docID)
}
