package plan

import (
	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
)

// pageSize is how many write-ups one page of a list shows. A card takes about
// 0.6 KB, so that a page stays well below 100 KB whatever else it holds.
const pageSize = 50

// A group is some write-ups of a list, one after the other, under one heading.
type group struct {
	heading
	WriteUps []cardItem `json:"write_ups"`
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
	Groups []group `json:"groups"`
	pageWindow
}

// grouping gives the heading under which a write-up stands.
type grouping func(*archive.Entry) heading

func ungrouped(*archive.Entry) heading { return heading{} }

// listPage cuts out page n of the list that begins at address base.
func (b *builder) listPage(base string, entries []*archive.Entry, by grouping, n int) list {
	w := windowOf(base, n, pageSize, len(entries))
	return list{b.groups(entries[w.First-1:w.Last], by), w}
}

func (b *builder) groups(entries []*archive.Entry, by grouping) []group {
	var out []group
	for _, entry := range entries {
		above := by(entry)
		if last := len(out) - 1; last < 0 || out[last].heading != above {
			out = append(out, group{heading: above})
		}
		last := &out[len(out)-1]
		last.WriteUps = append(last.WriteUps, b.card(entry))
	}
	return out
}

// continuation is what the further pages of a list show.
type continuation struct {
	EveryPage
	SchoolYear string `json:"school_year,omitempty"` // that the list is of, if it is of one
	List       list   `json:"list"`
}

// subject says what a list is about: a locality, a school year, or both.
type subject struct {
	locality string // full name
	year     article.SchoolYear
}

// key is the school year as layouts take it; empty if there is none.
func (s subject) key() string {
	if s.year.IsZero() {
		return ""
	}
	return s.year.String()
}

// addFurther adds the pages of a list after the first.
func (b *builder) addFurther(base string, of subject, l *locality, trail []link, entries []*archive.Entry, by grouping) {
	for n := 2; n <= pagesOf(len(entries), pageSize); n++ {
		address := pageAddress(base, n)
		b.leaf(address, nil, entries, b.collection(address, l, trail, entries, n), func() front {
			heading := b.numbered(b.called(of), n)
			return front{
				Title: of.locality + " " + of.key(), Layout: "list",
				Sitemap: unlisted,
				Params:  &continuation{EveryPage: b.listed(heading, len(entries), trail), SchoolYear: of.key(), List: b.listPage(base, entries, by, n)},
			}
		})
	}
}
