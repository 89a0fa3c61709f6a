package plan

import (
	"encoding/json"
	"fmt"
)

// front is the front matter of a generated content file. Its keys are what
// layouts read; Params come to them as .Params, with the names of the JSON.
type front struct {
	Title   string        `json:"title"`
	Date    string        `json:"date,omitempty"` // a page without one would change whenever another page does
	Lastmod string        `json:"lastmod,omitempty"`
	URL     string        `json:"url,omitempty"`
	Layout  string        `json:"layout"`
	Aliases []string      `json:"aliases,omitempty"`
	Outputs []string      `json:"outputs,omitempty"`
	Sitemap *sitemapEntry `json:"sitemap,omitempty"`
	Params  any           `json:"params"`
}

type sitemapEntry struct {
	Disable bool `json:"disable"`
}

// encode writes the front matter as one line.
func (f front) encode() []byte {
	line, err := json.Marshal(f)
	if err != nil { // strings, numbers and lists of them always encode
		panic(fmt.Sprintf("plan: encode front matter of %s: %v", f.URL, err))
	}
	return append(line, '\n')
}

// A link names a page that may not exist.
type link struct {
	Name    string `json:"name"`
	Address string `json:"address,omitempty"` // as relURL takes it; empty if there is no such page
	Count   int    `json:"count,omitempty"`   // write-ups filed under it
	Related int    `json:"related,omitempty"` // further write-ups that are about it
}

// Outputs of pages. The first page of every list has a feed in both forms.
var (
	pageOnly = []string{"html"}
	withFeed = []string{"html", "rss", "jsonfeed"}
)
