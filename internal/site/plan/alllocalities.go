package plan

import "slices"

// localitiesAddress is the page that lists all localities.
const localitiesAddress = "/dia-phuong/"

// localitiesPage lists all localities that have a page, A to Z.
type localitiesPage struct {
	EveryPage
	Letters []localitiesLetter `json:"letters"`
	Maps    []tileMap          `json:"maps"`          // the latest first
	Cut     bool               `json:"cut,omitempty"` // districts and communes stand on the pages of their provinces: there are too many
}

// A localitiesLetter is the provinces whose names begin with one letter.
type localitiesLetter struct {
	Letter    string             `json:"letter"`
	Provinces []provinceInLetter `json:"provinces"`
}

// A provinceInLetter is a province with its districts and communes.
type provinceInLetter struct {
	branch
	Now []link `json:"now,omitempty"` // the province that it is part of today
}

func (b *builder) addAllLocalities() {
	b.section(localitiesAddress, pageOnly, b.all, crumbs(localitiesAddress, nil), func() front {
		tree := b.tree()
		page := &localitiesPage{EveryPage: b.page(b.text("places", nil), b.text("places_intro", nil), nil), Letters: []localitiesLetter{}, Maps: b.tileMaps()}
		listed := slices.ContainsFunc(tree, func(province branch) bool { return len(province.Parts) > 0 })
		page.Cut = !listed && len(b.localities) > len(tree)
		for i, province := range b.provinces() {
			letter := firstLetter(province.Name())
			if last := len(page.Letters) - 1; last < 0 || page.Letters[last].Letter != letter {
				page.Letters = append(page.Letters, localitiesLetter{Letter: letter})
			}
			last := &page.Letters[len(page.Letters)-1]
			last.Provinces = append(last.Provinces, provinceInLetter{branch: tree[i], Now: b.changes(province).After})
		}
		return front{Title: "dia-phuong", Layout: "places", Params: page}
	})
}

// firstLetter is the letter under which the name of a province stands: Đ is one
// of its own. No province begins with a letter that bears a mark of tone.
func firstLetter(name string) string {
	for _, r := range name {
		return string(r)
	}
	return ""
}
