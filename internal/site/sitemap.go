package site

import (
	"cmp"
	"io"
	"os"

	"github.com/khotin/khotin/internal/site/sitemap"
)

// writeSitemap lists all pages but the further ones of lists. Without whole
// addresses there can be no sitemap.
func (s *Site) writeSitemap() error {
	id := s.identity
	if id.url == "" {
		return nil
	}
	var entries []sitemap.Entry
	for _, page := range s.project.plan.Pages {
		if page.Listed() {
			entries = append(entries, sitemap.Entry{Address: id.whole(page.Address), Changed: page.Changed()})
		}
	}
	create := func(name string) (io.WriteCloser, error) { return os.Create(s.project.folders.staged(name)) }
	return sitemap.Write(create, id.whole("/"), entries, cmp.Or(s.options().mostURLs, sitemap.MostEntries))
}
