package site

import (
	"bytes"
	"context"
	"crypto/sha256"
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
	for _, p := range s.project.plan.Pages {
		if p.Entry != nil {
			s.writeUps = append(s.writeUps, p)
		}
	}
	keys, bodies := make([]cache.Key, len(s.writeUps)), make([]uint64, len(s.writeUps))
	err := parallel.Each(s.ctx, len(keys), func(i int) error {
		keys[i], bodies[i] = s.textKey(s.writeUps[i]), short(keyOf(cache.Key{}, "text", []byte(s.writeUps[i].Entry.Body)))
		return nil
	})
	if err != nil {
		return err
	}
	var missing []*plan.Page
	for i, p := range s.writeUps {
		s.textKeys[p.Entry], s.bodies[p.Entry] = keys[i], bodies[i]
		if !s.hasText(keys[i]) || s.project.own.whole {
			missing = append(missing, p)
		}
	}
	s.done.Texts = len(missing)
	size := textsPerBatch
	if s.project.own.whole {
		size = len(missing) + 1
	}
	for some := range slices.Chunk(missing, size) {
		if err := s.makeTexts(some); err != nil {
			return err
		}
	}
	return nil
}

// A Text is that of the body of a write-up as published: paragraphs, list items, headings
// and table cells on lines of their own. It is not held.
type Text struct {
	Digest [sha256.Size]byte
	Size   int
	Read   func() (string, error) // may be called by several goroutines at once
}

// Text gives the text of the i-th write-up of the archive.
func (s *Site) Text(i int) Text {
	p := s.writeUps[i]
	t := Text{Read: func() (string, error) { return s.plain(p) }}
	if made, ok := s.unkept.Load(s.textKeys[p.Entry]); ok {
		plain := made.(text).plain
		t.Digest, t.Size = sha256.Sum256([]byte(plain)), len(plain)
	} else {
		t.Digest, t.Size, _ = s.store.Stat(s.textKeys[p.Entry])
	}
	return t
}

// plain reads a plain text. One that the cache has lost is made again.
func (s *Site) plain(p *plan.Page) (string, error) {
	key := s.textKeys[p.Entry]
	for range 2 {
		if made, ok := s.unkept.Load(key); ok {
			return made.(text).plain, nil
		}
		if data, ok := s.store.Get(key); ok {
			return string(data), nil
		}
		s.mending.Lock()
		err := s.makeTexts([]*plan.Page{p})
		s.mending.Unlock()
		if err != nil {
			return "", err
		}
	}
	return "", errDamaged()
}

// errDamaged is of what was made and cannot be read back.
func errDamaged() error {
	return diag.K4012.Fault(nil, "thư mục đệm hỏng trong khi dựng: chạy lại", "the cache was damaged during the build: run it again")
}

// ForgetBodies lets go of the Markdown of all write-ups, whose texts are made: of 10,000
// write-ups 44 MB. What is needed of it once more is read again.
func (s *Site) ForgetBodies() {
	if s.project.own.more || s.project.own.whole { // whoever makes its pages needs them
		return
	}
	s.reread = true
	s.dropBodies(s.writeUps)
}

func (s *Site) dropBodies(pages []*plan.Page) {
	for _, p := range pages {
		p.Entry.Body = ""
	}
}

// recallBodies reads those of some write-ups again.
func (s *Site) recallBodies(pages []*plan.Page) (err error) {
	for _, p := range pages {
		if p.Entry.Body, err = s.options().Archive.Body(s.options().Source, p.Entry); err != nil {
			return err
		}
	}
	return nil
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
		return t.(text).finished, true
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
	if s.store.Put(finishedOf(key), slices.Concat(headings, []byte("\n"), []byte(t.HTML))); !s.hasText(key) {
		s.unkept.Store(key, t)
	}
	return nil
}

// makeTexts makes the texts of some pages and keeps them. A write-up sees no page
// but its own, unless the archive's own layouts ask for others.
func (s *Site) makeTexts(some []*plan.Page) error {
	if len(some) == 0 {
		return nil
	}
	if s.reread {
		defer s.dropBodies(some)
		if err := s.recallBodies(some); err != nil {
			return err
		}
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
		return err
	}
	defer b.close()
	if err := b.do(s.ctx, hugolib.BuildCfg{SkipRender: true}); err != nil {
		return err
	}
	read := b.read()
	err = parallel.Each(s.ctx, len(some), func(i int) error {
		entry := some[i].Entry
		made, err := textOf(s.ctx, entry, read[entry.Address])
		if err != nil {
			return err
		}
		return s.keepText(s.textKeys[entry], made)
	})
	if err != nil { // Hugo says best what is wrong with a text when it makes the page
		if _, worse := s.project.make(s.ctx, given, content, nil); worse != nil {
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

func unpublished(entry *archive.Entry) diag.Problem {
	return diag.Problem{
		File:    entry.File,
		Message: diag.K3103.T("bài viết không được xuất bản tại %s", "the write-up was not published at %s", entry.Address),
		Hint:    diag.T("xem cấu hình hugo.toml có loại trang này ra không", "see whether hugo.toml leaves this page out"),
	}
}
