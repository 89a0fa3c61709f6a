package search

import "slices"

// MakeForm makes the published list of a term out of its postings, which are by
// document and then field. numbers gives each document's number.
func MakeForm(term string, postings []TermPosting, numbers []uint32, meter *Meter) Form {
	f := Form{Term: term}
	for i := 0; i < len(postings); {
		doc := postings[i].Doc
		var occurs [NumFields]int
		for ; i < len(postings) && postings[i].Doc == doc; i++ {
			occurs[postings[i].Field] = len(postings[i].Positions)
		}
		f.Numbers = append(f.Numbers, numbers[doc])
		f.Levels = append(f.Levels, meter.Level(doc, occurs))
	}
	shift := LevelShift(len(meter.docs), len(f.Numbers))
	for i := range f.Levels {
		f.Levels[i] = CoarseLevel(f.Levels[i], shift)
	}
	sortForm(&f)
	return f
}

// sortForm orders a list by number: where a school year has gaps, the order of
// the documents is another.
func sortForm(f *Form) {
	if slices.IsSorted(f.Numbers) {
		return
	}
	both := make([]uint64, len(f.Numbers))
	for i, d := range f.Numbers {
		both[i] = uint64(d)<<8 | uint64(f.Levels[i])
	}
	slices.Sort(both)
	for i, b := range both {
		f.Numbers[i], f.Levels[i] = uint32(b>>8), uint8(b)
	}
}
