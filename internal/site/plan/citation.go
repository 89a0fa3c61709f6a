package plan

import (
	"cmp"
	"strings"
	"time"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/site/cite"
)

// A citation is what programs that keep references take of a write-up.
type citation struct {
	Address string `json:"address"` // whole, for good
	Author  string `json:"author"`  // who keeps the archive
	BibTeX  string `json:"bibtex"`
	RIS     string `json:"ris"`
	CSL     string `json:"csl"` // JSON
}

// citation is that of a write-up.
func (b *builder) citation(e *archive.Entry) *citation {
	site := b.plan.identity.Site
	year, month, day := e.Date.Date()
	item := cite.Item{
		Title: e.Title, Author: cmp.Or(site.Publisher, site.Name), Archive: site.Name, Place: e.Locality.FullName(),
		Day: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), Address: strings.TrimSuffix(site.URL, "/") + e.Address,
	}
	if e.Source.Name != "" {
		item.Source = b.text("source", nil) + ": " + e.Source.Name
	}
	return &citation{item.Address, item.Author, item.BibTeX(), item.RIS(), item.CSL()}
}
