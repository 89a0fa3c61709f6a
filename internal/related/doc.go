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
// What it renews: everything, at every build, so that nothing can be missed: one
// more write-up changes the idf of all that it says, and that may change which
// features stand for any other. It is made cheap instead: 10,000 news articles
// take 1 s of CPU, beside 70 s of the whole build. But what an edit does not
// touch stays as it was nearly always: idf moves in steps of 1/256 octave, and
// which bigrams share a counter follows from their terms alone.
//
// The files, in the order of the data: texts.go (the forward index and how
// frequent terms and bigrams are), feature.go over counter.go (texts to
// features), related.go (features to neighbours).
package related
