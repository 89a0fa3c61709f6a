package shard

import (
	"context"
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/search"
)

// Options say where and how an archive's search is published.
type Options struct {
	Dir    string        // the folder to write into; it is made if it is not there, and must be empty
	Labels corpus.Labels // what readers see for places, kinds and levels
}

// Stats tell what was written.
type Stats struct {
	Documents int
	Files     int   // the manifest included
	Bytes     int64 // of all files
	Shards    int   // of syllables
	Pages     int   // of pairs
}

// Write publishes the search of a source. What it writes depends on the source
// and the labels alone.
func Write(ctx context.Context, source corpus.Source, o Options) (Stats, error) {
	catalogue, numbers, err := corpus.CatalogueOf(source, o.Labels)
	if err != nil {
		return Stats{}, err
	}
	v, err := invert(ctx, source, catalogue, numbers)
	if err != nil {
		return Stats{}, err
	}
	p := &publication{ctx: ctx, source: source, catalogue: catalogue, inverted: v, documents: byNumber(numbers)}
	if p.frequents, p.rares, p.pages, err = v.spread(ctx); err != nil {
		return Stats{}, fmt.Errorf("write the search: %w", err)
	}
	return p.write(o.Dir)
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

	files    *folder
	manifest manifest
}

// write tries the salts until no two files of this archive share a name.
func (p *publication) write(dir string) (Stats, error) {
	for salt := range 256 {
		var err error
		if p.files, err = newFolder(dir, byte(salt)); err != nil {
			return Stats{}, err
		}
		err = p.writeAll(byte(salt))
		if err == errCollision {
			continue
		}
		if err != nil {
			return Stats{}, fmt.Errorf("write the search: %w", err)
		}
		return Stats{p.catalogue.NumDocs, p.files.count(), p.files.bytes, len(p.manifest.Keys.Files) / digestBytes, p.pages}, nil
	}
	return Stats{}, fmt.Errorf("write the search: %w", errCollision)
}

func (p *publication) writeAll(salt byte) error {
	c := p.catalogue
	p.manifest = manifest{Format: Format, Version: Version, Salt: salt, Documents: c.NumDocs, Years: [][6]int{},
		Places: convertLabels[locality](c.Columns[search.FacetDistrict].Values), Kinds: pairsOf(c.Columns[search.FacetKind].Values),
		Levels: pairsOf(c.Columns[search.FacetLevel].Values), Table: encodeTable(c), Lexicon: c.Lexicon.Pack()}
	for _, step := range []func() error{p.writeShards, p.writePages, p.writeTexts, p.writeDays, p.writeWords} {
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
	return p.files.write(ManifestName, data)
}

func (p *publication) writeShards() error {
	if len(p.keys) == 0 {
		return nil
	}
	starts := p.divide(p.frequents)
	data := make([][]byte, len(starts))
	err := parallel.Each(p.ctx, len(starts), func(i int) error {
		end := len(p.keys)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		var entries []keyEntry
		for key := starts[i]; key < end; key++ {
			entries = append(entries, p.entry(key))
		}
		data[i] = encodeShard(entries, p.size)
		return nil
	})
	if err != nil {
		return err
	}
	for i, start := range starts {
		if i > 0 {
			p.manifest.Keys.First += " "
		}
		p.manifest.Keys.First += p.keys[start]
		if err := p.files.add(kindKeys, data[i], &p.manifest.Keys.Files); err != nil {
			return err
		}
	}
	return nil
}

func (p *publication) entry(key int) keyEntry {
	e := keyEntry{key: p.keys[key], lists: p.list[key]}
	for _, g := range p.frequents[key] {
		e.pairs = append(e.pairs, pairEntry{p.keys[g.second], p.pairList(g.from, g.to)})
	}
	return e
}

// frequentNames lists the pairs that lie in shards.
func (p *publication) frequentNames() []string {
	var names []string
	for key, groups := range p.frequents {
		for _, g := range groups {
			names = append(names, pairName(p.keys[key], p.keys[g.second]))
		}
	}
	return names
}

func (p *publication) writePages() error {
	p.manifest.Pairs.Pages = p.pages
	p.manifest.Pairs.InShards = encodePairSet(p.frequentNames())
	p.manifest.Pairs.Sizes = []int{}
	packs := (p.pages + pagesPerPack - 1) / pagesPerPack
	data, sizes := make([][]byte, packs), make([]int, packs)
	err := parallel.Each(p.ctx, packs, func(i int) error {
		pages := make([][]byte, min(pagesPerPack, p.pages-i*pagesPerPack))
		for j := range pages {
			pages[j] = encodePage(p.page(i*pagesPerPack+j), p.size)
		}
		data[i], sizes[i] = pack(pages)
		return nil
	})
	if err != nil {
		return err
	}
	for i := range packs {
		p.manifest.Pairs.Sizes = append(p.manifest.Pairs.Sizes, sizes[i])
		if err := p.files.add(kindPairs, data[i], &p.manifest.Pairs.Files); err != nil {
			return err
		}
	}
	return nil
}

// page gives the pairs of one page, by fingerprint.
func (p *publication) page(page int) []rarePair {
	at, _ := slices.BinarySearchFunc(p.rares, page, func(r rare, page int) int { return r.page - page })
	var entries []rarePair
	for ; at < len(p.rares) && p.rares[at].page == page; at++ {
		r := p.rares[at]
		entries = append(entries, rarePair{r.fingerprint, p.pairList(r.from, r.to)})
	}
	return entries
}
