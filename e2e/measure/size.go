package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/khotin/khotin/internal/pipeline"
)

// A publication is what one tool made of an archive, and what readers pay.
type publication struct {
	site    *site
	took    effort
	alone   effort // the index and its files without the pages
	weight  weight // of the published search
	after   weight // of it with one write-up more
	changed weight // of those the new or changed files
	stages  []pipeline.StepReport
	cost    *cost
}

// A comparison is one size of archive.
type comparison struct {
	size     int
	articles []Article
	khotin   *publication
	pagefind *publication // nil where it was not run
	before   *comparison  // the next smaller size, if there is one
}

// A bench holds what all sizes share.
type bench struct {
	meter
	desk     *desk
	sample   *sample
	khotin   string // programs
	pagefind string // "" if there is none
}

// compare builds and measures an archive of n write-ups with both tools.
func (b *bench) compare(n int, judged bool, before *comparison) (*comparison, error) {
	articles := b.sample.take(n + 1)
	c := &comparison{size: n, articles: articles[:n], before: before}
	dir := filepath.Join(b.Work, fmt.Sprint(n))
	var err error
	if c.khotin, err = b.publish(filepath.Join(dir, "archive"), articles); err != nil {
		return nil, err
	}
	if b.canIndex(n) {
		if c.pagefind, err = b.indexPages(filepath.Join(dir, "pages"), articles); err != nil {
			return nil, err
		}
		if c.pagefind.cost, err = b.measure(c.pagefind.site, judged); err != nil {
			return nil, err
		}
	}
	c.khotin.cost, err = b.measure(c.khotin.site, judged)
	return c, err
}

// publish builds all articles but the last with khotin, and then the search of
// all of them, the last being of the current school year.
func (b *bench) publish(dir string, articles []Article) (*publication, error) {
	last := len(articles) - 1
	b.Say("khotin: build %d write-ups", last)
	if err := b.desk.writeArchive(dir, articles[:last]); err != nil {
		return nil, err
	}
	p := &publication{}
	var err error
	if p.site, p.took, p.stages, err = publish(b.khotin, dir); err != nil {
		return nil, err
	}
	docs, cache := b.desk.documents(articles[:last]), dir+"-index"
	if p.alone, err = indexAlone(docs, cache, dir+"-alone"); err != nil {
		return nil, err
	}
	docs = append(docs, b.desk.document(articles[last], b.desk.file(last, true)))
	if _, err = indexAlone(docs, cache, dir+"-after"); err != nil {
		return nil, err
	}
	if p.weight, _, err = weigh(filepath.Join(p.site.Dir, p.site.Search), ""); err != nil {
		return nil, err
	}
	p.after, p.changed, err = weigh(filepath.Join(dir+"-after", p.site.Search), filepath.Join(dir+"-alone", p.site.Search))
	return p, err
}

// indexPages does the same with Pagefind.
func (b *bench) indexPages(dir string, articles []Article) (*publication, error) {
	last := len(articles) - 1
	b.Say("Pagefind: index %d pages", last)
	if err := writePages(dir, articles[:last]); err != nil {
		return nil, err
	}
	p := &publication{}
	var err error
	if p.site, p.took, err = indexPages(b.pagefind, dir, "pagefind"); err != nil {
		return nil, err
	}
	p.alone = p.took
	if err := writePages(dir, articles[last:]); err != nil {
		return nil, err
	}
	if _, _, err = indexPages(b.pagefind, dir, "after"); err != nil {
		return nil, err
	}
	if p.weight, _, err = weigh(filepath.Join(dir, "pagefind"), ""); err != nil {
		return nil, err
	}
	p.after, p.changed, err = weigh(filepath.Join(dir, "after"), filepath.Join(dir, "pagefind"))
	return p, err
}

// What Pagefind needs to index a page, measured at 50,000 (8.4 GiB); beyond
// mostPages it was never run.
const (
	pageBytes = 180_000
	mostPages = 50_000
)

// canIndex says whether Pagefind can be run on so many pages here, and if not, why.
func (b *bench) canIndex(n int) bool {
	free := availableBytes()
	switch {
	case b.pagefind == "":
	case n > mostPages:
		b.Say("Pagefind: not run on more than %d pages", mostPages)
	case free > 0 && free < int64(n)*pageBytes:
		b.Say("Pagefind: not run: %d pages need %.1f GB of memory, %.1f are free", n, float64(n)*pageBytes/1e9, float64(free)/1e9)
	default:
		return true
	}
	return false
}

// availableBytes is the memory that is free, as Linux tells it; 0 elsewhere.
func availableBytes() int64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	return kilobytesAfter(info, "MemAvailable:") << 10
}

// stage adds up what stages of khotin's build took.
func (p *publication) stage(names ...pipeline.Step) (cpu time.Duration) {
	for _, s := range p.stages {
		if slices.Contains(names, s.Step) {
			cpu += s.CPU
		}
	}
	return cpu
}
