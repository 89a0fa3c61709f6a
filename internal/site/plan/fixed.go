package plan

// newestOnHome is how many write-ups home shows: what a phone shows in three
// screens below the search box.
const newestOnHome = 6

// examplesOnHome is how many searches home gives as examples: one line.
const examplesOnHome = 3

// searchAddress is the page of the search.
const searchAddress = "/tim-kiem/"

// DataAddress is the page about the archive as tables, which lie beside it.
const DataAddress = "/du-lieu/"

// maxParts is the number of districts and communes up to which one page lists
// them all, below their provinces; a link takes about 0.12 KB.
const maxParts = 400

// manyProvinces is the number of provinces above which the ways in name these
// alone: with their districts they would be longer than all the rest of home.
const manyProvinces = 12

// overview is what home, search, about and 404 show of the whole archive.
type overview struct {
	Trail      []link   `json:"trail"`
	Newest     []string `json:"newest"` // for GetPage
	Provinces  []branch `json:"provinces"`
	Many       bool     `json:"many_provinces,omitempty"`
	Years      []link   `json:"years"`
	Total      int      `json:"total"`
	Localities int      `json:"places"`
	FirstDay   string   `json:"first_day,omitempty"`
	LastDay    string   `json:"last_day,omitempty"`
	Feed       []string `json:"feed,omitempty"`
	Grid       *grid    `json:"grid,omitempty"`    // on home
	Phrases    []string `json:"phrases,omitempty"` // of the search page; on home as examples of what to search for
}

func (b *builder) addFixed() {
	date := newest(b.all)
	add := func(address, layout string, things things, outputs []string) {
		b.section(address, outputs, things, func() front {
			o := b.overview()
			switch layout {
			case "home":
				o.Grid = b.grid()
				o.Phrases = phrases(b.all)
				o.Phrases = o.Phrases[:min(len(o.Phrases), examplesOnHome)]
			case "search":
				o.Phrases = phrases(b.all)
			}
			return front{Title: layout, Date: date, Lastmod: b.changed(b.all), URL: address, Layout: layout, Params: o}
		})
	}
	add("/", "home", website, withFeed)
	add(searchAddress, "search", nil, pageOnly)
	add("/gioi-thieu/", "about", crumbs("/gioi-thieu/", nil), pageOnly)
	add(DataAddress, "data", crumbs(DataAddress, nil), pageOnly)
}

func (b *builder) overview() overview {
	o := overview{Trail: []link{}, Provinces: b.tree(), Total: len(b.all), Localities: b.filedLocalities()}
	o.Many = len(o.Provinces) > manyProvinces
	for _, entry := range latest(b.all, newestOnHome) {
		o.Newest = append(o.Newest, ref(entry.Address))
	}
	for _, y := range yearsOf(b.years) {
		l := yearLink(y)
		l.Count, l.Related = len(b.years[y.First].filed), len(b.years[y.First].related)
		o.Years = append(o.Years, l)
	}
	o.LastDay = newest(b.all)
	o.FirstDay = oldest(b.all)
	o.Feed = feed(b.all)
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
