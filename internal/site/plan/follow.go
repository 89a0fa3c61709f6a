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

// Bounds of names that anybody may write. What occurs once needs no feed. Whether a
// name has a feed depends on its own write-ups alone: none loses it because others
// become more frequent. So that the page of all feeds stays short it shows the most
// frequent names of a field; all stand on a list of their own, 0.3 KB each.
const (
	followedFrom = 2
	mostNamed    = 12
	namesPerPage = 200
)

// A followed is what can be followed beside localities and school years: a value of
// a field, or a search.
type followed struct {
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
	All   *link  `json:"all,omitempty"` // to the list of all of them, if there are more
}

// followedList is one page of the list of all that can be followed under one heading.
type followedList struct {
	EveryPage
	Links []link     `json:"links"`
	List  pageWindow `json:"list"`
}

// A followedKind is the searches that can be followed, or the values of one field.
type followedKind struct {
	label  string // of the field
	prefix string // of the addresses of their pages
	open   bool   // they are names that anybody may write
	values []*followed
}

// address is the list of all of them.
func (k *followedKind) address() string {
	return followAddress + strings.TrimSuffix(k.prefix, "-") + "/"
}

// addFollowed adds a page for everything that can be followed beside localities and
// school years.
func (b *builder) addFollowed() {
	searches := &followedKind{}
	for _, s := range b.options.Searches {
		searches.values = append(searches.values, &followed{name: s.Name, slug: s.Slug(), search: s.Query, asked: &s})
	}
	b.followed = append(b.followed, searches)
	fields := article.Fields()
	for _, row := range followedFields {
		f := fields[slices.IndexFunc(fields, func(f article.Field) bool { return f.Key == row.key })]
		b.followed = append(b.followed, &followedKind{label: firstUpper(f.Label.In(b.options.Lang)), prefix: row.prefix, open: f.Type != article.TypeEnum,
			values: b.followedValues(f, row.facet, row.prefix)})
	}
	for _, k := range b.followed {
		for _, f := range k.values {
			b.addFollowedPage(k, f)
		}
		if k.open && len(k.values) > mostNamed {
			b.addFollowedList(k)
		}
	}
}

// wayToFollow is the trail of what stands below the page of all feeds.
func (b *builder) wayToFollow() []link {
	return []link{{Name: b.text("follow_title", nil), Address: relative(followAddress)}}
}

// addFollowedPage adds the page of one of a kind.
func (b *builder) addFollowedPage(k *followedKind, f *followed) {
	b.section(f.address(), withFeed, f.entries, crumbs(f.address(), []link{{Address: relative(followAddress)}}), func() front {
		page := &followedPage{EveryPage: b.listed(f.name, f.total, b.wayToFollow()), Label: k.label, Search: relative(searchAddress) + "?" + f.search.Encode(),
			Total: f.total, Newest: b.cards(latest(f.entries, FeedSize)), Feed: b.feed(f.entries)}
		return front{Title: f.slug, Layout: "followed", Params: page}
	})
	b.pages[len(b.pages)-1].followed = f
}

// addFollowedList adds the list of all of one kind, by the alphabet.
func (b *builder) addFollowedList(k *followedKind) {
	base := k.address()
	for n := 1; n <= pagesOf(len(k.values), namesPerPage); n++ {
		w := windowOf(base, n, namesPerPage, len(k.values))
		b.windowPage(base, n, b.all, crumbs(pageAddress(base, n), []link{{Address: relative(followAddress)}}), func() front {
			page := &followedList{EveryPage: b.page(b.numbered(k.label, n), b.text("follow_list", map[string]any{"Label": k.label}), b.wayToFollow()),
				Links: followedLinks(k.values[w.First-1 : w.Last]), List: w}
			return front{Title: k.label, Layout: "followed-list", Params: page}
		})
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
		slices.SortFunc(all, func(x, y *followed) int { return cmp.Or(vi.Compare(x.name, y.name), strings.Compare(x.slug, y.slug)) })
	}
	for _, f := range all {
		f.slug = prefix + f.slug
	}
	return all
}

// followedValue is one value of a field, without its write-ups.
func (b *builder) followedValue(field article.Field, facet search.Facet, v string) *followed {
	f := &followed{name: v, slug: vi.Slug(v), search: url.Values{facet.String(): {v}}}
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

// followedGroups are the ways to what can be followed, under their headings, the most
// frequent names of each.
func (b *builder) followedGroups() (groups []followedGroup) {
	for _, k := range b.followed {
		if len(k.values) == 0 {
			continue
		}
		group, shown := followedGroup{Label: b.followedLabel(k)}, k.values
		if k.open && len(shown) > mostNamed {
			group.All = &link{Address: relative(k.address()), Count: len(shown)}
			shown = mostFollowed(shown, mostNamed)
		}
		group.Links = followedLinks(shown)
		groups = append(groups, group)
	}
	return groups
}

// A followedSearch leads from the search page to what follows a search.
type followedSearch struct {
	Name    string `json:"name"`
	Address string `json:"address"` // of its page, as relURL takes it
	Search  string `json:"search"`  // the address of the search page, from "?" on
}

// followedSearches are the searches that the settings name, and the values of closed
// lists.
func (b *builder) followedSearches() (all []followedSearch) {
	for _, k := range b.followed {
		if k.open {
			continue
		}
		for _, f := range k.values {
			all = append(all, followedSearch{Name: f.name, Address: relative(f.address()), Search: "?" + f.search.Encode()})
		}
	}
	return all
}

// followedLabel is the heading above them.
func (b *builder) followedLabel(k *followedKind) string {
	return cmp.Or(k.label, b.text("follow_searches", nil))
}

// mostFollowed are so many of them, in the order that they have.
func mostFollowed(all []*followed, n int) []*followed {
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(x, y *followed) int { return y.total - x.total })
	chosen := map[*followed]bool{}
	for _, f := range ranked[:n] {
		chosen[f] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(f *followed) bool { return !chosen[f] })
}

func followedLinks(all []*followed) (links []link) {
	for _, f := range all {
		links = append(links, link{Name: f.name, Address: relative(f.address())})
	}
	return links
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
