package site

import (
	"bytes"
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
	"github.com/khotin/khotin/internal/markdown"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// finished is what the page of a write-up is given of its text. In the cache the
// headings are one line of JSON, and the HTML follows as it is.
type finished struct {
	HTML     string
	Headings []plan.Heading
}

// A text is what Hugo makes of the body of a write-up. The two parts lie apart in
// the cache: who only indexes a text needs no more than the plain one.
type text struct {
	plain string // see plainText
	finished
}

// textsPerBatch is how many texts Hugo is given at once. Each batch costs 0.06 s of a
// processor to set up, and a thousand texts take 0.6 s.
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
	keys, known := make([]cache.Key, len(pages)), make([]bool, len(pages))
	s.pages = make([]Page, len(pages))
	err := parallel.Each(s.ctx, len(pages), func(i int) error {
		keys[i] = s.textKey(pages[i])
		plain, ok := s.plain(keys[i])
		known[i] = ok && s.store.Has(finishedOf(keys[i])) && !s.project.own.whole
		s.pages[i] = pageOf(pages[i].Entry, string(plain))
		return nil
	})
	if err != nil {
		return err
	}
	var missing []*plan.Page
	numbers := map[*plan.Page]int{}
	for i, p := range pages {
		s.bodies[p.Entry] = short(keyOf(cache.Key{}, "text", []byte(p.Entry.Body)))
		if s.textKeys[p.Entry] = keys[i]; !known[i] {
			numbers[p] = i
			missing = append(missing, p)
		}
	}
	s.done.Texts = len(missing)
	size := textsPerBatch
	if s.project.own.whole {
		size = len(pages) + 1
	}
	for some := range slices.Chunk(missing, size) {
		plain, err := s.makeTexts(some)
		if err != nil {
			return err
		}
		for i, p := range some {
			s.pages[numbers[p]].Text = plain[i]
		}
	}
	return nil
}

// plain gives a plain text from the cache. Where other processes make the texts they also
// index them: then it is enough that it is there.
func (s *Site) plain(key cache.Key) (text []byte, ok bool) {
	if len(s.options().Import) > 0 {
		return nil, s.store.Has(key)
	}
	return s.store.Get(key)
}

// textKey is the key of the text of a write-up.
func (s *Site) textKey(p *plan.Page) cache.Key {
	return keyOf(s.inputs.texts, "text", p.TextFront(), []byte(markdown.Shown(p.Entry.Body)))
}

// finishedOf is where the finished text lies of which the plain one lies at a key.
func finishedOf(key cache.Key) cache.Key { return keyOf(key, "finished") }

// finished reads one from the cache.
func (s *Site) finished(key cache.Key) (t finished, ok bool) {
	if t, ok := s.unkept.Load(key); ok {
		return t.(finished), true
	}
	data, _ := s.store.Get(finishedOf(key))
	headings, html, ok := bytes.Cut(data, []byte("\n"))
	t.HTML = string(html)
	return t, ok && json.Unmarshal(headings, &t.Headings) == nil
}

// hasFinished reports whether finished will give one.
func (s *Site) hasFinished(key cache.Key) bool {
	if _, ok := s.unkept.Load(key); ok {
		return true
	}
	_, ok := s.store.Get(finishedOf(key))
	return ok
}

// keepText keeps one: for this build in memory, if the cache cannot.
func (s *Site) keepText(key cache.Key, t text) error {
	headings, err := json.Marshal(t.Headings)
	if err != nil {
		return err
	}
	s.store.Put(key, []byte(t.plain))
	if s.store.Put(finishedOf(key), slices.Concat(headings, []byte("\n"), []byte(t.HTML))); !s.store.Has(finishedOf(key)) {
		s.unkept.Store(key, t.finished)
	}
	return nil
}

// makeTexts makes the texts of some pages and keeps them. A write-up sees no page
// but its own, unless the archive's own layouts ask for others.
func (s *Site) makeTexts(some []*plan.Page) (plain []string, err error) {
	if len(some) == 0 {
		return nil, nil
	}
	given, front := some, (*plan.Page).TextFront
	if s.project.own.whole {
		given, front = s.project.plan.Pages, func(p *plan.Page) []byte { return p.Front(nil) }
	}
	content := func(p *plan.Page) (string, func() []byte) {
		return p.File, func() []byte { return p.WithBody(front(p)) }
	}
	b, err := s.project.newBatch(s.project.own.shownToTexts(), given, content, nil)
	if err != nil {
		return nil, err
	}
	defer b.close()
	if err := b.do(s.ctx, hugolib.BuildCfg{SkipRender: true}); err != nil {
		return nil, err
	}
	read := b.read()
	plain = make([]string, len(some))
	err = parallel.Each(s.ctx, len(some), func(i int) error {
		entry := some[i].Entry
		made, err := textOf(s.ctx, entry, read[entry.Address])
		if err != nil {
			return err
		}
		plain[i] = made.plain
		return s.keepText(s.textKeys[entry], made)
	})
	if err != nil { // Hugo says best what is wrong with a text when it makes the page
		if _, worse := s.project.make(s.ctx, given, content, nil); worse != nil {
			return nil, worse
		}
	}
	return plain, err
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
	t.plain = plainText(t.HTML)
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

func pageOf(entry *archive.Entry, plain string) Page {
	return Page{Address: entry.Address, File: entry.File, Title: entry.Title, Summary: entry.Summary, Text: plain, Digest: entry.Digest}
}

func unpublished(entry *archive.Entry) diag.Problem {
	return diag.Problem{
		File:    entry.File,
		Message: diag.K3103.T("bài viết không được xuất bản tại %s", "the write-up was not published at %s", entry.Address),
		Hint:    diag.T("xem cấu hình hugo.toml có loại trang này ra không", "see whether hugo.toml leaves this page out"),
	}
}
