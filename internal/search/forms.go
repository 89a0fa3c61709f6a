package search

import "slices"

// MakeForm makes the published list of a term out of its postings, which are by
// document and then field. numbers gives each document's number.
func MakeForm(term string, postings []Posting, numbers []uint32, meter *Quantiser) Form {
	f := Form{Term: term}
	for i := 0; i < len(postings); {
		doc := postings[i].Doc
		var occurs [NumFields]int
		for ; i < len(postings) && postings[i].Doc == doc; i++ {
			occurs[postings[i].Field] = len(postings[i].Positions)
		}
		f.DocIDs = append(f.DocIDs, numbers[doc])
		f.Impacts = append(f.Impacts, meter.Impact(doc, occurs))
	}
	shift := ImpactShift(len(meter.docs), len(f.DocIDs))
	for i := range f.Impacts {
		f.Impacts[i] = CoarseImpact(f.Impacts[i], shift)
	}
	sortForm(&f)
	return f
}

// sortForm orders a list by number: where a school year has gaps, the order of
// the documents is another.
func sortForm(f *Form) {
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
