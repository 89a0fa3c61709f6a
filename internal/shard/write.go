package shard

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/search"
)

// Options say where and how an archive's search is published.
type Options struct {
	Dir    string        // the folder to write into; it is made if it is not there, and must be empty
	Labels corpus.Labels // what readers see for places, kinds and levels
	Cache  *cache.Cache  // has what earlier builds coded, and keeps what this one does; nil for none
	// Take puts a file of the last publication into Dir, if it has this name and
	// digest, and reports whether it did; then it is not written again. Several
	// goroutines call it. nil for none.
	Take func(name string, digest [sha256.Size]byte) bool
}

// Stats tell what was written.
type Stats struct {
	Documents int
	Files     int   // the manifest included
	Bytes     int64 // of all files
	Shards    int   // of syllables
	Pages     int   // of pairs
	Coded     Coded // what no earlier build had coded
}

// Coded counts what was coded, and not taken from the cache.
type Coded struct{ Shards, Pages, Texts int }

// Write publishes the search of a source. What it writes depends on the source
// and the labels alone, not on the cache.
func Write(ctx context.Context, source corpus.Source, o Options) (Stats, error) {
	p, err := newPublication(ctx, source, o)
	if err != nil {
		return Stats{}, fmt.Errorf("write the search: %w", err)
	}
	c, err := p.contents()
	if err != nil {
		return Stats{}, fmt.Errorf("write the search: %w", err)
	}
	stats, err := c.write(ctx, p, o)
	stats.Coded = p.coded.sum()
	return stats, err
}

// A publication is an archive's search on its way to its files.
type publication struct {
	source    corpus.Source
	catalogue *search.Catalogue
	columns   *search.Columns
	*inverted
	documents []document // in the order of their numbers
	frequents [][]group  // by first key
	rares     []rare     // by page
	pages     int
	values    [][]search.ValueDocs // by open facet
	written   map[string]string    // by the term of a value: what stands in its place

	kept      kept
	starts    []int  // of shards, by key
	textPacks []span // of numbers
	coded     codedParts
}

func newPublication(ctx context.Context, source corpus.Source, o Options) (*publication, error) {
	forward, err := corpus.ForwardOf(source)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	docs := source.Documents()
	catalogue, columns, numbers, err := corpus.NewCatalogue(docs, o.Labels)
	if err != nil {
		return nil, err
	}
	p := &publication{source: source, catalogue: catalogue, columns: columns, documents: byNumber(numbers)}
	p.addValues(numbers)
	p.inverted = invert(forward, docs, sizes{catalogue.NumDocs, catalogue.MaxDoc()}, p.documents)
	if catalogue.Lexicon, err = source.Lexicon().UsedBy(p.terms); err != nil {
		return nil, err
	}
	p.frequents, p.rares, p.pages = p.spread()
	if p.kept, err = newKept(o.Cache); err != nil {
		return nil, err
	}
	p.starts, p.textPacks = p.divide(p.frequents), textPacks(catalogue)
	p.coded = codedParts{make([]int, len(p.starts)), make([]int, p.pagePacks()), make([]int, len(p.textPacks))}
	return p, ctx.Err()
}

// codedParts are what had to be coded, by file of each kind.
type codedParts struct{ shards, pages, texts []int }

func (c codedParts) sum() Coded { return Coded{sum(c.shards), sum(c.pages), sum(c.texts)} }

func sum(all []int) (total int) {
	for _, n := range all {
		total += n
	}
	return total
}

// A coder gives the files that take long to code: by their numbers, in any order, and
// several at a time.
type coder interface {
	shard(i int) ([]byte, error)
	pagePack(i int) (*keptPack, error)
	textPack(i int) (*keptPack, error)
}

// write tries the salts until no two files of this archive share a name.
func (c *Contents) write(ctx context.Context, from coder, o Options) (Stats, error) {
	for salt := range 256 {
		files, err := newFolder(o, byte(salt))
		if err != nil {
			return Stats{}, err
		}
		m, err := c.writeAll(ctx, from, files)
		if errors.Is(err, errCollision) {
			continue
		}
		if err != nil {
			return Stats{}, fmt.Errorf("write the search: %w", err)
		}
		return Stats{Documents: m.Documents, Files: files.count(), Bytes: files.bytes, Shards: len(c.Shards), Pages: m.Pairs.Pages}, nil
	}
	return Stats{}, fmt.Errorf("write the search: %w", errCollision)
}

// writeAll writes the files, and their manifest last.
func (c *Contents) writeAll(ctx context.Context, from coder, files *folder) (m manifest, err error) {
	if err := json.Unmarshal(c.Manifest, &m); err != nil {
		return m, err
	}
	m.Salt = files.salt
	m.Pairs.Sizes, m.Texts.Heads = make([]int, len(c.Pairs)), make([]int, len(c.Texts))
	if m.Keys.Files, err = files.addAll(ctx, kindKeys, len(c.Shards), from.shard); err != nil {
		return m, err
	}
	m.Pairs.Files, err = files.addAll(ctx, kindPairs, len(c.Pairs), func(i int) ([]byte, error) {
		pack, err := from.pagePack(i)
		if err != nil {
			return nil, err
		}
		m.Pairs.Sizes[i] = pack.unit
		return pack.data, nil
	})
	if err != nil {
		return m, err
	}
	m.Texts.Files, err = files.addAll(ctx, kindTexts, len(c.Texts), func(i int) ([]byte, error) {
		pack, err := from.textPack(i)
		if err != nil {
			return nil, err
		}
		m.Texts.Heads[i] = pack.unit / headUnit
		return pack.data, nil
	})
	if err != nil {
		return m, err
	}
	if err := c.writeRest(ctx, &m, files); err != nil {
		return m, err
	}
	data, err := m.encode()
	if err != nil {
		return m, err
	}
	return m, files.addManifest(data)
}

// writeRest writes the files that are no work to code.
func (c *Contents) writeRest(ctx context.Context, m *manifest, files *folder) (err error) {
	for _, f := range []struct {
		kind   string
		data   []byte
		digest *[]byte
	}{{kindDays, c.Days, &m.Days}, {kindWords, c.Words, &m.Words}, {kindLabels, c.Labels, &m.Labels}, {kindColumn, c.Columns, &m.Columns}} {
		if *f.digest, err = files.add(f.kind, f.data); err != nil {
			return err
		}
	}
	m.Values, err = files.addAll(ctx, kindValues, len(c.Values), func(i int) ([]byte, error) { return c.Values[i], nil })
	return err
}
