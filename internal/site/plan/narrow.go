package plan

import (
	"net/url"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// narrowFrom is how many write-ups a list must have before it can be narrowed:
// fewer are seen at a glance, on two screens of a phone.
const narrowFrom = 8

// narrower leads from a list to its write-ups of one kind or level, which the
// search page shows. A closed list with fewer than two values in use is left out:
// choosing would change nothing.
type narrower struct {
	Kinds  []link `json:"kinds,omitempty"` // in the order of the archive's list, like Levels
	Levels []link `json:"levels,omitempty"`
}

// narrower counts the kinds and levels of write-ups that the search page finds
// by these filters; nil if there is nothing to choose.
func (b *builder) narrower(entries []*archive.Entry, filters url.Values) *narrower {
	if len(entries) < narrowFrom {
		return nil
	}
	n := &narrower{
		Kinds:  b.choices("kind", b.archive.Rules.Kinds, entries, filters, func(e *archive.Entry) []string { return []string{e.Kind} }),
		Levels: b.choices("level", b.archive.Rules.Levels, entries, filters, func(e *archive.Entry) []string { return e.Levels }),
	}
	if n.Kinds == nil && n.Levels == nil {
		return nil
	}
	return n
}

func (b *builder) choices(facet string, list *article.ClosedList, entries []*archive.Entry, filters url.Values, of func(*archive.Entry) []string) []link {
	if list == nil {
		return nil
	}
	counts := map[string]int{}
	for _, entry := range entries {
		for _, id := range of(entry) {
			counts[id]++
		}
	}
	var links []link
	for _, choice := range list.Choices() {
		if counts[choice.ID] > 0 {
			links = append(links, link{Name: choice.Label.In(b.options.Lang), Address: searchFor(filters, facet, choice.ID), Count: counts[choice.ID]})
		}
	}
	if len(links) < 2 {
		return nil
	}
	return links
}

// searchFor is the address of the search page with one filter more.
func searchFor(filters url.Values, facet, value string) string {
	all := url.Values{facet: {value}}
	for name, values := range filters {
		all[name] = slices.Clone(values)
	}
	return relative(searchAddress) + "?" + all.Encode()
}

// narrowLocality is the narrower of a locality's page, or of its page of a school
// year. A province has none: its page also lists what is filed under its parts,
// each of which would be a filter of its own.
func (b *builder) narrowLocality(l *locality, entries []*archive.Entry, years ...article.SchoolYear) *narrower {
	if l.Kind == gazetteer.InProvince {
		return nil
	}
	filters := url.Values{"district": {l.Path()}}
	for _, y := range years {
		filters.Set("school_year", y.String())
	}
	return b.narrower(entries, filters)
}
