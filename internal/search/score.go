package search

// accumulators hold what the posting lists say of every document, by docID.
type accumulators struct {
	score    []int32 // points
	held     []uint8 // clauses of plain words that the document holds
	heldIDF  []int32 // their idf, added up
	plainIDF int32   // of all clauses of plain words
	idf      []int32 // by clause; 0 if no document holds it
	bigrams  []scoredBigram
}

// A scorer adds up posting lists, term at a time.
type scorer struct {
	*accumulators
	plan     *queryPlan
	postings *PostingLists
	numDocs  int
	trace    *trace // for Explain; nil otherwise
}

// score adds up everything that a plan asks for; a trace takes down what one
// document gets.
func score(p *queryPlan, postings *PostingLists, c *Catalogue, tr *trace) *accumulators {
	size := c.MaxDoc()
	s := scorer{
		&accumulators{score: make([]int32, size), held: make([]uint8, size), heldIDF: make([]int32, size)},
		p, postings, c.NumDocs, tr,
	}
	s.addClauses()
	s.addTerms()
	s.bigrams = s.addBigrams()
	s.addSequences()
	return s.accumulators
}

// addPoints adds to a document's score.
func (s *scorer) addPoints(d uint32, points int32, line scoreLine, which int) {
	s.score[d] += points
	if s.trace != nil && s.trace.docID == d {
		s.trace.add(line, which, points)
	}
}

func (s *scorer) addClauses() {
	volume := make([]int32, len(s.score))
	for i, c := range s.plan.clauses {
		docIDs := s.gather(c.keys, volume)
		idf := lessIfAsking(IDF(s.numDocs, len(docIDs)), c)
		s.idf = append(s.idf, idf)
		held := idf
		if idf == 0 {
			held = IDF(s.numDocs, 1) // what nobody holds counts as what hardly anybody holds
		}
		for _, d := range docIDs {
			s.addPoints(d, pointsSyllable*rarity(idf)*saturate(volume[d]), lineSyllable, i)
			if !c.isSyllable() && idf < doubtfulIDF { // rarer ones may be slips
				s.addPoints(d, pointsName*idf, lineName, i)
			}
			volume[d] = 0
			if c.plain {
				s.held[d]++
				s.heldIDF[d] += held
			}
		}
		if c.plain {
			s.plainIDF += held
		}
		s.addYear(i, c)
	}
}

// addYear adds the points for the year in which the event was.
func (s *scorer) addYear(which int, c clause) {
	for _, form := range s.postings.Keys[c.yearKey()].Forms {
		points := pointsYear * IDF(s.numDocs, len(form.DocIDs))
		for _, d := range form.DocIDs {
			s.addPoints(d, points, lineYear, which)
		}
	}
}

// gather adds up the volumes of all forms of some keys and lists the documents
// that have any. volume, by docID, is 0 before.
func (s *scorer) gather(keys []string, volume []int32) (docIDs []uint32) {
	for _, form := range s.postings.formsOf(keys, "") {
		for i, d := range form.DocIDs {
			if volume[d] == 0 {
				docIDs = append(docIDs, d)
			}
			volume[d] += impactVolumes[form.Impacts[i]]
		}
	}
	return docIDs
}

func (s *scorer) addTerms() {
	for i, t := range s.plan.terms {
		c := s.plan.clauses[t.clause]
		for _, form := range s.postings.formsOf(c.keys, t.term) {
			idf := lessIfAsking(IDF(s.numDocs, len(form.DocIDs)), c)
			for j, d := range form.DocIDs {
				s.addPoints(d, pointsMarks*idf*saturate(impactVolumes[form.Impacts[j]]), lineMarks, i)
			}
		}
	}
}

// A scoredBigram is the postings of all combinations of a bigram's keys.
type scoredBigram struct {
	BigramPostings
	idf int32
}

func (s *scorer) addBigrams() []scoredBigram {
	bigrams := make([]scoredBigram, len(s.plan.bigrams))
	for i, b := range s.plan.bigrams {
		list := s.postings.bigram(s.plan.combinations(b))
		idf := lessIfAsking(IDF(s.numDocs, len(list.DocIDs)), s.plan.clauses[b.first], s.plan.clauses[b.second])
		bigrams[i] = scoredBigram{list, idf}
		for j, d := range list.DocIDs {
			points := int32(pointsBigram)
			if list.InTitle[j] {
				points = pointsBigramInTitle
			}
			s.addPoints(d, points*idf, lineBigram, i)
		}
	}
	return bigrams
}
