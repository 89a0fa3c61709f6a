package pipeline

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site"
)

// Check finds what a build would refuse and what is to be told of the write-ups,
// drafts too, on the Markdown itself. Of the options it reads Source, Version, Now
// Memory and CacheDir, "" for none; a cache that cannot be used is done without. The
// archive is nil if something else than write-ups has an error.
func Check(ctx context.Context, o Options) (*archive.Archive, diag.Problems, error) {
	var kept *cache.Cache
	if o.CacheDir != "" {
		kept, _ = cache.Open(filepath.Join(o.CacheDir, writeUpsDir))
	}
	loaded, problems, err := archive.Load(ctx, archive.Options{Source: o.Source, Drafts: true, Partial: true, Today: gazetteer.DayOf(o.Now),
		Known: o.Memory.writeUps(), Cache: kept})
	_ = kept.Close() // what cannot be kept is read again
	if err != nil || loaded == nil {
		return nil, problems, err
	}
	found, err := site.Check(ctx, site.Options{Source: o.Source, Archive: loaded, Reserved: Reserved, Version: o.Version, Now: o.Now,
		CacheDir: o.CacheDir, Memory: o.Memory.ofSite()})
	if err != nil {
		return nil, nil, err
	}
	reviewed, err := archive.Review(ctx, loaded)
	if err != nil {
		return nil, nil, err
	}
	problems = slices.Concat(problems, found, reviewed)
	problems.Sort()
	return loaded, problems, nil
}
