// Package search answers queries about the archive: it reads what a person
// typed, finds the write-ups that match, scores and orders them, counts the
// facets and cuts the excerpts.
//
// What goes in: a query, and a Store that holds lists of write-ups, their texts
// and their catalogue. There are two: corpus.Store over bleve's index, for the
// command line, and the reader of the published files in package shard, whose
// TypeScript twin runs in the browser. What comes out: a Result, in the form
// that the browser gets too.
//
// What it promises: the same write-ups, scores, order, totals and facets from
// both stores, in integers only, as docs/search.md describes them. Corrections
// are said, never silent, and never replace results that exist.
//
// A query's way, which goes down and never back up: parse.go (text to a Query),
// synonyms.go and prefix.go (other ways to write it, and to end it), plan.go
// (which posting lists it needs), score.go and sequences.go (posting lists to
// scores), phrase.go, filter.go and match.go (which documents match), count.go
// (the facets over them), rank.go (their order), verify.go (what only texts tell
// of phrases), highlight.go, fragment.go and hits.go (what is shown);
// suggestion.go and correct.go where it may be misspelt. search.go alone calls
// them all. weights.tsv and facets.go are the tables that change the most.
// assets/search has the same modules with the same functions in the same order.
package search

//go:generate go run ./gen
//go:generate go test . -run TestFacetsInTypeScript -update
