package site

import (
	"context"
	"fmt"
	"slices"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/diag"
	"github.com/khotin/khotin/internal/parallel"
	"github.com/khotin/khotin/internal/site/plan"
)

// A build in parts has other processes make texts and pages. One plans: Plan and
// TextRecords. Others make texts: OpenTexts. One that has all texts goes on: Open and
// PageRecords. Others make pages: MakePages. One publishes: Open, JoinShared and Write,
// which finds everything in the cache. What they hand on goes through Export and
// Options.Import.

// Inputs is the digest of what every page is made of beside its own.
type Inputs = cache.Key

// Plan is Open without texts.
func Plan(ctx context.Context, options Options) (*Site, error) {
	return open(ctx, options, (*Site).prepare, (*Site).mustNotBeWhole)
}

// OpenTexts makes the texts of pages that another process has planned.
func OpenTexts(ctx context.Context, options Options, records []plan.Record) (*Site, error) {
	options.records = records
	return open(ctx, options, (*Site).readTexts)
}

// MakePages makes the pages that another process has planned, whose texts are there, and
// keeps them. The part is the name under which what all pages share is kept of these.
func MakePages(ctx context.Context, options Options, records []plan.Record, part string) (*Site, error) {
	options.records = records
	return open(ctx, options, func(s *Site) error { return s.makePart(part) })
}

// mustNotBeWhole refuses a site whose pages can only be made all at once.
func (s *Site) mustNotBeWhole() error {
	if !s.project.own.whole {
		return nil
	}
	return &diag.Fault{
		Message: diag.K4401.T("bố cục riêng của kho dùng đến các trang khác, nên không dựng từng phần được", "the archive's own layouts reach other pages, so that the site cannot be built in parts"),
		Hint:    diag.T("sửa các bố cục mà khotin build nêu ra, hoặc dựng cả kho bằng khotin build", "change the layouts that khotin build names, or build the archive as a whole with khotin build"),
	}
}

// Inputs tells whether two processes make pages of the same.
func (s *Site) Inputs() Inputs { return s.inputs.pages }

// AsksForTheTime reports whether a layout of the archive's own does.
func (s *Site) AsksForTheTime() bool { return s.project.own.now }

// TextRecords are the pages of write-ups, in the order of the archive, as OpenTexts takes
// them.
func (s *Site) TextRecords(yield func(i int, r plan.Record) error) error {
	i := 0
	for _, p := range s.project.plan.Pages {
		if p.Entry == nil {
			continue
		}
		if err := yield(i, p.Record(true, false)); err != nil {
			return err
		}
		i++
	}
	return nil
}

// recordsAtOnce bounds the memory of PageRecords: a record takes some kilobytes.
const recordsAtOnce = 1024

// PageRecords gives all pages in the order of the plan, as MakePages takes them: once, and
// in place of Write, whose argument it takes.
func (s *Site) PageRecords(related func(address string) []string, yield func(plan.Record) error) error {
	if err := s.complete(related); err != nil {
		return err
	}
	for pages := range slices.Chunk(s.project.plan.Pages, recordsAtOnce) {
		records := make([]plan.Record, len(pages))
		err := parallel.Each(s.ctx, len(pages), func(i int) error {
			records[i] = pages[i].Record(s.project.own.more, true)
			around := records[i].Front
			if w := records[i].WriteUp; w != nil {
				around, w.Text = pages[i].Around(), s.textKeys[pages[i].Entry]
			}
			records[i].Digest = s.digestOf(pages[i], around)
			return nil
		})
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := yield(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// makePart makes the pages of records.
func (s *Site) makePart(part string) error {
	for _, p := range s.project.plan.Pages {
		if p.Entry != nil {
			s.textKeys[p.Entry] = p.TextKey()
		}
	}
	w := s.newPages(s.project.plan.Pages)
	w.sharedAs, w.unstaged = s.sharedOf(part), true
	hasShared := w.takeShared()
	for i, p := range w.plan {
		w.keys[i] = w.key(i)
		w.whence[i].kept = s.isKept(w.keys[i]) && (hasShared || !p.Fixed() && !s.project.own.any)
	}
	if err := w.makeMissing(); err != nil {
		return err
	}
	s.done.Pages = len(w.plan)
	if err := s.drawPictures(cards(w.plan), func(string, []byte) error { return nil }); err != nil {
		return err
	}
	return w.writeShared()
}

func (s *Site) sharedOf(part string) cache.Key { return keyOf(s.inputs.pages, "shared", []byte(part)) }

// JoinShared puts what all pages share together from what the parts have of it.
func (s *Site) JoinShared(parts []string) error {
	w := s.newPages(nil)
	as := w.sharedAs
	for _, part := range parts {
		if w.sharedAs = s.sharedOf(part); !w.takeShared() {
			return fmt.Errorf("what all pages share is not there of part %s", part)
		}
	}
	w.sharedAs, w.unstaged = as, true
	return w.writeShared()
}

// Export writes what was made, and what was found in the cache, for Options.Import.
func (s *Site) Export(name string) error { return s.store.Export(name) }

func errNoText(p *plan.Page) error {
	return &diag.Fault{
		Message: diag.K4402.T("thiếu nội dung của bài %s", "the text of %s is not there", p.Entry.File),
		Hint:    diag.T("làm lại phần đó: khotin part texts", "make that part again: khotin part texts"),
	}
}
