package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/khotin/khotin/internal/corpus"
)

// A forwardPart is the forward index of one of bleve's segments, deleted
// documents included: bleve never changes a segment, so that a part that was
// made once is right as long as the segment is there.
type forwardPart struct {
	terms   []string // in no order; the tokens are numbered from 1
	lengths []uint32 // by document and field: its last position + 1
	tokens  []byte   // by document, field and position; 0 in gaps
	wide    bool     // a token takes four bytes, else two
}

// readForwardPart makes the part of a segment of its posting lists.
func readForwardPart(s *segment) (*forwardPart, error) {
	p := &forwardPart{}
	placer := termPlacer{rows: make([][]uint32, len(s.docIDs)*corpus.NumFields)}
	numbers := map[string]uint32{}
	for field, name := range textFields {
		dict, err := s.Segment().Dictionary(name)
		if err != nil {
			return nil, fmt.Errorf("dictionary of field %s: %w", name, err)
		}
		terms := iterate(dict)
		for {
			entry, err := terms.Next()
			if err != nil {
				return nil, fmt.Errorf("dictionary of field %s: %w", name, err)
			}
			if entry == nil {
				break
			}
			number, known := numbers[entry.Term]
			if !known {
				number = uint32(len(p.terms) + 1)
				numbers[entry.Term] = number
				p.terms = append(p.terms, entry.Term)
			}
			if err := placer.place(dict, entry.Term, number, field); err != nil {
				return nil, fmt.Errorf("postings of %q: %w", entry.Term, err)
			}
		}
	}
	p.fill(placer.rows)
	return p, nil
}

// A termPlacer puts terms where they stand, in memory of bleve's that it uses
// again.
type termPlacer struct {
	rows     [][]uint32 // by document and field, by position
	list     segmentapi.PostingsList
	postings segmentapi.PostingsIterator
}

// place puts a term's number where it stands in a field of each document.
func (p *termPlacer) place(dict segmentapi.TermDictionary, term string, number uint32, field int) (err error) {
	if p.list, err = dict.PostingsList([]byte(term), nil, p.list); err != nil {
		return err
	}
	p.postings = p.list.Iterator(true, true, true, p.postings)
	for {
		posting, err := p.postings.Next()
		if err != nil || posting == nil {
			return err
		}
		row := &p.rows[int(posting.Number())*corpus.NumFields+field]
		for _, at := range posting.Locations() {
			position := int(at.Pos())
			if position >= len(*row) {
				*row = append(*row, make([]uint32, position+1-len(*row))...)
			}
			(*row)[position] = number
		}
	}
}

// fill packs the rows.
func (p *forwardPart) fill(rows [][]uint32) {
	p.wide = len(p.terms) > math.MaxUint16
	for _, row := range rows {
		p.lengths = append(p.lengths, max(1, uint32(len(row))))
		if len(row) == 0 {
			row = []uint32{0}
		}
		for _, number := range row {
			if p.wide {
				p.tokens = binary.LittleEndian.AppendUint32(p.tokens, number)
			} else {
				p.tokens = binary.LittleEndian.AppendUint16(p.tokens, uint16(number))
			}
		}
	}
}

// width is how many bytes a token takes.
func (p *forwardPart) width() int {
	if p.wide {
		return 4
	}
	return 2
}

// token gives the number at an index of the tokens.
func (p *forwardPart) token(i int) uint32 {
	if p.wide {
		return binary.LittleEndian.Uint32(p.tokens[4*i:])
	}
	return uint32(binary.LittleEndian.Uint16(p.tokens[2*i:]))
}

// forwardVersion begins a part's file; another one counts as none.
const forwardVersion = "khotin forward 1\n"

// encode writes a part for the segment file that it was made of.
func (p *forwardPart) encode(of checkedFile) []byte {
	body := binary.AppendUvarint(nil, uint64(of.Size))
	for _, n := range []int{int(of.CRC), corpus.NumFields, len(p.terms), len(p.lengths), p.width()} {
		body = binary.AppendUvarint(body, uint64(n))
	}
	for _, term := range p.terms {
		body = binary.AppendUvarint(body, uint64(len(term)))
		body = append(body, term...)
	}
	for _, n := range p.lengths {
		body = binary.AppendUvarint(body, uint64(n))
	}
	body = append(body, p.tokens...)
	out := append(make([]byte, 0, len(forwardVersion)+4+len(body)), forwardVersion...)
	return append(binary.LittleEndian.AppendUint32(out, crc32.Checksum(body, castagnoli)), body...)
}

var errForwardPart = errors.New("not the forward index of this segment")

// decodeForwardPart reads what encode wrote for the same segment file. The part
// keeps data.
func decodeForwardPart(data []byte, of checkedFile) (*forwardPart, error) {
	data, ok := bytes.CutPrefix(data, []byte(forwardVersion))
	if !ok || len(data) < 4 || binary.LittleEndian.Uint32(data) != crc32.Checksum(data[4:], castagnoli) {
		return nil, errForwardPart
	}
	r := partReader{data: data[4:]}
	size, crc, fields, terms, lengths, width := r.number(), r.number(), r.number(), r.number(), r.number(), r.number()
	if int64(size) != of.Size || uint32(crc) != of.CRC || fields != corpus.NumFields || terms > len(data) || lengths > len(data) {
		return nil, errForwardPart
	}
	p := &forwardPart{terms: make([]string, terms), lengths: make([]uint32, lengths), wide: width == 4}
	for i := range p.terms {
		p.terms[i] = string(r.bytes(r.number()))
	}
	total := 0
	for i := range p.lengths {
		p.lengths[i] = uint32(r.number())
		total += int(p.lengths[i])
	}
	p.tokens = r.data
	if r.failed || len(p.tokens) != total*p.width() {
		return nil, errForwardPart
	}
	return p, nil
}

// A partReader reads numbers and bytes until they end too early.
type partReader struct {
	data   []byte
	failed bool
}

func (r *partReader) number() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > math.MaxUint32 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

func (r *partReader) bytes(n int) []byte {
	if n > len(r.data) {
		r.failed, r.data = true, nil
		return nil
	}
	part := r.data[:n]
	r.data = r.data[n:]
	return part
}
