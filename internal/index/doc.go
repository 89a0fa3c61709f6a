// Package index keeps the archive's inverted index in bleve, on disk between
// builds.
//
// What goes in: the published write-ups as Documents, all of them at each
// Update. What comes out: the corpus.Source that queries on the command line,
// the published shards and the lists of related write-ups are made from.
//
// What it promises: only what changed is indexed again, and yet every answer
// is the one that a fresh index of the same documents gives. Document IDs are
// given by school year, locality, date and address, whatever order bleve keeps
// the documents in. An index on disk that is damaged, half written or of another
// format is never read: it is made anew and the reason told. One process uses
// an index at a time; another one waits for a moment and then says so.
//
// The files, in the order of the data: document.go (what a document is),
// analysis.go (text to terms), expansion.go (abbreviations and dates in their
// other forms), invert.go and field.go (terms to what bleve indexes), mapping.go
// (the fields for bleve's queries), update.go and writer.go (what changed, in
// batches), checksums.go (what makes a folder trustworthy), view.go,
// dictionary.go and postings.go (the Source), forward.go and forwardpart.go (the
// terms of each document in order, kept by segment). What bleve itself answers, package
// indextest asks in tests.
package index
