package pipeline

import (
	"cmp"
	"slices"

	"github.com/khotin/khotin/internal/site"
)

// Made says what a build made; all else is as the builds before it left it.
type Made struct {
	Texts       int         `json:"texts"`        // of write-ups: Markdown to HTML
	Indexed     int         `json:"indexed"`      // write-ups whose terms were counted
	Pages       []MadePages `json:"pages"`        // by kind and reason, most first
	Feeds       int         `json:"feeds"`        // files of feeds beside these pages
	Shards      int         `json:"shards"`       // of the search's dictionary
	BigramPages int         `json:"bigram_pages"` // of its bigrams
	SearchTexts int         `json:"search_texts"` // of write-ups, coded for excerpts
	Whole       bool        `json:"whole"`        // layouts of the archive's own reach other pages, so that all were made
}

// MadePages are pages of one kind that were made for one reason.
type MadePages struct {
	Kind  site.Kind   `json:"kind"`
	Why   site.Reason `json:"why"`
	Count int         `json:"count"`
}

// add takes what package site reports.
func (m *Made) add(r site.Report) {
	m.Texts, m.Whole = r.Texts, r.Whole
	for _, page := range r.Made {
		m.Feeds += page.Feeds
		i := slices.IndexFunc(m.Pages, func(p MadePages) bool { return p.Kind == page.Kind && p.Why == page.Why })
		if i < 0 {
			i = len(m.Pages)
			m.Pages = append(m.Pages, MadePages{Kind: page.Kind, Why: page.Why})
		}
		m.Pages[i].Count++
	}
	slices.SortFunc(m.Pages, func(a, b MadePages) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Why, b.Why))
	})
}
