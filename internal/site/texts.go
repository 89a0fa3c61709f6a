package site

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/hugolib"
	"github.com/gohugoio/hugo/resources/page"
	"github.com/spf13/cast"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// A text is what Hugo makes of the body of a write-up.
type text struct {
	HTML     string         `json:"html"`
	Plain    string         `json:"plain"` // see plainText
	Headings []plan.Heading `json:"headings,omitempty"`
}

// textsPerBatch is how many texts Hugo is given at once. Of 100, 500, 1,000 and
// 2,000, 1,000 take no more time than more do, and 100 MB.
const textsPerBatch = 1000

// readTexts makes the texts of all write-ups that are not in the cache, and keeps
// them there.
func (s *Site) readTexts() error {
	var pages []*plan.Page // in the order of the archive
	for _, p := range s.project.plan.Pages {
		if p.Entry != nil {
			pages = append(pages, p)
		}
	}
	keys := make([]cache.Key, len(pages))
	s.pages = make([]Page, len(pages))
	missed := make([]bool, len(pages))
	err := parallel.Each(s.ctx, len(pages), func(i int) error {
		keys[i] = keyOf(s.inputs.texts, "text", pages[i].TextFront(), []byte(pages[i].Entry.Body))
		known, ok := s.text(keys[i])
		missed[i] = !ok || s.project.own.whole
		s.pages[i] = pageOf(pages[i].Entry, known)
		return nil
	})
	if err != nil {
		return err
	}
	var misses []int
	s.textKeys = make(map[*archive.Entry]cache.Key, len(pages))
	for i := range pages {
		s.textKeys[pages[i].Entry] = keys[i]
		if missed[i] {
			misses = append(misses, i)
		}
	}
	s.done.Texts = len(misses)
	size := textsPerBatch
	if s.project.own.whole {
		size = len(pages) + 1
	}
	for some := range slices.Chunk(misses, size) {
		if err := s.makeTexts(pages, keys, some); err != nil {
			return err
		}
	}
	return nil
}

// text reads one from the cache.
func (s *Site) text(key cache.Key) (t text, ok bool) {
	if t, ok := s.unkept.Load(key); ok {
		return t.(text), true
	}
	data, ok := s.store.Get(key)
	return t, ok && json.Unmarshal(data, &t) == nil
}

// keepText keeps one: for this build in memory, if the cache cannot.
func (s *Site) keepText(key cache.Key, t text) error {
	data, err := json.Marshal(t)
	if err != nil {
		return err
	}
	if s.store.Put(key, data); !s.store.Has(key) {
		s.unkept.Store(key, t)
	}
	return nil
}

// makeTexts makes some of the texts. A write-up sees no page but its own, unless
// the archive's own layouts ask for others.
func (s *Site) makeTexts(pages []*plan.Page, keys []cache.Key, some []int) error {
	given, front := make([]*plan.Page, len(some)), (*plan.Page).TextFront
	for i, n := range some {
		given[i] = pages[n]
	}
	if s.project.own.whole {
		given, front = s.project.plan.Pages, func(p *plan.Page) []byte { return p.Front(nil) }
	}
	b, err := s.project.newBatch(given, func(p *plan.Page) (string, func() []byte) {
		return p.File, func() []byte { return p.WithBody(front(p)) }
	}, func() {})
	if err != nil {
		return err
	}
	defer b.close()
	if err := b.do(s.ctx, hugolib.BuildCfg{SkipRender: true}); err != nil {
		return err
	}
	read := b.read()
	err = parallel.Each(s.ctx, len(some), func(i int) error {
		entry := pages[some[i]].Entry
		made, err := textOf(s.ctx, entry, read[entry.Address])
		if err != nil {
			return err
		}
		s.pages[some[i]] = pageOf(entry, made)
		return s.keepText(keys[some[i]], made)
	})
	if err != nil { // Hugo says best what is wrong with a text when it makes the page
		b.sites.BuildState.BuildCounter.Store(0) // Hugo builds twice only when it serves a site
		if worse := b.do(s.ctx, hugolib.BuildCfg{PartialReRender: true}); worse != nil {
			return worse
		}
	}
	return err
}

// read are the pages that Hugo has read and will write, by their address below the
// site's root, whatever the base URL.
func (b *batch) read() map[string]page.Page {
	base := strings.TrimSuffix(b.sites.Conf.BaseURL().BasePathNoTrailingSlash, "/")
	found := map[string]page.Page{}
	for _, p := range b.sites.Pages() {
		if p.RelPermalink() != "" {
			found["/"+strings.TrimPrefix(strings.TrimPrefix(p.RelPermalink(), base), "/")] = p
		}
	}
	return found
}

func textOf(ctx context.Context, entry *archive.Entry, p page.Page) (t text, err error) {
	if p == nil {
		return t, diag.Problems{unpublished(entry)}
	}
	content, err := p.Content(ctx)
	if err != nil {
		return t, fmt.Errorf("content of %s: %w", entry.File, err)
	}
	if t.HTML, err = cast.ToStringE(content); err != nil {
		return t, fmt.Errorf("content of %s: %w", entry.File, err)
	}
	t.Plain = plainText(t.HTML)
	if headings := p.Store().Get("headings"); headings != nil { // see render-heading.html
		data, err := json.Marshal(headings)
		if err != nil {
			return t, fmt.Errorf("headings of %s: %w", entry.File, err)
		}
		if err := json.Unmarshal(data, &t.Headings); err != nil {
			return t, fmt.Errorf("headings of %s: %w", entry.File, err)
		}
	}
	return t, nil
}

func pageOf(entry *archive.Entry, t text) Page {
	return Page{Address: entry.Address, File: entry.File, Title: entry.Title, Summary: entry.Summary, Text: t.Plain, Digest: entry.Digest}
}

func unpublished(entry *archive.Entry) diag.Problem {
	return diag.Problem{
		File:    entry.File,
		Message: diag.T("bài viết không được xuất bản tại %s", "the write-up was not published at %s", entry.Address),
		Hint:    diag.T("xem cấu hình hugo.toml có loại trang này ra không", "see whether hugo.toml leaves this page out"),
	}
}
