package deploy

import (
	"path"
	"strings"

	"github.com/khotin/khotin/internal/hosting"
	"github.com/khotin/khotin/internal/publish"
)

// Stages of a deploy, in their order: whatever a file refers to is there before
// it is.
const (
	named  = iota // by their content: nothing refers to the new ones yet
	shown         // what pages show: pictures, attachments, scripts and data with names that stay
	pages         // HTML
	lists         // feeds, sitemaps, the manifest of the search, the service worker: they name the others
	last          // khotin.json: what the next deploy goes by
	stages        // how many there are
)

// stage is the one in which a file is sent.
func stage(name string) int {
	switch base := path.Base(name); {
	case name == publish.ManifestName:
		return last
	case hosting.Immutable(name):
		return named
	case name == "sw.js", name == "search/manifest.json", base == "feed.json", path.Ext(base) == ".xml" && !strings.Contains(name, "du-lieu/"):
		return lists
	case path.Ext(base) == ".html":
		return pages
	}
	return shown
}
