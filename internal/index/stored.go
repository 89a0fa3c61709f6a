package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/khotin/khotin/internal/corpus"
)

// readStored reads one document from bleve's stored fields, all but its
// texts but the title. Reading all 10,000 takes 40 ms.
func readStored(s *scorch.SegmentSnapshot, local uint64, in interner) (d corpus.Document, r record, err error) {
	visited := s.VisitDocument(local, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			d.Address = string(value)
		case textFields[corpus.Title]:
			d.Title = string(value)
		case textFields[corpus.Values]:
			d.Values, err = decodeValues(string(value))
		case dateField:
			d.Date = in.string(value)
		case kindField:
			d.Kind = in.string(value)
		case levelField:
			d.Levels = append(d.Levels, in.string(value))
		case localityField:
			d.Locality = in.string(value)
		case schoolYearField:
			d.SchoolYear = in.string(value)
		case recordField:
			r, err = decodeRecord(value)
		}
		return err == nil
	})
	d.Lengths, d.Ends, d.Digest = r.lengths, r.ends, r.digest
	if err == nil {
		err = visited
	}
	if err != nil {
		return d, r, fmt.Errorf("document %q: %w", d.Address, err)
	}
	return d, r, nil
}

// An interner keeps one copy of each string.
type interner map[string]string

func (in interner) string(b []byte) string {
	s, ok := in[string(b)]
	if !ok {
		s = string(b)
		in[s] = s
	}
	return s
}

// Text returns a document's summary and the plain text of its body, blocks
// separated by "\n", with its names and facts behind it.
func (ix *Index) Text(doc uint32) (summary, body string, err error) {
	if ix.view == nil || int(doc) >= len(ix.view.stored) {
		return "", "", fmt.Errorf("text of document %d: there are %d documents", doc, len(ix.Documents()))
	}
	p := ix.view.stored[doc]
	var names, facts string
	err = ix.view.segments[p.segment].VisitDocument(p.local, func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case textFields[corpus.Summary]:
			summary = string(value)
		case textFields[corpus.Body]:
			body = string(value)
		case textFields[corpus.Names]:
			names = string(value)
		case textFields[corpus.Facts]:
			facts = string(value)
		}
		return true
	})
	if err != nil {
		return "", "", fmt.Errorf("text of document %d: %w", doc, err)
	}
	return summary, corpus.WithFacts(body, names, facts), nil
}
