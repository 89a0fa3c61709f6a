package search

import "slices"

// accumulators hold what the posting lists say of every document, by docID.
type accumulators struct {
	score    []int32 // points
	held     []uint8 // clauses of plain words that the document holds
	heldIDF  []int32 // their idf, added up
	plainIDF int32   // of all clauses of plain words
	idf      []int32 // by clause; 0 if no document holds it
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
	s.addSequences(s.addBigrams())
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
		idf := IDF(s.numDocs, len(docIDs))
		s.idf = append(s.idf, idf)
		held := idf
		if idf == 0 {
			held = IDF(s.numDocs, 1) // what nobody holds counts as what hardly anybody holds
		}
		for _, d := range docIDs {
			s.addPoints(d, pointsSyllable*idf*saturate(volume[d]), lineSyllable, i)
			volume[d] = 0
			if c.plain {
				s.held[d]++
				s.heldIDF[d] += held
			}
		}
		if c.plain {
			s.plainIDF += held
		}
	}
}

// gather adds up the volumes of all forms of some keys and lists the documents
// that have any. volume, by docID, is 0 before.
func (s *scorer) gather(keys []string, volume []int32) (docIDs []uint32) {
	for _, key := range keys {
		for _, form := range s.postings.Keys[key].Forms {
			for i, d := range form.DocIDs {
				if volume[d] == 0 {
					docIDs = append(docIDs, d)
				}
				volume[d] += impactVolumes[form.Impacts[i]]
			}
		}
	}
	return docIDs
}

func (s *scorer) addTerms() {
	for i, t := range s.plan.terms {
		form := s.postings.form(s.plan.clauses[t.clause].keys, t.term)
		idf := IDF(s.numDocs, len(form.DocIDs))
		for j, d := range form.DocIDs {
			s.addPoints(d, pointsMarks*idf*saturate(impactVolumes[form.Impacts[j]]), lineMarks, i)
		}
	}
}

// form finds an accented form among those of some keys; it is empty if none has it.
func (p *PostingLists) form(keys []string, term string) Form {
	for _, key := range keys {
		for _, form := range p.Keys[key].Forms {
			if form.Term == term {
				return form
			}
		}
	}
	return Form{}
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
		idf := IDF(s.numDocs, len(list.DocIDs))
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

// bigram merges the postings of bigrams.
func (p *PostingLists) bigram(bigrams []Bigram) BigramPostings {
	if len(bigrams) == 1 {
		return p.Bigrams[bigrams[0]]
	}
	merged := map[uint32]BigramPlaces{}
	for _, b := range bigrams {
		list := p.Bigrams[b]
		for i, d := range list.DocIDs {
			merged[d] = merged[d].Or(BigramPlaces{list.InTitle[i], list.InText[i]})
		}
	}
	return MergedBigram(merged)
}

// BigramPlaces tell where a document holds a bigram.
type BigramPlaces struct{ InTitle, InText bool }

// Or gives the places of two together.
func (p BigramPlaces) Or(q BigramPlaces) BigramPlaces {
	return BigramPlaces{p.InTitle || q.InTitle, p.InText || q.InText}
}

// MergedBigram makes the postings of a bigram of what is known by docID.
func MergedBigram(places map[uint32]BigramPlaces) BigramPostings {
	var out BigramPostings
	for d := range places {
		out.DocIDs = append(out.DocIDs, d)
	}
	slices.Sort(out.DocIDs)
	for _, d := range out.DocIDs {
		out.InTitle, out.InText = append(out.InTitle, places[d].InTitle), append(out.InText, places[d].InText)
	}
	return out
}
