package index

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/khotin/khotin/internal/corpus"
)

// A view is one state of the index, open for reading only: nothing below it
// can change a byte on disk.
type view struct {
	bleve     bleve.Index
	reader    bleveindex.IndexReader
	segments  []segment
	documents []corpus.Document
	stored    []stored          // by document ID
	docIDs    map[string]uint32 // by address
	dead      int               // documents that are in a segment but not in the index any more

	forms func() (map[string][]string, error) // made once, when first asked for
}

// A segment is one of bleve's segments with the IDs of its documents.
type segment struct {
	*scorch.SegmentSnapshot
	docIDs []uint32 // by bleve's number in the segment; notLive for what was deleted
}

const notLive = ^uint32(0)

// stored is where a document is kept, with its record.
type stored struct {
	segment int
	local   uint64
	record  record
}

// boltTimeout is for the lock that bleve's own store takes: ours keeps other
// processes out, so that one is free or something is badly wrong.
const boltTimeout = "2s"

func openView(path string) (_ *view, err error) {
	if err := register(); err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": boltTimeout})
	if err != nil {
		return nil, fmt.Errorf("opening bleve index %s: %w", path, err)
	}
	v := &view{bleve: b}
	if err := v.load(); err != nil {
		return nil, errors.Join(fmt.Errorf("reading bleve index %s: %w", path, err), v.close())
	}
	v.forms = sync.OnceValues(v.readForms)
	return v, nil
}

func (v *view) close() error {
	var err error
	if v.reader != nil {
		err = v.reader.Close()
	}
	return errors.Join(err, v.bleve.Close())
}

func (v *view) load() error {
	advanced, err := v.bleve.Advanced()
	if err != nil {
		return err
	}
	if v.reader, err = advanced.Reader(); err != nil {
		return err
	}
	snapshot, ok := v.reader.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("reader is a %T", v.reader)
	}
	for _, s := range snapshot.Segments() {
		if err := v.loadSegment(s); err != nil {
			return err
		}
	}
	v.assignIDs()
	return nil
}

// loadSegment reads what is stored of the segment's living documents.
func (v *view) loadSegment(s *scorch.SegmentSnapshot) error {
	seg := segment{s, make([]uint32, s.FullSize())}
	in := interner{}
	for local := range seg.docIDs {
		seg.docIDs[local] = notLive
		if deleted := s.Deleted(); deleted != nil && deleted.Contains(uint32(local)) {
			v.dead++
			continue
		}
		d, r, err := readStored(s, uint64(local), in)
		if err != nil {
			return err
		}
		v.documents = append(v.documents, d)
		v.stored = append(v.stored, stored{len(v.segments), uint64(local), r})
	}
	v.segments = append(v.segments, seg)
	return nil
}

// assignIDs puts the documents into the fixed order.
func (v *view) assignIDs() {
	order := make([]int, len(v.documents))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compare(&v.documents[a], &v.documents[b]) })
	documents := make([]corpus.Document, len(order))
	records := make([]stored, len(order))
	v.docIDs = make(map[string]uint32, len(order))
	for n, i := range order {
		documents[n], records[n] = v.documents[i], v.stored[i]
		v.segments[records[n].segment].docIDs[records[n].local] = uint32(n)
		v.docIDs[documents[n].Address] = uint32(n)
	}
	v.documents, v.stored = documents, records
}
