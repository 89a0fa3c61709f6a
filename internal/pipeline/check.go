package pipeline

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site"
)

// Check finds what a build would refuse and what is to be told of the write-ups,
// drafts too, on the Markdown itself. Of the options it reads Source, BaseURL, Safe,
// Version, Now, Memory and CacheDir, "" for none; a cache that cannot be used is done
// without. The archive is nil if something else than write-ups has an error.
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
	found, err := site.Check(ctx, site.Options{Source: o.Source, BaseURL: o.BaseURL, Safe: o.Safe, Archive: loaded, Reserved: Reserved,
		Version: o.Version, Now: o.Now, CacheDir: o.CacheDir, Memory: o.Memory.ofSite()})
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

// refused is the error of a build that stops at what is wrong with the archive: all
// that Check finds, so that an editor is told the same by both, and not only what the
// build came to first. Other errors stay as they are.
func (b *builder) refused(err error) error {
	var problems diag.Problems
	if !errors.As(err, &problems) {
		return err
	}
	_, all, failed := Check(b.ctx, b.options)
	if failed != nil {
		return err
	}
	told := map[diag.Problem]bool{}
	for _, p := range all {
		told[p] = true
	}
	for _, p := range slices.Concat(problems, b.result.Warnings) { // what only a build sees
		if !told[p] {
			all = append(all, p)
		}
	}
	b.result.Warnings = nil
	all.Sort()
	return all
}
