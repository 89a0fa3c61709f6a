package index

import (
	"errors"
	"fmt"
	"path/filepath"
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
	opened    []openedBleve // one, or one for each part of an archive
	segments  []segment
	documents []corpus.Document
	stored    []stored          // by document ID
	docIDs    map[string]uint32 // by address
	dead      int               // documents that are in a segment but not in the index any more

	forms func() (map[string][]string, error) // made once, when first asked for
}

// An openedBleve is an index of bleve's that a view reads.
type openedBleve struct {
	dir    string // ours, in which bleve's folder lies
	bleve  bleve.Index
	reader bleveindex.IndexReader
}

// A segment is one of bleve's segments with the IDs of its documents.
type segment struct {
	*scorch.SegmentSnapshot
	opened int      // in which of the view's indexes it is
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

func openView(dirs ...string) (_ *view, err error) {
	if err := register(); err != nil {
		return nil, err
	}
	v := &view{}
	for _, dir := range dirs {
		if err := v.open(dir); err != nil {
			return nil, errors.Join(fmt.Errorf("reading index %s: %w", dir, err), v.close())
		}
	}
	v.assignIDs()
	v.forms = sync.OnceValues(v.readForms)
	return v, nil
}

func (v *view) close() error {
	var err error
	for _, o := range v.opened {
		if o.reader != nil {
			err = errors.Join(err, o.reader.Close())
		}
		err = errors.Join(err, o.bleve.Close())
	}
	return err
}

// open adds the segments of one index.
func (v *view) open(dir string) error {
	b, err := bleve.OpenUsing(filepath.Join(dir, bleveName), map[string]any{"read_only": true, "bolt_timeout": boltTimeout})
	if err != nil {
		return err
	}
	v.opened = append(v.opened, openedBleve{dir: dir, bleve: b})
	o := &v.opened[len(v.opened)-1]
	advanced, err := b.Advanced()
	if err != nil {
		return err
	}
	if o.reader, err = advanced.Reader(); err != nil {
		return err
	}
	snapshot, ok := o.reader.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("reader is a %T", o.reader)
	}
	for _, s := range snapshot.Segments() {
		if err := v.loadSegment(s); err != nil {
			return err
		}
	}
	return nil
}

func (v *view) loadSegment(s *scorch.SegmentSnapshot) error {
	seg := segment{s, len(v.opened) - 1, make([]uint32, s.FullSize())}
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
