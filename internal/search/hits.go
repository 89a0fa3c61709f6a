package search

import (
	"context"
	"strings"
	"unicode/utf16"
)

// hits reads the texts of one page of results and cuts their excerpts.
func (a *asking) hits(ctx context.Context, numbers []uint32) ([]Hit, error) {
	texts, err := a.store.Texts(ctx, numbers, false)
	if err != nil {
		return nil, err
	}
	cut := newCutter(a)
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
func (a *asking) hit(cut *cutter, d uint32, t *Text) (h Hit, enough bool) {
	c := a.match.catalogue
	place := c.Places[c.Place[d]]
	h = Hit{
		URL: strings.TrimPrefix(t.Address, "/"), Title: t.Title, TitleRanges: cut.ranges(t.Title),
		Date: t.Date, District: place.ID, Place: place.Label,
		SchoolYear: c.Years[c.YearOf(d)].String(), Score: int(a.match.tally.score[d]), Number: d,
	}
	text := t.Body
	if t.Summary != "" {
		text = t.Summary + "\n" + t.Body
	}
	var value int32
	h.Excerpt, h.Fragment, value = cut.excerpt(text, t.Whole)
	return h, t.Whole || enoughOf*value >= a.most(d)
}

// enoughOf is which part of what a write-up holds a passage of the text's
// beginning must hold for the rest not to be read. At a half, every second
// query at 10,000 write-ups waited for some rest.
const enoughOf = 4

// most is the value of a passage that holds all of the query that the write-up
// does, but for marks and neighbours.
func (a *asking) most(d uint32) int32 {
	var sum int32
	for i, list := range a.match.tally.groupLists {
		if holdsNumber(list, d) {
			sum += a.match.tally.groupWeights[i]
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
