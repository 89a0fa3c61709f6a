package corpus

import "strings"

// A Forward is the forward index of a corpus: the terms of each document in the
// order of its text. What is said of all documents at once (which terms stand
// next to each other, which write-ups are related) is made of it.
type Forward struct {
	terms  []string // in byte order; the first is empty: terms are numbered from 1
	tokens []uint32 // the numbers of terms by position, field by field and document by document; 0 in gaps
	starts []uint32 // by document and field: where position 0 is in tokens, which holds no token
}

// A Forwarder is a Source that keeps its forward index.
type Forwarder interface{ Forward() (*Forward, error) }

// ForwardOf gives the forward index of a source: what it keeps, or one made of
// its posting lists.
func ForwardOf(source Source) (*Forward, error) {
	if f, ok := source.(Forwarder); ok {
		return f.Forward()
	}
	terms := []string{""}
	rows := make([][]uint32, len(source.Documents())*NumFields)
	err := source.Terms(func(term string, postings []Posting) error {
		number := uint32(len(terms))
		terms = append(terms, strings.Clone(term))
		for _, p := range postings {
			row := &rows[int(p.Doc)*NumFields+int(p.Field)]
			if last := int(p.Positions[len(p.Positions)-1]); last >= len(*row) {
				*row = append(*row, make([]uint32, last+1-len(*row))...)
			}
			for _, position := range p.Positions {
				(*row)[position] = number
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	lengths := make([]uint32, len(rows))
	for i, row := range rows {
		lengths[i] = max(1, uint32(len(row)))
	}
	f := NewForward(terms[1:], lengths)
	for i, row := range rows {
		copy(f.tokens[f.starts[i]:], row)
	}
	return f, nil
}

// NewForward makes a forward index without tokens: terms in byte order, and for
// each document and field in turn its last position + 1.
func NewForward(terms []string, lengths []uint32) *Forward {
	f := &Forward{terms: append([]string{""}, terms...), starts: make([]uint32, len(lengths)+1)}
	for i, n := range lengths {
		f.starts[i+1] = f.starts[i] + n
	}
	f.tokens = make([]uint32, f.starts[len(lengths)])
	return f
}

// Terms gives the terms by their numbers, the first of which is no term's.
func (f *Forward) Terms() []string { return f.terms }

// NumDocs is how many documents there are.
func (f *Forward) NumDocs() int { return (len(f.starts) - 1) / NumFields }

// Tokens gives the terms of a field by position, 0 where no token is, as at
// position 0.
func (f *Forward) Tokens(doc int, field Field) []uint32 {
	i := doc*NumFields + int(field)
	return f.tokens[f.starts[i]:f.starts[i+1]]
}

// Document gives the tokens of all fields of a document, one behind the other.
func (f *Forward) Document(doc int) []uint32 {
	return f.tokens[f.starts[doc*NumFields]:f.starts[(doc+1)*NumFields]]
}

// Len is how many positions all fields have.
func (f *Forward) Len() int { return len(f.tokens) }
