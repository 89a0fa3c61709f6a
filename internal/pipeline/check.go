package pipeline

import (
	"context"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/site"
)

// Check finds what a build would refuse and what is to be told of the write-ups,
// drafts too, on the Markdown itself. Of the options it reads Source, Version, Now
// and Memory. The archive is nil if something else than write-ups has an error.
func Check(ctx context.Context, o Options) (*archive.Archive, diag.Problems, error) {
	loaded, problems, err := archive.Load(ctx, archive.Options{Source: o.Source, Drafts: true, Partial: true, Today: gazetteer.DayOf(o.Now), Known: o.Memory.writeUps()})
	if err != nil || loaded == nil {
		return nil, problems, err
	}
	found, err := site.Check(ctx, site.Options{Source: o.Source, Archive: loaded, Reserved: Reserved, Version: o.Version, Now: o.Now})
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
