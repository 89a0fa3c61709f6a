package pipeline

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/corpus"
	"github.com/khotin/khotin/internal/history"
	"github.com/khotin/khotin/internal/index"
	"github.com/khotin/khotin/internal/related"
	"github.com/khotin/khotin/internal/shard"
	"github.com/khotin/khotin/internal/site"
	"github.com/khotin/khotin/internal/site/plan"
)

// Joined are the files that JoinParts writes beside those of parts.
const (
	RelatedFile  = "related"
	ContentsFile = "contents"
)

// PagesFile and ShardsFile are what the pages and the files of the search of a part are
// made of.
func PagesFile(part int) string  { return fmt.Sprintf("pages-%d", part) }
func ShardsFile(part int) string { return fmt.Sprintf("shards-%d", part) }

// JoinParts takes the texts and the indexes of all parts, and finds what no part knows:
// which write-ups are related, what each page shows, which file of the search holds what.
// It writes into a folder, for each part PagesFile and ShardsFile, and the files of
// Joined. scratch is a folder for what it needs meanwhile.
func JoinParts(ctx context.Context, o Options, p *PartPlan, read PartRead, values, archived []string, dir, scratch string) (*Result, error) {
	b, err := newReader(ctx, o.of(p.Options), read)
	if err != nil {
		return b.result, err
	}
	err = b.joinParts(p, values, archived, dir, scratch)
	return b.result, err
}

func (b *builder) joinParts(p *PartPlan, values, archived []string, dir, scratch string) (err error) {
	if _, err := b.load(); err != nil {
		return err
	}
	if err := b.sameSources(p); err != nil {
		return err
	}
	if b.site, err = site.Open(b.ctx, b.siteOptions(filepath.Join(scratch, "staging"), values...)); err != nil {
		return fmt.Errorf("read pages: %w", err)
	}
	defer b.closeSite()
	b.lang = b.site.Lang()
	ends := b.divideWriteUps(p.Parts)
	b.site.ForgetBodies()
	dirs := make([]string, len(archived))
	for i, name := range archived {
		dirs[i] = filepath.Join(scratch, fmt.Sprintf("index-%d", i+1))
		if err := readTar(name, dirs[i]); err != nil {
			return err
		}
	}
	if b.found, err = index.OpenParts(dirs, b.archive.Lexicon); err != nil {
		return fmt.Errorf("open the indexes of the parts: %w", err)
	}
	defer b.found.Close()
	if b.Related, err = related.All(b.ctx, b.found, relatedCount); err != nil {
		return fmt.Errorf("find related write-ups: %w", err)
	}
	if err := b.dividePages(p, ends, dir); err != nil {
		return fmt.Errorf("divide the pages: %w", err)
	}
	if err := writeGob(filepath.Join(dir, RelatedFile), b.relations); err != nil {
		return err
	}
	b.closeSite()
	labels := Labels(b.archive.Rules, b.lang)
	b.archive, b.changed, b.relations = nil, history.History{}, relations{} // their memory is needed
	return b.divideShards(p, labels, dir)
}

// sameSources refuses to go on if anything has changed since the plan.
func (b *builder) sameSources(p *PartPlan) error {
	sources, err := b.sources()
	if err == nil && sources != p.Sources {
		err = errOtherSources()
	}
	return err
}

// dividePages gives each part its write-ups, whose texts it has made, and as many of the
// other pages: those that the hash of their addresses picks, so that one more moves none.
// Those that every archive has are of the first.
func (b *builder) dividePages(p *PartPlan, ends []int, dir string) error {
	files, err := createAll(dir, PagesFile, p.Parts, p.Options)
	if err != nil {
		return err
	}
	writeUp := 0
	err = b.site.PageRecords(func(address string) []string { return b.Related[address] }, func(r plan.Record) error {
		part := 0
		switch {
		case r.WriteUp != nil:
			part = partOf(ends, writeUp)
			writeUp++
		case !r.Fixed:
			part = int(corpus.Hash32(pagesSeed, r.Address) % uint32(p.Parts))
		}
		return files[part].write(r)
	})
	return errors.Join(err, files.close())
}

// pagesSeed is of the hash that divides pages.
const pagesSeed = 8

// divideShards writes what the files of the search are coded of. All are of about one
// size, so that each part gets about as much.
func (b *builder) divideShards(p *PartPlan, labels corpus.Labels, dir string) error {
	coded, err := cache.Open(filepath.Join(b.options.CacheDir, shardsDir))
	if err != nil {
		return err
	}
	defer coded.Close()
	files, err := createAll(dir, ShardsFile, p.Parts, p.Options)
	if err != nil {
		return err
	}
	contents, err := shard.Jobs(b.ctx, b.found, shard.Options{Labels: labels, Cache: coded}, func(j shard.Job) error {
		return files[j.Spread%uint32(p.Parts)].write(j)
	})
	if err = errors.Join(err, files.close()); err != nil {
		return fmt.Errorf("divide the search: %w", err)
	}
	return writeGob(filepath.Join(dir, ContentsFile), contents)
}
