// Package shard publishes the archive's index as files that a browser can
// search on plain static hosting, and reads them.
//
// What goes in: a corpus.Source (bleve's index) and the labels of places, kinds
// and levels. What comes out: the files of the folder /search/, named by their
// content, and one manifest that names them; and a Reader, which is the
// search.Store over these files that the browser's client has a twin of.
//
// What it promises: the same source gives the same bytes; a file keeps its name
// as long as its bytes stay the same, and a new write-up of the newest school
// year leaves those alone whose terms it does not hold; whatever bytes a reader
// meets, it answers as written or with an error that names the file, in work
// and memory in proportion to the bytes.
//
// How it is made: everything is inverted again at every build (invert.go,
// bigrams.go) and divided (divide.go, spread.go), which costs little; coding is
// what costs, and of that only what has changed is done (kept.go). So a build
// with a cache has the bytes of one without, whatever has changed: what is taken
// from the cache is found by all that it was coded of.
//
// The format is described in docs/format.md. The files follow it:
// coder.go and symbols.go (bits), lists.go, pages.go, texts.go over textmodel.go, days.go and
// words.go (what is in a file of each kind), table.go and manifest.go (what
// leads to them); write*.go and contents.go make them, jobs.go lets other processes code them, reader.go answers from them, verify.go
// holds a finished folder against its manifest.
package shard
