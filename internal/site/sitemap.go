package site

import (
	"cmp"
	"io"
	"os"

	"github.com/khotin/khotin/internal/site/plan"
	"github.com/khotin/khotin/internal/site/sitemap"
)

// writeSitemap lists all pages but the further ones of lists. Without whole
// addresses there can be no sitemap. mostURLs is as in Options.
func writeSitemap(pages []*plan.Page, id identity, f folders, mostURLs int) error {
	if id.url == "" {
		return nil
	}
	var entries []sitemap.Entry
	for _, page := range pages {
		if page.Listed() {
			entries = append(entries, sitemap.Entry{Address: id.whole(page.Address), Changed: page.Changed()})
		}
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(f.staged(name)) }
	return sitemap.Write(create, id.whole("/"), entries, cmp.Or(mostURLs, sitemap.MostEntries))
}
