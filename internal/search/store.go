package search

import "context"

// A Store holds what queries are answered from. Methods may be called from
// several goroutines. What they return must not be changed.
type Store interface {
	// Catalogue lists the write-ups; it is at hand without waiting.
	Catalogue() *Catalogue
	// Lists finds all the lists that a query needs at once. A key or pair that
	// the archive does not hold has an empty list.
	Postings(ctx context.Context, keys []string, pairs []Bigram) (*PostingLists, error)
	// Texts returns what is shown of the write-ups with these numbers, in the
	// same order. Unless whole is set, a text may be only its beginning.
	Texts(ctx context.Context, numbers []uint32, whole bool) ([]Text, error)
	// Days returns the days of a school year's write-ups, by number less the
	// year's base, in days since 1970-01-01. It is asked only when needed.
	Days(ctx context.Context, year int) ([]int32, error)
	// Words returns the archive's most frequent syllables in byte order. It is
	// asked only when a syllable is unfinished or nothing was found.
	Syllables(ctx context.Context) ([]Syllable, error)
}

// A Pair is two keys that are neighbours.
type Bigram struct{ First, Second string }

// Lists holds the lists of some keys and pairs.
type PostingLists struct {
	Keys    map[string]KeyPostings
	Bigrams map[Bigram]BigramPostings
}

// A KeyList says which write-ups hold a key.
type KeyPostings struct {
	Forms       []Form   // in byte order of the terms
	TitleStarts []uint32 // write-ups whose title begins with the key, ascending
}

// A Form is one accented form of a key and where it occurs.
type Form struct {
	Term    string
	DocIDs  []uint32 // ascending
	Impacts []uint8  // by the same index
}

// A PairList says which write-ups hold a pair.
type BigramPostings struct {
	DocIDs  []uint32 // ascending
	InTitle []bool   // by the same index
	InText  []bool   // by the same index: the text itself holds it, not only a reading
}

// A Text is what is read of one write-up.
type Text struct {
	Title   string
	Address string // below the site's root, "/ha-noi/…/"
	Date    string // "2006-01-02"
	Summary string
	Body    string // blocks separated by "\n"
	Whole   bool   // false if Body was cut
}

// A Word is a frequent syllable, without marks.
type Syllable struct {
	Key   string
	Class int // bit length of the number of write-ups that hold it
}

// NumWords is how many words a store knows. Vietnamese has some 2,400 syllables
// without marks; the 2,048 most frequent keys of the news corpus cover 99 % of
// its tokens in 4 KB.
const NumSyllables = 2048
