package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// deriveCommunes makes the communes of the reform, in the order of their
// provinces, then by name, each with the districts it took land from.
func deriveCommunes(src sources, provinces []*gazetteer.Province, districts []*gazetteer.District) ([]*gazetteer.Commune, error) {
	byCode := map[string]*gazetteer.Commune{}
	var communes []*gazetteer.Commune
	for _, r := range src.communes {
		p, err := findProvince(provinces, r["province"])
		if err != nil {
			return nil, err
		}
		kind, name := unitName(r["commune"])
		c := &gazetteer.Commune{Unit: gazetteer.Unit{Name: name, Type: kind, Slug: vi.Slug(kind + " " + name), Code: r["commune_code"]}, Province: p}
		byCode[c.Code] = c
		communes = append(communes, c)
	}
	numberTwins(communes)
	slices.SortFunc(communes, func(a, b *gazetteer.Commune) int {
		return cmp.Or(
			cmp.Compare(slices.Index(provinces, a.Province), slices.Index(provinces, b.Province)),
			vi.Compare(a.Name, b.Name), vi.Compare(a.Type, b.Type), cmp.Compare(a.Code, b.Code))
	})
	return communes, linkCommunes(src.taken, byCode, districts)
}

// numberTwins adds the code to the slugs of communes that would share an
// address: Xã Văn Lang and Xã Văn Lăng of one province. Both get it, so that no
// address depends on which of the two was written about first.
func numberTwins(communes []*gazetteer.Commune) {
	bearers := map[string]int{}
	for _, c := range communes {
		bearers[c.Locality().Path()]++
	}
	for _, c := range communes {
		if bearers[c.Locality().Path()] > 1 {
			c.Slug += "-" + c.Code
		}
	}
}

// linkCommunes notes the districts of the last day that each commune took over.
func linkCommunes(taken []row, communes map[string]*gazetteer.Commune, districts []*gazetteer.District) error {
	last := map[string]*gazetteer.District{}
	for _, d := range districts {
		if d.Contains(gazetteer.Reform.Add(-1)) {
			last[d.CodeOn(gazetteer.Reform)] = d
		}
	}
	link := func(district, commune string) error {
		d, c := last[district], communes[commune]
		if d == nil || c == nil {
			return fmt.Errorf("district %s to commune %s: no such district or commune", district, commune)
		}
		c.Districts = append(c.Districts, d)
		return nil
	}
	for _, r := range taken {
		if err := link(r["district_code"], r["new_commune_code"]); err != nil {
			return err
		}
	}
	for _, district := range slices.Sorted(maps.Keys(islands)) {
		if err := link(district, islands[district]); err != nil {
			return err
		}
	}
	for _, c := range communes {
		slices.SortFunc(c.Districts, func(a, b *gazetteer.District) int {
			return cmp.Compare(slices.Index(districts, a), slices.Index(districts, b))
		})
	}
	return nil
}

func communeRows(communes []*gazetteer.Commune) [][]string {
	rows := [][]string{{"code", "type", "name", "slug", "province", "districts"}}
	for _, c := range communes {
		var codes []string
		for _, d := range c.Districts {
			codes = append(codes, d.CodeOn(gazetteer.Reform))
		}
		rows = append(rows, []string{c.Code, c.Type, c.Name, c.Slug, c.Province.Slug, strings.Join(codes, " ")})
	}
	return rows
}
