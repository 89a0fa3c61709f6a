// Package corpus is the archive as its inverted index knows it: documents with
// their fields, and for every term its postings. It makes of them what queries
// are answered from, whether the posting lists are published (package shard)
// or made when they are asked for (Store).
//
// What goes in: a Source, which package index implements over bleve. What comes
// out: a search.Catalogue in which every document has its docID; a term's
// postings with their impacts; the forward index, which has each document's terms
// in order; the spelling dictionary. What it promises: the
// result depends on the documents alone, and one more write-up of today changes
// as little as can be: no docID of a closed school year, seldom another one's,
// and no impact until the mean length of a text has doubled.
package corpus
