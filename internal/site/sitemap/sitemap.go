// Package sitemap writes the list of a site's pages for search engines.
//
// What goes in: the pages' whole addresses with the days of their last changes.
// What comes out: sitemap.xml; of more pages than the protocol allows in one
// file, an index of that name and the files that hold them. Hugo's own sitemap
// is never split.
package sitemap

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
)

// File is the name of the sitemap, or of the index of the others.
const File = "sitemap.xml"

// MostEntries is how many pages one file may list. At some 150 bytes each
// it is far below the 50 MB that it may have.
const MostEntries = 50_000

const space = "http://www.sitemaps.org/schemas/sitemap/0.9"

// An Entry is a page, or one of the files of an index.
type Entry struct {
	Address string `xml:"loc"`               // whole
	Changed string `xml:"lastmod,omitempty"` // "2019-08-19"; may be empty
}

type urlSet struct {
	XMLName xml.Name `xml:"urlset"`
	Space   string   `xml:"xmlns,attr"`
	Entries []Entry  `xml:"url"`
}

type index struct {
	XMLName xml.Name `xml:"sitemapindex"`
	Space   string   `xml:"xmlns,attr"`
	Entries []Entry  `xml:"sitemap"`
}

// Write writes the entries, at most so many in one file, each file into what
// create makes of its name. The names are below base, the site's whole address
// with a slash at its end.
func Write(create func(name string) (io.WriteCloser, error), base string, entries []Entry, most int) error {
	if len(entries) <= most {
		return write(create, File, urlSet{Space: space, Entries: entries})
	}
	names := Files(len(entries), most)[1:]
	var files []Entry
	for part := range slices.Chunk(entries, most) {
		name := names[len(files)]
		if err := write(create, name, urlSet{Space: space, Entries: part}); err != nil {
			return err
		}
		files = append(files, Entry{base + name, lastChange(part)})
	}
	return write(create, File, index{Space: space, Entries: files})
}

// Files are the names of the files for so many entries, at most so many in one.
func Files(entries, most int) []string {
	names := []string{File}
	for first := 0; entries > most && first < entries; first += most {
		names = append(names, fmt.Sprintf("sitemap-%d.xml", len(names)))
	}
	return names
}

func lastChange(entries []Entry) string {
	return slices.MaxFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Changed, b.Changed) }).Changed
}

func write(create func(string) (io.WriteCloser, error), name string, content any) error {
	text, err := xml.Marshal(content)
	if err != nil {
		return fmt.Errorf("make %s: %w", name, err)
	}
	file, err := create(name)
	if err != nil {
		return fmt.Errorf("create %s: %w", name, err)
	}
	_, err = file.Write(append([]byte(xml.Header), text...))
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
