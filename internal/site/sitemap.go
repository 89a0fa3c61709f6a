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
func (read hugoPages) writeSitemap(pages []*plan.Page, id identity, f folders, mostURLs int) error {
	if id.url == "" {
		return nil
	}
	var entries []sitemap.Entry
	for _, page := range pages {
		p := read[page.Address]
		if p == nil || p.Sitemap().Disable {
			continue
		}
		entry := sitemap.Entry{Address: id.whole(page.Address)}
		if changed := p.Lastmod(); !changed.IsZero() {
			entry.Changed = changed.Format("2006-01-02")
		}
		entries = append(entries, entry)
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(f.staged(name)) }
	return sitemap.Write(create, id.whole("/"), entries, cmp.Or(mostURLs, sitemap.MostEntries))
}
