package corpus

import (
	"slices"

	"github.com/khotin/khotin/internal/search"
)

// MakeForm makes the posting list of a term, as it is published, out of its
// postings, which are by document and then field. docIDs gives each document's.
func MakeForm(term string, postings []Posting, docIDs []uint32, quantiser *Quantiser) search.Form {
	f := search.Form{Term: term}
	for i := 0; i < len(postings); {
		doc := postings[i].Doc
		var occurs [NumFields]int
		for ; i < len(postings) && postings[i].Doc == doc; i++ {
			occurs[postings[i].Field] = len(postings[i].Positions)
		}
		f.DocIDs = append(f.DocIDs, docIDs[doc])
		f.Impacts = append(f.Impacts, quantiser.Impact(doc, occurs))
	}
	shift := search.ImpactShift(len(quantiser.docs), len(f.DocIDs))
	for i := range f.Impacts {
		f.Impacts[i] = search.CoarseImpact(f.Impacts[i], shift)
	}
	sortForm(&f)
	return f
}

// sortForm orders a posting list by docID: where a school year has gaps, the
// order of the documents is another.
func sortForm(f *search.Form) {
	if slices.IsSorted(f.DocIDs) {
		return
	}
	both := make([]uint64, len(f.DocIDs))
	for i, d := range f.DocIDs {
		both[i] = uint64(d)<<8 | uint64(f.Impacts[i])
	}
	slices.Sort(both)
	for i, b := range both {
		f.DocIDs[i], f.Impacts[i] = uint32(b>>8), uint8(b)
	}
}
