package site

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"

	"github.com/khotin/khotin/internal/diag"
)

// A runner is Hugo at work on a project.
type runner struct {
	*project
	sites *hugolib.HugoSites
}

// newRunner sets Hugo up, with a content file for every page of the plan.
func newRunner(p *project) (runner, error) {
	for _, page := range p.plan.Pages {
		p.files.add("content/"+page.File, page.Content)
	}
	fs := hugofs.NewFromSourceAndDestination(p.files, newDestination(p.options, len(p.plan.Pages)), p.configs.LoadingInfo.Cfg)
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{Configs: p.configs, Fs: fs, TestLogger: p.log.logger, StdOut: io.Discard, StdErr: io.Discard})
	if err != nil {
		return runner{}, p.explainer().explain(fmt.Errorf("set up Hugo: %w", err))
	}
	return runner{p, sites}, nil
}

// read lets Hugo read all pages.
func (r runner) read(ctx context.Context) error { return r.do(ctx, hugolib.BuildCfg{SkipRender: true}) }

// render makes the pages that were read. Hugo takes this for a second build,
// which it allows when it serves a site: so it is told that nothing was built.
func (r runner) render(ctx context.Context) error {
	r.sites.BuildState.BuildCounter.Store(0)
	if err := r.do(ctx, hugolib.BuildCfg{PartialReRender: true}); err != nil {
		return err
	}
	r.options.warn(r.explainer().warnings())
	return nil
}

// do lets Hugo work and explains what went wrong.
func (r runner) do(ctx context.Context, work hugolib.BuildCfg) error {
	err, ended := r.run(ctx, work)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !ended:
		return r.explainGivenUp(ctx)
	case err != nil:
		return r.explainer().explain(fmt.Errorf("make the pages: %w", err))
	}
	return nil
}

// Hugo v0.165 waits for ever if ten pages fail and its workers are all at
// failing pages when it stops: the one that hands out pages finds nobody to
// take the next. A broken layout fails every page. So an archive with layouts
// of its own is first tried on one write-up, whose site is too small for that
// (12 pages and the feeds); and a build that stops and does not end is given up.

// patience is how long a build that has stopped may take to end: a page
// under way takes milliseconds, the slowest layout seconds.
const patience = 10 * time.Second

// run lets Hugo build, and stops it when the context ends. ended is false if it
// was given up; its goroutines stay.
func (r runner) run(ctx context.Context, work hugolib.BuildCfg) (err error, ended bool) {
	defer context.AfterFunc(ctx, r.sites.Stop)()
	finished := make(chan error, 1)
	go func() { finished <- r.sites.Build(work) }()
	select {
	case err := <-finished:
		return err, true
	case <-r.sites.Done():
	}
	select {
	case err := <-finished:
		return err, true
	case <-time.After(cmp.Or(r.options.patience, patience)):
		return nil, false
	}
}

// triedAfter is how many write-ups without a page are tried one by one when a
// build was given up. The first that failed is among the first without a page.
const triedAfter = 20

// explainGivenUp finds out why a build was given up.
func (r runner) explainGivenUp(ctx context.Context) error {
	tried := 0
	for _, page := range r.plan.InHugosOrder() {
		if page.Entry == nil || r.folders.wrote(page.Address) {
			continue
		}
		if err := trial(ctx, r.options, page.Entry); err != nil {
			return err
		}
		if tried++; tried == triedAfter {
			break
		}
	}
	return diag.NewFault(nil, "Hugo dừng giữa chừng sau mười lỗi mà không cho biết lỗi nào", "Hugo stopped half-way after ten errors, without saying which")
}

// close frees what Hugo holds, if it was set up; a build that failed leaks
// goroutines otherwise.
func (r runner) close() {
	if r.sites != nil {
		_ = r.sites.Close()
	}
}
