package site

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gohugoio/hugo/hugolib"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/diag"
)

// Hugo v0.165 waits for ever if ten pages fail and its workers are all at
// failing pages when it stops: the one that hands out pages finds nobody to
// take the next. A broken layout fails every page. So an archive with layouts
// of its own is first tried on one write-up, whose site is too small for that
// (12 pages and the feeds); and a build that stops and does not end is given up.

// patience is how long a build that has stopped may take to end: a page
// under way takes milliseconds, the slowest layout seconds.
const patience = 10 * time.Second

// run lets Hugo build, and stops it when the context ends. ok is false if it
// was given up; its goroutines stay.
func (h *hugo) run(work hugolib.BuildCfg) (err error, ok bool) {
	defer context.AfterFunc(h.ctx, h.sites.Stop)()
	finished := make(chan error, 1)
	go func() { finished <- h.sites.Build(work) }()
	select {
	case err := <-finished:
		return err, true
	case <-h.sites.Done():
	}
	select {
	case err := <-finished:
		return err, true
	case <-time.After(cmp.Or(h.options.patience, patience)):
		return nil, false
	}
}

// hasOwnTheme reports whether the archive has anything that could break pages.
func hasOwnTheme(source string) bool {
	for _, name := range []string{"layouts", "assets", "i18n", "hugo.toml"} {
		if _, err := os.Lstat(filepath.Join(source, name)); err == nil {
			return true
		}
	}
	return false
}

// trial builds the site of one write-up in a folder of its own.
func trial(ctx context.Context, options Options, entry *archive.Entry) error {
	staging, err := os.MkdirTemp("", "khotin-trial-")
	if err != nil {
		return fmt.Errorf("make a folder for the trial: %w", err)
	}
	defer os.RemoveAll(staging)
	alone := *entry.WriteUp
	alone.RelatedSchoolYears = nil
	options.Archive = &archive.Archive{WriteUps: []*archive.Entry{{WriteUp: &alone, Address: entry.Address}}, Rules: options.Archive.Rules}
	options.trial = true
	options.Staging, options.Progress, options.Warn = staging, nil, nil
	h, err := newHugo(ctx, options)
	if err != nil {
		return err
	}
	defer h.close()
	return h.do(hugolib.BuildCfg{})
}

// richest is the write-up with the most to show.
func richest(entries []*archive.Entry) *archive.Entry {
	best := entries[0]
	for _, e := range entries {
		if richness(e) > richness(best) {
			best = e
		}
	}
	return best
}

func richness(e *archive.Entry) int {
	return min(len(e.Figures), 3) + min(len(e.People), 3) + min(len(e.Levels), 1) + min(len(e.Tags), 1) + min(len(e.Summary), 1) + min(len(e.Organiser), 1)
}

// triedAfter is how many write-ups without a page are tried one by one when a
// build was given up. The first that failed is among the first without a page.
const triedAfter = 20

// explainGivenUp finds out why a build was given up.
func (h *hugo) explainGivenUp() error {
	tried := 0
	for _, page := range h.plan.InHugosOrder() {
		if page.Entry == nil || h.wrote(page.Address) {
			continue
		}
		if err := trial(h.ctx, h.options, page.Entry); err != nil {
			return err
		}
		if tried++; tried == triedAfter {
			break
		}
	}
	return diag.NewFault(nil, "Hugo dừng giữa chừng sau mười lỗi mà không cho biết lỗi nào", "Hugo stopped half-way after ten errors, without saying which")
}
