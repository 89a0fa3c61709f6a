package site

import (
	"slices"

	"github.com/khotin/khotin/internal/cache"
	"github.com/khotin/khotin/internal/site/plan"
)

// First are pages that somebody waits for: they are made before all others, as far
// as they have changed, and are not staged yet.
type First struct {
	Addresses []string
	Related   func(address string) []string // as Write's, from the last build; may be nil
	Made      func(files map[string][]byte) // given them, with what all pages share
}

// makeFirst makes the pages that somebody waits for. What they show of related
// write-ups is that of the last build; Write makes them again if that was wrong.
func (s *Site) makeFirst() error {
	first := s.options().First
	if first == nil || s.project.own.whole {
		return nil
	}
	s.project.plan.Complete(plan.Late{Related: first.Related})
	w := s.newPages(slices.DeleteFunc(slices.Clone(s.project.plan.Pages), func(p *plan.Page) bool {
		return !slices.Contains(first.Addresses, p.Address) || p.Address == plan.DataAddress || p.IsAsked() // which show what is not known yet
	}))
	w.first, w.unstaged = map[string][]byte{}, true
	var texts []*plan.Page
	for _, p := range w.plan {
		if p.Entry == nil {
			continue
		}
		key := s.textKey(p)
		if s.textKeys[p.Entry] = key; !s.hasText(key) {
			texts = append(texts, p)
		}
	}
	if err := s.makeTexts(texts); err != nil {
		return err
	}
	for i := range w.plan {
		w.keys[i] = w.key(i)
		w.whence[i].kept = s.store.Has(w.keys[i])
	}
	warned := len(s.project.log.warnings)
	if err := w.makeMissing(); err != nil {
		return err
	}
	s.warnedFirst = len(s.project.log.warnings) > warned // and will not be again
	if len(w.first) > 0 {
		first.Made(w.first)
	}
	return nil
}

// hasText reports whether the cache has a text, both of its parts.
func (s *Site) hasText(key cache.Key) bool { return s.store.Has(key) && s.store.Has(finishedOf(key)) }
