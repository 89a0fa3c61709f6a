package search

import "context"

// A Store holds what queries are answered from. Methods may be called from
// several goroutines. What they return must not be changed.
type Store interface {
	// Catalogue says which docIDs there are; it is at hand without waiting.
	Catalogue() *Catalogue
	// Columns returns the values of the closed facets. It is asked only when there
	// are filters, or facets are to be counted.
	Columns(ctx context.Context) (*Columns, error)
	// Postings finds all posting lists that a query needs at once. A key or
	// bigram that the archive does not hold has an empty list.
	Postings(ctx context.Context, keys []string, bigrams []Bigram) (*PostingLists, error)
	// Texts returns what is shown of the documents with these IDs, in the same
	// order. Unless whole is set, a text may be only its beginning.
	Texts(ctx context.Context, docIDs []uint32, whole bool) ([]Text, error)
	// Days returns the days of a school year's documents, by docID less the
	// year's base, in days since 1970-01-01. It is asked only when needed.
	Days(ctx context.Context, schoolYear int) ([]int32, error)
	// Values returns the values of an open facet, in byte order of their labels. It
	// is asked only when they are to be counted.
	Values(ctx context.Context, f Facet) ([]ValueDocs, error)
	// Syllables returns the spelling dictionary, in byte order. It is asked
	// only when a syllable is unfinished or may be misspelt.
	Syllables(ctx context.Context) ([]Syllable, error)
}

// A Text is what is shown of one document.
type Text struct {
	Title   string
	Address string // below the site's root, "/ha-noi/…/"
	Date    string // "2006-01-02"
	Place   Label  // its locality, "ha-noi/quan-long-bien" and "Quận Long Biên, Hà Nội"
	Summary string
	Body    string // blocks separated by "\n"
	Whole   bool   // false if Body was cut
}

// A Syllable is an entry of the spelling dictionary: a frequent syllable
// without marks.
type Syllable struct {
	Key   string
	Class int // bit length of its document frequency
}
