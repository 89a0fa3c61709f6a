// Package related finds, for every write-up of the archive, the write-ups whose
// texts are nearest to its own.
//
// What goes in: the inverted index as a Source. What comes out: the addresses
// of the nearest write-ups by address (All).
//
// How: each document is a vector of its strongest features, which are syllables
// and bigrams weighted by tf × idf; two documents are as near as the cosine of
// the angle between their vectors is large (Manning, Raghavan, Schütze,
// Introduction to Information Retrieval, section 6.3).
//
// What it promises: the same documents give the same answer, whatever order the
// index keeps them in and whatever processor runs it: weights and products are
// integers. A write-up that shares too little with all others has none.
//
// The files, in the order of the data: forwardindex.go (posting lists to
// texts), feature.go (texts to features), related.go (features to neighbours).
package related
