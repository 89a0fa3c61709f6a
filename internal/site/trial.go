package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site/plan"
)

// tryOut finds what would break the whole site before it is begun. What was good
// once is not tried again.
func (s *Site) tryOut() error {
	o, tried := s.options(), keyOf(s.inputs.pages, "tried")
	if len(o.Archive.WriteUps) < 2 || !s.project.mayBreak() || s.store.Has(tried) {
		return s.ctx.Err()
	}
	if err := trial(s.ctx, o, richest(o.Archive.WriteUps)); err != nil {
		return err
	}
	s.store.Put(tried, []byte("good"))
	return nil
}

// mayBreak reports whether the archive has anything of its own that could break pages:
// more than words.
func (p *project) mayBreak() bool {
	return !p.settings.words || slices.ContainsFunc(ownFolders, func(name string) bool {
		_, err := os.Lstat(filepath.Join(p.folders.own, name))
		return err == nil
	})
}

// trial builds the site of one write-up in a folder of its own. That it links to
// others is no fault.
func trial(ctx context.Context, o Options, entry *archive.Entry) error {
	staging, err := os.MkdirTemp("", "khotin-trial-")
	if err != nil {
		return fmt.Errorf("make a folder for the trial: %w", err)
	}
	defer os.RemoveAll(staging)
	alone := *entry.WriteUp
	alone.RelatedSchoolYears = nil
	o.Archive = &archive.Archive{WriteUps: []*archive.Entry{{WriteUp: &alone, Address: entry.Address}}, Rules: o.Archive.Rules}
	o.Staging, o.Progress, o.Warn, o.Memory = staging, nil, nil, nil
	p, err := newProject(o)
	if err != nil {
		return err
	}
	if _, err := p.identify(cache.Key{}); err != nil {
		return err
	}
	_, err = p.make(ctx, p.plan.Pages, func(page *plan.Page) (string, func() []byte) {
		return page.File, func() []byte { return page.WithBody(page.Front(nil)) }
	}, nil)
	return err
}

// inHugosOrder are pages in the order in which Hugo makes them.
func inHugosOrder(pages []*plan.Page) []*plan.Page {
	return slices.SortedFunc(slices.Values(pages), func(a, b *plan.Page) int { return strings.Compare(a.Address, b.Address) })
}

// richest is the write-up with the most to show.
func richest(entries []*archive.Entry) *archive.Entry {
	return slices.MaxFunc(entries, func(a, b *archive.Entry) int { return richness(a) - richness(b) })
}

func richness(e *archive.Entry) int {
	return min(len(e.Figures), 3) + min(len(e.People), 3) + min(len(e.Levels), 1) + min(len(e.Tags), 1) + min(len(e.Summary), 1) + min(len(e.Organiser), 1)
}
