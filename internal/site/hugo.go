package site

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/site/plan"
)

// A batch is Hugo at work on some of the pages of a project. It knows no others.
type batch struct {
	*project
	pages []*plan.Page
	sites *hugolib.HugoSites
	out   *afero.MemMapFs // what it makes
}

// contentOf gives the content file of a page: its name and how it is made.
type contentOf func(*plan.Page) (name string, content func() []byte)

// newBatch sets Hugo up with some of the layouts and a content file for each of the
// pages. made is told of pages as they are made.
func (p *project) newBatch(shown shownLayouts, pages []*plan.Page, of contentOf, made func()) (*batch, error) {
	files := p.files.again(newConfined(p.folders, shown))
	sections := map[string]bool{"": true}
	for _, page := range pages {
		name, content := of(page)
		files.add("content/"+name, content)
		if folder, _, below := strings.Cut(name, "/"); below {
			sections[folder] = true
		}
	}
	for _, folder := range sortedKeys(sections) {
		files.add(path.Join("content", folder, "_index.md"), func() []byte { return []byte(unmade) })
	}
	b := &batch{project: p, pages: pages, out: &afero.MemMapFs{}}
	fs := hugofs.NewFromSourceAndDestination(files, destination{b.out, made}, p.configs.LoadingInfo.Cfg)
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{Configs: p.configs, Fs: fs, TestLogger: p.log.logger, StdOut: io.Discard, StdErr: io.Discard})
	if err != nil {
		return nil, p.explainer().explain(fmt.Errorf("set up Hugo: %w", err))
	}
	b.sites = sites
	return b, nil
}

// unmade is a page that Hugo would otherwise invent: home, and the first folder
// of an address, unless it is in the batch.
const unmade = `{"build":{"render":"never","list":"never"}}` + "\n"

// do lets Hugo work and explains what went wrong.
func (b *batch) do(ctx context.Context, work hugolib.BuildCfg) error {
	err, ended := b.run(ctx, work)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case !ended:
		return b.explainGivenUp(ctx)
	case err != nil:
		return b.explainer().explain(fmt.Errorf("make the pages: %w", err))
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
func (b *batch) run(ctx context.Context, work hugolib.BuildCfg) (err error, ended bool) {
	defer context.AfterFunc(ctx, b.sites.Stop)()
	finished := make(chan error, 1)
	go func() { finished <- b.sites.Build(work) }()
	select {
	case err := <-finished:
		return err, true
	case <-b.sites.Done():
	}
	select {
	case err := <-finished:
		return err, true
	case <-time.After(cmp.Or(b.options.patience, patience)):
		return nil, false
	}
}

// triedAfter is how many write-ups without a page are tried one by one when a
// build was given up. The first that failed is among the first without a page.
const triedAfter = 20

// explainGivenUp finds out why a build was given up.
func (b *batch) explainGivenUp(ctx context.Context) error {
	tried := 0
	for _, page := range inHugosOrder(b.pages) {
		if _, err := b.out.Stat(filepath.Join(b.folders.staging, filepath.FromSlash(page.HTML()))); page.Entry == nil || err == nil {
			continue
		}
		if err := trial(ctx, b.options, page.Entry); err != nil {
			return err
		}
		if tried++; tried == triedAfter {
			break
		}
	}
	return diag.K3102.Fault(nil, "Hugo dừng giữa chừng sau mười lỗi mà không cho biết lỗi nào", "Hugo stopped half-way after ten errors, without saying which")
}

// close frees what Hugo holds; a build that failed leaks goroutines otherwise.
func (b *batch) close() { _ = b.sites.Close() }

// files are what the batch has made, by their names below the site's root.
func (b *batch) files() (map[string][]byte, error) {
	files := map[string][]byte{}
	err := afero.Walk(b.out, b.folders.staging, func(name string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		rel, err := filepath.Rel(b.folders.staging, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = afero.ReadFile(b.out, name)
		return err
	})
	if os.IsNotExist(err) {
		return files, nil
	}
	return files, err
}

// destination is where Hugo writes to; it tells of the pages.
type destination struct {
	afero.Fs
	made func() // may be nil
}

func (d destination) Create(name string) (afero.File, error) {
	return d.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
}

func (d destination) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	if d.made != nil && flag&os.O_CREATE != 0 && strings.HasSuffix(name, ".html") {
		d.made()
	}
	return d.Fs.OpenFile(name, flag, perm)
}

// everyPages is how many pages are made between two reports of progress: some
// ten reports a second.
const everyPages = 100

// progress counts pages.
type progress struct {
	told        func(done, total int)
	every       int
	done, total atomic.Int64
}

func newProgress(o Options, total int) *progress {
	p := &progress{told: o.Progress, every: cmp.Or(o.progressEvery, everyPages)}
	p.total.Store(int64(total))
	return p
}

// made counts a page.
func (p *progress) made() {
	done, total := int(p.done.Add(1)), int(p.total.Load())
	if p.told != nil && (done%p.every == 0 || done == total) {
		p.told(min(done, total), total)
	}
}
