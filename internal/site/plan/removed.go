package plan

import "github.com/khotin/khotin/internal/archive"

// removedPage is what the page of an address whose page was taken down shows.
type removedPage struct {
	EveryPage
	Removed string `json:"removed"` // what stood there
}

// addRemoved makes a page for each address whose page was taken down, unless
// another page or an old address has taken its place.
func (b *builder) addRemoved(removed []archive.Removed) {
	taken := map[string]bool{}
	for _, p := range b.pages {
		for _, file := range p.Files() {
			taken[file] = true
		}
	}
	for _, r := range removed {
		if taken[aliasFile(r.Address)] {
			continue
		}
		b.leaf(r.Address, nil, nil, nil, func() front {
			heading := b.text("removed", nil)
			return front{Title: r.Address, Layout: "removed", Sitemap: unlisted,
				Params: &removedPage{EveryPage: b.page(heading, b.text("removed_text", map[string]any{"Title": r.Title}), nil), Removed: r.Title}}
		})
		b.pages[len(b.pages)-1].outputs = pageOnly
	}
}
