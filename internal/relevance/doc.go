// Package relevance holds the search to what its readers expect of it.
//
// What goes in: cases that an editor writes as plain text (testdata/cases: a
// query, the write-up that must come first, and why), and queries made out of
// an archive's own titles and texts, as they are and spoilt as hands spoil them.
// What comes out: for every case that does not hold, the query, what was
// expected and what came, with the points of both side by side; and figures by
// kind of query, mean reciprocal rank and first places, which a change of the
// ranking must not lower unseen (testdata/figures.txt, written by -update).
//
// What it promises: the same archive and cases give the same figures. It asks
// the real thing: an archive is built, and both the index and the published
// files are questioned.
package relevance
