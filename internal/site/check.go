package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/khotin/khotin/internal/diag"
)

// Check finds what Open would refuse, and what it would warn of, without making
// a page: in the settings, in addresses, in the texts of write-ups, and below
// static/. Drafts of the archive are checked as if they were published, and the
// others as if they were not there. The options need a source, an archive and a
// time. Of their cache folder, if there is one, which texts are plain is taken and kept.
func Check(ctx context.Context, options Options) (diag.Problems, error) {
	folder, err := os.MkdirTemp("", "khotin-check-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the check: %w", err)
	}
	defer os.RemoveAll(folder)
	cacheDir, memory := options.CacheDir, cmp.Or(options.Memory, new(Memory))
	options.CacheDir, options.Staging, options.Memory = folder, folder, memory
	building.Lock()
	defer building.Unlock()
	if cacheDir != "" {
		_ = memory.recall(cacheDir) // texts are taken apart, as without a cache
	}
	all := options.Archive
	problems, err := checkPlan(ctx, options)
	if err == nil && cacheDir != "" {
		_ = memory.keep(cacheDir)
	}
	if err != nil {
		return nil, err
	}
	if options.Archive = all.WithoutDrafts(); len(options.Archive.WriteUps) < len(all.WriteUps) {
		published, err := checkPlan(ctx, options)
		if err != nil {
			return nil, err
		}
		problems = append(problems, published...)
	}
	problems.Sort()
	return slices.Compact(problems), nil
}

// checkPlan is Check of one set of write-ups.
func checkPlan(ctx context.Context, options Options) (diag.Problems, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p, err := newProject(options)
	var wrong diag.Problems
	switch {
	case errors.As(err, &wrong):
		return wrong, nil
	case err != nil:
		return nil, err
	}
	return p.problems, nil
}
