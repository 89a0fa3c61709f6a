package search

import (
	"context"
	"strings"
	"unicode/utf16"
)

// hits reads the texts of one page of results and cuts their excerpts.
func (a *evaluation) hits(ctx context.Context, numbers []uint32) ([]Hit, error) {
	texts, err := a.store.Texts(ctx, numbers, false)
	if err != nil {
		return nil, err
	}
	cut := newHighlighter(a)
	hits := make([]Hit, len(numbers))
	var rest []uint32
	var restAt []int
	for i, d := range numbers {
		var enough bool
		hits[i], enough = a.hit(cut, d, &texts[i])
		if !enough {
			rest, restAt = append(rest, d), append(restAt, i)
		}
	}
	if len(rest) == 0 {
		return hits, nil
	}
	if texts, err = a.store.Texts(ctx, rest, true); err != nil {
		return nil, err
	}
	for j, i := range restAt {
		hits[i], _ = a.hit(cut, rest[j], &texts[j])
	}
	return hits, nil
}

// hit makes one hit; enough is false if the rest of a text that was not read
// whole may hold a better passage.
func (a *evaluation) hit(cut *highlighter, d uint32, t *Text) (h Hit, enough bool) {
	c := a.match.catalogue
	place := c.Localities[c.Locality[d]]
	h = Hit{
		URL: strings.TrimPrefix(t.Address, "/"), Title: t.Title, TitleRanges: cut.ranges(t.Title),
		Date: t.Date, District: place.ID, Place: place.Label,
		SchoolYear: c.SchoolYears[c.SchoolYearOf(d)].String(), Score: int(a.match.tally.score[d]), DocID: d,
	}
	text := t.Body
	if t.Summary != "" {
		text = t.Summary + "\n" + t.Body
	}
	var value int32
	h.Excerpt, h.Fragment, value = cut.excerpt(text, t.Whole)
	return h, t.Whole || enoughPart*value >= a.mostIDF(d)
}

// enoughOf is which part of what a write-up holds a passage of the text's
// beginning must hold for the rest not to be read. At a half, every second
// query at 10,000 write-ups waited for some rest.
const enoughPart = 4

// most is the value of a passage that holds all of the query that the write-up
// does, but for marks and neighbours.
func (a *evaluation) mostIDF(d uint32) int32 {
	var sum int32
	for i, list := range a.match.tally.clauseDocs {
		if holdsDoc(list, d) {
			sum += a.match.tally.clauseIDFs[i]
		}
	}
	return sum
}

// utf16Length counts a text as JavaScript does.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
