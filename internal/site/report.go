package site

import (
	"encoding/binary"
	"encoding/json"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site/plan"
)

// A Report says what of a site was made and what was taken from the cache.
type Report struct {
	Pages int    // all
	Texts int    // of write-ups that were made
	Made  []Made // pages, in the order of the plan
	Whole bool   // the archive's own layouts reach other pages, so that every page was made
}

// Made is a page that was made.
type Made struct {
	Address string
	Kind    Kind
	Feeds   int // files of feeds beside it
	Why     Reason
}

// Kind is what a page is, for people who want to know what was made.
type Kind string

// The kinds of pages.
const (
	WriteUpPage Kind = "write-up"
	ListPage    Kind = "list"
	OtherPage   Kind = "other" // home, search, about, the data, and the page for what is not there
)

// Reason is why a page was made.
type Reason string

// The reasons.
const (
	NewPage        Reason = "new"     // the last build had none at this address
	OtherSettings  Reason = "layouts" // layouts, settings, assets, texts of the interface, or khotin itself
	OtherText      Reason = "text"    // the text of its write-up
	OtherRelations Reason = "related" // the write-ups whose texts are nearest
	OtherEntry     Reason = "entry"   // what the page shows beside its text: facts, cards, links, counts
	NotKept        Reason = "cache"   // the same, but the cache did not have it, or was not to be asked
)

// trace is what a page was made of, so that the next build can say what is new.
type trace struct {
	Settings, Text, Related, Entry uint64
}

// whence says where a page came from.
type whence struct {
	kept  bool
	entry uint64 // see trace
}

// short is enough of a digest to see a change.
func short(key cache.Key) uint64 { return binary.BigEndian.Uint64(key[:]) }

// trace is that of a page that was made.
func (w *pages) trace(i int) trace {
	p := w.plan[i]
	t := trace{Settings: short(w.inputs.pages), Related: short(keyOf(cache.Key{}, "related", p.Related())), Entry: w.whence[i].entry}
	if p.Entry != nil {
		t.Text = w.bodies[p.Entry]
	}
	return t
}

// why compares a page with that of the last build at the same address.
func (t trace) why(before trace, known bool) Reason {
	switch {
	case !known:
		return NewPage
	case t.Settings != before.Settings:
		return OtherSettings
	case t.Text != before.Text:
		return OtherText
	case t.Related != before.Related:
		return OtherRelations
	case t.Entry != before.Entry:
		return OtherEntry
	}
	return NotKept
}

// traces is where the traces of the last build are kept, by address.
var traces = keyOf(cache.Key{}, "traces")

// report says what was made, and keeps the traces for the next build.
func (s *Site) report(w *pages) error {
	before, now := map[string]trace{}, make(map[string]trace, len(w.plan))
	if data, ok := s.store.Get(traces); ok && json.Unmarshal(data, &before) != nil {
		before = nil
	}
	s.done.Pages, s.done.Whole = len(w.plan), s.project.own.whole
	for i, p := range w.plan {
		last, known := before[p.Address]
		if w.whence[i].kept && known {
			now[p.Address] = last
			continue
		}
		is := w.trace(i)
		if now[p.Address] = is; w.whence[i].kept {
			continue
		}
		s.done.Made = append(s.done.Made, Made{Address: p.Address, Kind: kindOf(p), Feeds: p.Feeds(), Why: is.why(last, known)})
	}
	data, err := json.Marshal(now)
	if err != nil {
		return err
	}
	s.store.Put(traces, data)
	return nil
}

func kindOf(p *plan.Page) Kind {
	switch {
	case p.Entry != nil:
		return WriteUpPage
	case p.Fixed():
		return OtherPage
	}
	return ListPage
}

// Report says what Write made and what it took from the cache.
func (s *Site) Report() Report { return s.done }
