package shard

import (
	"context"
	"crypto/sha256"
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
	return p.write(o)
}

// A publication is an archive's search on its way to its files.
type publication struct {
	ctx       context.Context
	source    corpus.Source
	catalogue *search.Catalogue
	*inverted
	documents []document // in the order of their numbers
	frequents [][]group  // by first key
	rares     []rare     // by page
	pages     int

	kept     kept
	files    *folder
	manifest manifest
	coded    Coded
}

func newPublication(ctx context.Context, source corpus.Source, o Options) (*publication, error) {
	forward, err := corpus.ForwardOf(source)
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	docs := source.Documents()
	catalogue, numbers, err := corpus.NewCatalogue(docs, o.Labels)
	if err != nil {
		return nil, err
	}
	p := &publication{ctx: ctx, source: source, catalogue: catalogue, documents: byNumber(numbers)}
	p.inverted = invert(forward, docs, sizes{catalogue.NumDocs, catalogue.MaxDoc()}, p.documents)
	if catalogue.Lexicon, err = source.Lexicon().UsedBy(p.terms); err != nil {
		return nil, err
	}
	p.frequents, p.rares, p.pages = p.spread()
	if p.kept, err = newKept(o.Cache); err != nil {
		return nil, err
	}
	return p, ctx.Err()
}

// write tries the salts until no two files of this archive share a name.
func (p *publication) write(o Options) (Stats, error) {
	for salt := range 256 {
		var err error
		if p.files, err = newFolder(o, byte(salt)); err != nil {
			return Stats{}, err
		}
		err = p.writeAll(byte(salt))
		if errors.Is(err, errCollision) {
			continue
		}
		if err != nil {
			return Stats{}, fmt.Errorf("write the search: %w", err)
		}
		return Stats{p.catalogue.NumDocs, p.files.count(), p.files.bytes, len(p.manifest.Keys.Files) / digestBytes, p.pages, p.coded}, nil
	}
	return Stats{}, fmt.Errorf("write the search: %w", errCollision)
}

func (p *publication) writeAll(salt byte) error {
	c := p.catalogue
	p.coded = Coded{}
	p.manifest = manifest{Format: Format, Version: Version, Salt: salt, Documents: c.NumDocs, Years: [][6]int{},
		Places: convertLabels[locality](c.Columns[search.FacetDistrict].Values), Kinds: pairsOf(c.Columns[search.FacetKind].Values),
		Levels: pairsOf(c.Columns[search.FacetLevel].Values), Table: encodeTable(c), Lexicon: c.Lexicon.Pack()}
	for _, step := range []func() error{p.writeShards, p.writePages, p.writeTexts, p.writeDays, p.writeWords, p.writeValues} {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	data, err := p.manifest.encode()
	if err != nil {
		return err
	}
	return p.files.addManifest(data)
}
