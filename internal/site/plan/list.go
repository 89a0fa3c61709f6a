package plan

import (
	"fmt"

	"github.com/khotin/khotin/internal/archive"
)

// pageSize is how many write-ups one page of a list shows. A card takes about
// 0.6 KB, so that a page stays well below 100 KB whatever else it holds.
const pageSize = 50

// A group is some write-ups of a list, one after the other, under one heading.
type group struct {
	heading
	WriteUps []string `json:"write_ups"` // for GetPage
}

// A heading is what a group of write-ups has in common; layouts make the words.
type heading struct {
	Name       string `json:"name,omitempty"`        // of a locality
	SchoolYear string `json:"school_year,omitempty"` // "2018-2019"
	Address    string `json:"address,omitempty"`     // the page that is all about it
	Phase      phase  `json:"phase,omitempty"`       // of the school year that the list is of; its heading stands above
}

// list is one page of a list of write-ups.
type list struct {
	Groups   []group `json:"groups"`
	Total    int     `json:"total"`
	First    int     `json:"first"` // counted from 1
	Last     int     `json:"last"`
	Number   int     `json:"number"` // of this page, from 1
	Pages    int     `json:"pages"`
	Base     string  `json:"base"` // address of the first page
	Previous string  `json:"previous,omitempty"`
	Next     string  `json:"next,omitempty"`
}

// grouping gives the heading under which a write-up stands.
type grouping func(*archive.Entry) heading

func ungrouped(*archive.Entry) heading { return heading{} }

// pageAddress is the address of page n of the list at base.
func pageAddress(base string, n int) string {
	if n == 1 {
		return base
	}
	return fmt.Sprintf("%strang/%d/", base, n)
}

// listPage cuts out page n of the list that begins at address base.
func listPage(base string, entries []*archive.Entry, by grouping, n int) list {
	pages := max(1, (len(entries)+pageSize-1)/pageSize)
	from := (n - 1) * pageSize
	to := min(from+pageSize, len(entries))
	l := list{Total: len(entries), First: from + 1, Last: to, Number: n, Pages: pages, Base: relative(base)}
	if n > 1 {
		l.Previous = relative(pageAddress(base, n-1))
	}
	if n < pages {
		l.Next = relative(pageAddress(base, n+1))
	}
	l.Groups = groups(entries[from:to], by)
	return l
}

func groups(entries []*archive.Entry, by grouping) []group {
	var out []group
	for _, entry := range entries {
		above := by(entry)
		if last := len(out) - 1; last < 0 || out[last].heading != above {
			out = append(out, group{heading: above})
		}
		last := &out[len(out)-1]
		last.WriteUps = append(last.WriteUps, ref(entry.Address))
	}
	return out
}

// continuation is what the further pages of a list show.
type continuation struct {
	Heading subject `json:"heading"`
	Trail   []link  `json:"trail"`
	List    list    `json:"list"`
}

// subject says what a list is about; layouts make the words.
type subject struct {
	Locality   string `json:"place,omitempty"` // full name
	SchoolYear string `json:"school_year,omitempty"`
}

// addFurther adds the pages of a list after the first.
func (b *builder) addFurther(base string, head subject, l *locality, trail []link, entries []*archive.Entry, by grouping) {
	for n := 2; n <= (len(entries)+pageSize-1)/pageSize; n++ {
		address := pageAddress(base, n)
		b.leaf(address, nil, b.collection(address, l, trail, entries, n), func() front {
			return front{
				Title: head.Locality + " " + head.SchoolYear, Date: newest(entries), Lastmod: b.changed(entries), URL: address, Layout: "list",
				Sitemap: &sitemapEntry{Disable: true},
				Params:  continuation{Heading: head, Trail: trail, List: listPage(base, entries, by, n)},
			}
		})
	}
}

// feedSize is how many write-ups a feed holds: what an editor publishes in a
// busy month.
const feedSize = 20

// feed lists the newest of the write-ups, for GetPage.
func feed(entries []*archive.Entry) []string {
	newest := latest(entries, feedSize)
	refs := make([]string, len(newest))
	for i, entry := range newest {
		refs[i] = ref(entry.Address)
	}
	return refs
}
