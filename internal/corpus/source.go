package corpus

import (
	"crypto/sha256"
	"strings"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/search"
)

// A Field is a part of a write-up that is indexed apart.
type Field uint8

// The fields of a write-up: its texts, what its front matter says, and the
// values of its open facets.
const (
	Title Field = iota
	Summary
	Names     // of people, of the organiser, tags: what readers search by
	Facts     // all else that the page shows: offices, venue, figures, kind, levels, source, related school years
	Body      // behind it stands where and when the write-up is filed
	Values    // no text: the terms of its values (search.ValueTerm)
	NumFields = 6
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
	Values     []Value           // of the open facets
	Lengths    [NumFields]uint32 // tokens in each field
	Ends       [NumFields]uint32 // last position of each field's own text; only expansions come behind
	Digest     [sha256.Size]byte // of all that the write-up says, texts included; zero if the source does not know it
}

// A Value is one value of an open facet.
type Value struct {
	Facet search.Facet
	Label string // as written: "Phan Hữu Khôi"
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
	// separated by "\n"; behind the body stand its names and facts (WithFacts).
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

// WithFacts puts what the front matter says behind a body, as blocks of their
// own behind an empty line: it is read, shown and verified as text is.
func WithFacts(body, names, facts string) string {
	said := strings.Trim(names+"\n"+facts, "\n")
	if body == "" || said == "" {
		return body + said
	}
	return body + search.FactsMark + said
}
