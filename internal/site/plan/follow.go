package plan

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A Search is one that an archive's settings name, so that it can be followed.
type Search struct {
	Name  string
	Query url.Values // as the address of the search page has it
}

// Slug is the last part of the address of a search's page.
func (s Search) Slug() string { return "tim-" + vi.Slug(s.Name) }

// Found is what a search finds.
type Found struct {
	Newest  []string // addresses of write-ups, the newest first, FeedSize at most
	Total   int
	Unknown []string // filters that name nothing of the archive: "kind=abc"
}

// followedFields are the fields whose values can be followed, what their filters are
// called, and how the addresses of their pages begin.
var followedFields = []struct {
	key    string
	facet  search.Facet
	prefix string
}{
	{"kind", search.FacetKind, "loai-"}, {"levels", search.FacetLevel, "cap-"},
	{"organiser", search.FacetOrganiser, "don-vi-"}, {"tags", search.FacetTag, "tu-khoa-"},
}

// Bounds of names that anybody may write, so that the page that lists them stays
// light: what occurs once needs no feed.
const (
	followedFrom = 2  // write-ups with the name
	mostFollowed = 40 // names of one field, the most frequent ones
)

// A followed is what can be followed beside localities and school years: a value of
// a field, or a search.
type followed struct {
	label   string // of the field
	name    string
	slug    string
	search  url.Values
	entries []*archive.Entry // of a search, known when it has been asked
	total   int
	asked   *Search
}

func (f *followed) address() string { return followAddress + f.slug + "/" }

// followedPage is the page of something that can be followed.
type followedPage struct {
	EveryPage
	Label  string     `json:"label,omitempty"` // of the field, if it is a value of one
	Search string     `json:"search"`          // the search that finds all of it, as relURL takes it
	Total  int        `json:"total"`
	Newest []cardItem `json:"newest"`
	Feed   []feedItem `json:"feed"`
}

// A followedGroup is what can be followed under one heading.
type followedGroup struct {
	Label string `json:"label"`
	Links []link `json:"links"`
}

// addFollowed adds a page for everything that can be followed beside localities and
// school years.
func (b *builder) addFollowed() {
	for _, s := range b.options.Searches {
		b.followed = append(b.followed, &followed{name: s.Name, slug: s.Slug(), search: s.Query, asked: &s})
	}
	fields := article.Fields()
	for _, row := range followedFields {
		f := fields[slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == row.key })]
		b.followed = append(b.followed, b.followedValues(f, row.facet, row.prefix)...)
	}
	for _, f := range b.followed {
		b.section(f.address(), withFeed, f.entries, crumbs(f.address(), []link{{Address: relative(followAddress)}}), func() front {
			trail := []link{{Name: b.text("follow_title", nil), Address: relative(followAddress)}}
			page := &followedPage{EveryPage: b.listed(f.name, f.total, trail), Label: f.label, Search: relative(searchAddress) + "?" + f.search.Encode(),
				Total: f.total, Newest: b.cards(latest(f.entries, FeedSize)), Feed: b.feed(f.entries)}
			return front{Title: f.slug, Layout: "followed", Params: page}
		})
		b.pages[len(b.pages)-1].followed = f
	}
}

// followedValues are those of a field: of a closed list in its order, names by the
// alphabet. A name in several spellings is one.
func (b *builder) followedValues(field article.Field, facet search.Facet, prefix string) []*followed {
	list := b.archive.Rules.List(field.Enum)
	if field.Type == article.TypeEnum && list == nil {
		return nil
	}
	byKey := map[string]*followed{}
	var all []*followed
	for _, e := range b.all {
		for _, v := range valuesOf(field, e) {
			f := b.followedValue(field, facet, v)
			if byKey[f.slug] == nil {
				byKey[f.slug], all = f, append(all, f)
			}
			if f = byKey[f.slug]; f.total == 0 || f.entries[f.total-1] != e {
				f.entries, f.total = append(f.entries, e), f.total+1
			}
		}
	}
	if field.Type == article.TypeEnum {
		ids := list.IDs()
		slices.SortFunc(all, func(x, y *followed) int { return slices.Index(ids, x.slug) - slices.Index(ids, y.slug) })
	} else {
		all = slices.DeleteFunc(all, func(f *followed) bool { return f.total < followedFrom || f.slug == "" })
		slices.SortFunc(all, func(x, y *followed) int { return cmp.Or(y.total-x.total, strings.Compare(x.slug, y.slug)) })
		all = all[:min(len(all), mostFollowed)]
		slices.SortFunc(all, func(x, y *followed) int { return cmp.Or(vi.Compare(x.name, y.name), strings.Compare(x.slug, y.slug)) })
	}
	for _, f := range all {
		f.slug = prefix + f.slug
	}
	return all
}

// followedValue is one value of a field, without its write-ups.
func (b *builder) followedValue(field article.Field, facet search.Facet, v string) *followed {
	f := &followed{label: firstUpper(field.Label.In(b.options.Lang)), name: v, slug: vi.Slug(v), search: url.Values{facet.String(): {v}}}
	if field.Type == article.TypeEnum {
		f.name, f.slug = b.archive.Rules.List(field.Enum).Label(v).In(b.options.Lang), v
	}
	return f
}

// valuesOf are those of a field of a write-up, one or several.
func valuesOf(field article.Field, e *archive.Entry) (values []string) {
	switch v := field.Value(e.WriteUp).(type) {
	case string:
		values = append(values, v)
	case []any:
		for _, one := range v {
			values = append(values, one.(string))
		}
	}
	return values
}

// followedGroups are the ways to all that can be followed, under their headings.
func (b *builder) followedGroups() (groups []followedGroup) {
	for _, f := range b.followed {
		label := f.label
		if f.asked != nil {
			label = b.text("follow_searches", nil)
		}
		if last := len(groups) - 1; last < 0 || groups[last].Label != label {
			groups = append(groups, followedGroup{Label: label})
		}
		last := &groups[len(groups)-1]
		last.Links = append(last.Links, link{Name: f.name, Address: relative(f.address())})
	}
	return groups
}

// Searches are those that the pages of the plan ask for.
func (p *Plan) Searches() (all []Search) {
	for _, page := range p.Pages {
		if page.IsAsked() {
			all = append(all, *page.followed.asked)
		}
	}
	return all
}

// IsAsked reports whether the page shows what a search finds, which is known late.
func (p *Page) IsAsked() bool { return p.followed != nil && p.followed.asked != nil }

// answer gives the pages of searches what these have found.
func (p *Plan) answer(found func(Search) Found) {
	for _, page := range p.Pages {
		if !page.IsAsked() || found == nil {
			continue
		}
		f := page.followed
		answer := found(*f.asked)
		f.entries, f.total = nil, answer.Total
		for _, address := range answer.Newest {
			if e, ok := page.builder.archive.ByAddress(address); ok {
				f.entries = append(f.entries, e)
			}
		}
		page.entries = f.entries
	}
}
