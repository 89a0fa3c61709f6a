// Package search answers queries about the archive: it reads what a person
// typed, finds the write-ups that match, scores and orders them, counts the
// facets and cuts the excerpts.
//
// What goes in: a query, and a Store that holds lists of write-ups, their texts
// and their catalogue. There are two: SourceStore over bleve's index, for the
// command line, and the reader of the published files in package shard, whose
// TypeScript twin runs in the browser. What comes out: a Result, in the form
// that the browser gets too.
//
// What it promises: the same write-ups, scores, order, totals and facets from
// both stores, in integers only, as docs/search.md describes them. Corrections
// are said, never silent, and never replace results that exist.
//
// The stages, in the order of the data: parse.go (text to a Query),
// readings.go (abbreviations and dates in it), plan.go (which lists it needs),
// match.go and score.go (lists to write-ups with points), rank.go (their
// order), facet.go, phrase.go, excerpt.go and fragment.go (what only the texts
// tell), correct.go and spelling.go (when the query may be
// misspelt). weight.go and level.go hold the numbers of the formula,
// catalogue.go the numbering of the write-ups.
package search
