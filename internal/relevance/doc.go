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
// Where many write-ups are good and some are better, there are judged queries
// (testdata/judged): as readers type them, over the write-ups of this repository
// and those of testdata/archive, which were made up for it, with the good
// answers graded by reading them. They say what is right, not what is found
// today; testdata/ndcg.txt has nDCG@10 by group of queries, beside that of a
// ranking from the textbook, and names the queries that fall below. The same
// figures over real news come from e2e/measure, of a file outside the repository.
//
// What it promises: the same archive and cases give the same figures. It asks
// the real thing: an archive is built, and both the index and the published
// files are questioned.
package relevance
