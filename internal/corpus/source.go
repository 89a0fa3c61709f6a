package corpus

import "github.com/khotin/khotin/internal/lexicon"

// A Field is a part of a write-up that is indexed apart, in falling weight.
type Field uint8

// The fields of a write-up.
const (
	Title Field = iota
	Summary
	Body
	NumFields = 3
)

// A Document is what search knows of one published write-up, apart from its text.
type Document struct {
	Address    string            // path below the site's root, "/ha-noi/…/"
	Title      string            // as published
	Date       string            // day of the event, "2006-01-02"
	Locality   string            // address part: "ha-noi", "ha-noi/quan-long-bien"
	SchoolYear string            // "2018-2019"
	Kind       string            // id from the closed list, may be empty
	Levels     []string          // ids from the closed list
	Lengths    [NumFields]uint32 // tokens in each field
	Ends       [NumFields]uint32 // last position of each field's own text; only expansions come behind
}

// A Posting is one document in a term's list, for one field.
type Posting struct {
	Doc       uint32 // index into Source.Documents
	Field     Field
	Positions []uint32 // ascending, counted from 1; neighbours differ by one, a block's end leaves a gap; expansions come behind the text
}

// A Source is the inverted index of the archive, kept by bleve: what queries on
// the command line are answered from, and all that the published shards are
// made of. A term is what vi.Term makes of a token; terms that vi.Key maps to
// the same key are its accented forms.
type Source interface {
	// Lexicon gives the abbreviations whose expansions are indexed behind the texts.
	Lexicon() *lexicon.Lexicon
	// Documents lists every document; Posting.Doc is an index into the slice.
	// The order is fixed: school year, locality, date, address, all ascending.
	Documents() []Document
	// Text returns a document's summary and its body's plain text, blocks
	// separated by "\n".
	Text(doc uint32) (summary, body string, err error)
	// Forms returns the accented forms of a key, in byte order; none if the key
	// is unknown.
	Forms(key string) ([]string, error)
	// Postings returns the list of one term, by document and then field.
	Postings(term string) ([]Posting, error)
	// Terms calls yield for every term in byte order, with its list. The list
	// is only valid during the call.
	Terms(yield func(term string, postings []Posting) error) error
}
