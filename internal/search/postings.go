package search

import "slices"

// A Bigram is two keys that stand next to each other in a text.
type Bigram struct{ First, Second string }

// PostingLists holds the postings of some keys and bigrams.
type PostingLists struct {
	Keys    map[string]KeyPostings
	Bigrams map[Bigram]BigramPostings
}

// KeyPostings say which documents hold a key.
type KeyPostings struct {
	Forms       []Form   // in byte order of the terms
	TitleStarts []uint32 // docIDs of the titles that begin with the key, ascending
}

// A Form is one accented form of a key and where it occurs.
type Form struct {
	Term    string
	DocIDs  []uint32 // ascending
	Impacts []uint8  // by the same index: 0 to NumImpacts-1
}

// BigramPostings say which documents hold a bigram.
type BigramPostings struct {
	DocIDs  []uint32 // ascending
	InTitle []bool   // by the same index
	InText  []bool   // by the same index: the text itself holds it, not only its expansion by synonyms
}

// BigramPlaces tell where a document holds a bigram.
type BigramPlaces struct{ InTitle, InText bool }

// Or gives the places of two together.
func (p BigramPlaces) Or(q BigramPlaces) BigramPlaces {
	return BigramPlaces{p.InTitle || q.InTitle, p.InText || q.InText}
}

// Holds reports whether a document holds the key.
func (k KeyPostings) Holds(docID uint32) bool {
	return slices.ContainsFunc(k.Forms, func(f Form) bool {
		_, found := slices.BinarySearch(f.DocIDs, docID)
		return found
	})
}

// formsOf gives all forms of some keys, or those with a term, of which there is
// one at most.
func (p *PostingLists) formsOf(keys []string, term string) (forms []Form) {
	for _, key := range keys {
		for _, form := range p.Keys[key].Forms {
			if term == "" || form.Term == term {
				forms = append(forms, form)
			}
		}
	}
	return forms
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
