package plan

import (
	"fmt"

	"github.com/khotin/khotin/internal/archive"
)

// pageAddress is the address of page n of the list at base.
func pageAddress(base string, n int) string {
	if n == 1 {
		return base
	}
	return fmt.Sprintf("%strang/%d/", base, n)
}

// A pageWindow is the part of a long list that one page shows.
type pageWindow struct {
	Total    int    `json:"total"`
	First    int    `json:"first"` // counted from 1
	Last     int    `json:"last"`
	Number   int    `json:"number"` // of this page, from 1
	Pages    int    `json:"pages"`
	Base     string `json:"base"` // address of the first page
	Previous string `json:"previous,omitempty"`
	Next     string `json:"next,omitempty"`
}

// pagesOf is how many pages a list has that shows so many items on each; one if it is
// empty.
func pagesOf(items, perPage int) int { return max(1, (items+perPage-1)/perPage) }

// windowOf is page n of a list that shows so many items on each.
func windowOf(base string, n, perPage, items int) pageWindow {
	return windowAt(base, n, pagesOf(items, perPage), (n-1)*perPage, min(n*perPage, items), items)
}

// windowAt is page n of so many, which shows some items of all.
func windowAt(base string, n, pages, from, to, total int) pageWindow {
	w := pageWindow{Total: total, First: from + 1, Last: to, Number: n, Pages: pages, Base: relative(base)}
	if n > 1 {
		w.Previous = relative(pageAddress(base, n-1))
	}
	if n < pages {
		w.Next = relative(pageAddress(base, n+1))
	}
	return w
}

// numbered is the heading of page n of a list.
func (b *builder) numbered(heading string, n int) string {
	if n == 1 {
		return heading
	}
	return b.text("list_page", map[string]any{"Title": heading, "Number": n})
}

// windowPage adds page n of a list; the first is a section, and the sitemap
// leaves the others out.
func (b *builder) windowPage(base string, n int, entries []*archive.Entry, things things, made func() front) {
	if n == 1 {
		b.section(base, pageOnly, entries, things, made)
		return
	}
	b.leaf(pageAddress(base, n), nil, entries, things, func() front {
		f := made()
		f.Sitemap = unlisted
		return f
	})
}
