package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/khotin/khotin/internal/lexicon"
	"github.com/khotin/khotin/internal/parallel"
)

const (
	// batchBytes is the text that is indexed at a time, and becomes a segment.
	// On 10,000 news articles (36 MB), two workers: 0.5 MB 3.9 s of CPU and
	// 310 MB of memory, 1 MB 3.7 s and 450 MB, 2 MB 4.8 s and 560 MB.
	batchBytes = 1 << 20
	// bytesPerToken is what a syllable takes with the space behind it (news: 6.0).
	bytesPerToken = 6
	// maxWorkers bounds the memory on machines with many cores: a worker takes
	// about 100 MB.
	maxWorkers = 4
)

// bleveConfig sets how bleve writes: each batch goes to disk as it is. Merging
// segments, in memory or on disk, costs half as much again as the indexing and
// is not needed: isWorn bounds their number.
func bleveConfig() map[string]any {
	return map[string]any{
		"bolt_timeout":           boltTimeout,
		"scorchPersisterOptions": map[string]any{"MemoryPressurePauseThreshold": 0},
		"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": 1 << 30, "FloorSegmentSize": 1},
	}
}

// writeBleve makes the changes in the folder of bleve's index.
func writeBleve(ctx context.Context, path string, c *changes, l *lexicon.Lexicon) (err error) {
	b, err := openForWriting(path, c.anew)
	if err != nil {
		return err
	}
	defer func() {
		if closed := b.Close(); closed != nil {
			err = errors.Join(err, fmt.Errorf("closing bleve index %s: %w", path, closed))
		}
	}()
	if len(c.remove) > 0 {
		gone := b.NewBatch()
		for _, address := range c.remove {
			gone.Delete(address)
		}
		if err := b.Batch(gone); err != nil {
			return fmt.Errorf("removing %d documents: %w", len(c.remove), err)
		}
	}
	return indexAll(ctx, b, c.write, l)
}

func openForWriting(path string, anew bool) (bleve.Index, error) {
	if !anew {
		b, err := bleve.OpenUsing(path, bleveConfig())
		if err != nil {
			return nil, fmt.Errorf("opening bleve index %s: %w", path, err)
		}
		return b, nil
	}
	for _, folder := range []string{path, filepath.Join(filepath.Dir(path), forwardName)} {
		if err := os.RemoveAll(folder); err != nil {
			return nil, fmt.Errorf("emptying bleve index: %w", err)
		}
	}
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	b, err := bleve.NewUsing(path, m, scorch.Name, scorch.Name, bleveConfig())
	if err != nil {
		return nil, fmt.Errorf("making bleve index %s: %w", path, err)
	}
	return b, nil
}

// indexAll indexes documents in batches, several at a time.
func indexAll(ctx context.Context, b bleve.Index, docs []*Document, l *lexicon.Lexicon) error {
	batches := cut(docs)
	causes := make([]error, len(batches))
	err := parallel.EachWith(ctx, len(batches), min(runtime.GOMAXPROCS(0), maxWorkers), func() func(int) error {
		v := newInverter(l)
		return func(i int) error {
			err := indexBatch(b, v, batches[i])
			if !errors.Is(err, errStopped) {
				causes[i] = err
			}
			return err
		}
	})
	if err != nil {
		return cmp.Or(append(causes, err)...)
	}
	return nil
}

// errStopped is how all batches end after one that bleve could not write (a full
// disk): it must not hide why.
var errStopped = errors.New("bleve stopped")

// cut divides documents into batches.
func cut(docs []*Document) (batches [][]*Document) {
	start, size := 0, 0
	for i, d := range docs {
		if size += d.size(); size >= batchBytes || i+1 == len(docs) {
			batches = append(batches, docs[start:i+1])
			start, size = i+1, 0
		}
	}
	return batches
}

// indexBatch returns when the batch is on disk, and bleve holds nothing of the
// inverter's memory any more. Bleve panics after a batch that it could not write.
func indexBatch(b bleve.Index, v *inverter, docs []*Document) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("indexing %s and %d more: %w: %v", docs[0].Address, len(docs)-1, errStopped, p)
		}
	}()
	v.reset()
	batch := b.NewBatch()
	for _, d := range docs {
		made, err := bleveDocument(d, v)
		if err == nil {
			err = batch.IndexAdvanced(made)
		}
		if err != nil {
			return fmt.Errorf("indexing %s: %w", d.Address, err)
		}
	}
	if err := b.Batch(batch); err != nil {
		return fmt.Errorf("indexing %s and %d more: %w", docs[0].Address, len(docs)-1, err)
	}
	return nil
}
