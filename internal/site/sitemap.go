package site

import (
	"cmp"
	"io"
	"os"
	"path/filepath"

	"github.com/khotin/khotin/internal/site/sitemap"
)

// writeSitemap lists all pages but the further ones of lists. Without whole
// addresses there can be no sitemap.
func (h *hugo) writeSitemap() error {
	if !h.isAbsolute() {
		return nil
	}
	var entries []sitemap.Entry
	read := h.byAddress()
	for _, page := range h.plan.Pages {
		p := read[page.Address]
		if p == nil || p.Sitemap().Disable {
			continue
		}
		entry := sitemap.Entry{Address: h.whole(page.Address)}
		if changed := p.Lastmod(); !changed.IsZero() {
			entry.Changed = changed.Format("2006-01-02")
		}
		entries = append(entries, entry)
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(h.places.staging, name)) }
	return sitemap.Write(create, h.whole("/"), entries, cmp.Or(h.options.mostURLs, sitemap.MostEntries))
}
