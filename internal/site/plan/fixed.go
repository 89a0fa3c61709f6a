package plan

import "sync"

// newestOnHome is how many write-ups home shows: what a phone shows in three
// screens below the search box.
const newestOnHome = 6

// examplesOnHome is how many searches home gives as examples: one line.
const examplesOnHome = 3

// searchAddress is the page of the search.
const searchAddress = "/tim-kiem/"

// guideAddress is the page that says how to search.
const guideAddress = searchAddress + "huong-dan/"

// followAddress is the page that lists the feeds.
const followAddress = "/theo-doi/"

// missingAddress is the page that servers show where there is none.
const missingAddress = "/404.html"

// headings are the texts of the interface that fixed pages are called.
var headings = map[string]string{"home": "home", "search": "search", "about": "about", "data": "data", "guide": "guide", "follow": "follow_title"}

// DataAddress is the page about the archive as tables, which lie beside it.
const DataAddress = "/du-lieu/"

// maxParts is the number of districts and communes up to which one page lists
// them all, below their provinces; a link takes about 0.12 KB.
const maxParts = 400

// manyProvinces is the number of provinces above which the ways in name these
// alone: with their districts they would be longer than all the rest of home.
const manyProvinces = 12

// overview is what home, search, about, 404 and the page of feeds show of the whole archive.
type overview struct {
	EveryPage
	Newest     []cardItem       `json:"newest"`    // on home
	Provinces  []branch         `json:"provinces"` // with their parts, if those are few
	Many       bool             `json:"many_provinces,omitempty"`
	Years      []link           `json:"years"`
	Total      int              `json:"total"`  // write-ups
	Localities int              `json:"places"` // with write-ups of their own
	FirstDay   string           `json:"first_day,omitempty"`
	LastDay    string           `json:"last_day,omitempty"`
	Feed       []feedItem       `json:"feed,omitempty"`     // on home
	Grid       *grid            `json:"grid,omitempty"`     // on home
	Maps       []tileMap        `json:"maps,omitempty"`     // on home, the latest first
	Phrases    []string         `json:"phrases,omitempty"`  // of the search page; on home as examples of what to search for
	Data       any              `json:"data,omitempty"`     // of the page about the data
	Followed   []followedGroup  `json:"followed,omitempty"` // of the page of feeds: beside localities and school years
	Searches   []followedSearch `json:"searches,omitempty"` // of the search page: those that can be followed
	History    string           `json:"history,omitempty"`  // on about: the address of the page of what was changed, if there is one
}

func (b *builder) addFixed() {
	first := len(b.pages)
	phrases := sync.OnceValue(func() []string { return phrases(b.all) })
	add := func(address, layout string, things things, outputs []string) {
		b.section(address, outputs, b.all, things, func() front {
			o := b.overview(b.text(headings[layout], nil))
			switch layout {
			case "home":
				o.Heading = b.plan.identity.Title
				o.Newest, o.Feed = b.cards(latest(b.all, newestOnHome)), b.feed(b.all)
				o.Grid, o.Maps = b.grid(), b.tileMaps()
				o.Phrases = phrases()
				o.Phrases = o.Phrases[:min(len(o.Phrases), examplesOnHome)]
			case "search":
				o.Phrases, o.Searches = phrases(), b.followedSearches()
			case "follow":
				o.Description = shortened(b.text("follow_intro", nil))
				o.Followed = b.followedGroups()
			case "about":
				o.History = b.historyAddress()
			case "data":
				o.Data = b.plan.late.Data
				o.Description = shortened(b.text("data_intro", nil))
			}
			return front{Title: layout, Layout: layout, Params: o}
		})
	}
	add("/", "home", website, withFeed)
	add(searchAddress, "search", nil, pageOnly)
	add(guideAddress, "guide", crumbs(guideAddress, nil), pageOnly)
	add(followAddress, "follow", crumbs(followAddress, nil), pageOnly)
	add("/gioi-thieu/", "about", crumbs("/gioi-thieu/", nil), pageOnly)
	add(DataAddress, "data", crumbs(DataAddress, nil), pageOnly)
	b.leaf(missingAddress, nil, b.all, nil, func() front {
		return front{Title: "404", Layout: "404", Sitemap: unlisted, Params: b.overview(b.text("not_found", nil))}
	})
	b.pages[len(b.pages)-1].outputs = []string{"404"} // the format that Hugo has its layout for
	for _, p := range b.pages[first:] {
		p.fixed = true
	}
}

func (b *builder) overview(heading string) *overview {
	o := &overview{EveryPage: b.page(heading, b.plan.identity.Site.Description, nil), Provinces: b.tree(), Total: len(b.all), Localities: b.filedLocalities()}
	o.Many = len(o.Provinces) > manyProvinces
	for _, y := range yearsOf(b.years) {
		l := yearLink(y)
		l.Count, l.Related = len(b.years[y.First].filed), len(b.years[y.First].related)
		o.Years = append(o.Years, l)
	}
	o.LastDay = newest(b.all)
	o.FirstDay = oldest(b.all)
	return o
}

// filedLocalities is how many localities have write-ups of their own.
func (b *builder) filedLocalities() int {
	paths := map[string]bool{}
	for _, entry := range b.all {
		paths[entry.Locality.Path()] = true
	}
	return len(paths)
}

// tree lists the provinces, with their parts unless there are too many.
func (b *builder) tree() []branch {
	branches := make([]branch, 0, len(b.localities))
	for _, province := range b.provinces() {
		branches = append(branches, branch{link: province.link(), Parts: partLinks(province.parts)})
	}
	return trimmed(branches)
}

// trimmed leaves the provinces alone if they have too many parts for one page.
func trimmed(branches []branch) []branch {
	parts := 0
	for _, b := range branches {
		parts += len(b.Parts)
	}
	if parts > maxParts {
		for i := range branches {
			branches[i].Parts = nil
		}
	}
	return branches
}
