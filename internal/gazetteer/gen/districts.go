package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// record is one line of the history: what a code stood for, and when.
type record struct {
	unit, province string
	gazetteer.Span
}

// deriveDistricts makes one district for each province, type and name, in the
// order of the provinces, then by name. A district that was given another code is
// one district with several codes.
func deriveDistricts(src sources, provinces []*gazetteer.Province) ([]*gazetteer.District, error) {
	byCode, err := readHistory(src.history)
	if err != nil {
		return nil, err
	}
	all := map[[2]string]*gazetteer.District{}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		rows := byCode[code]
		slices.SortFunc(rows, func(a, b record) int { return cmp.Compare(a.From, b.From) })
		for _, r := range correct(code, rows) {
			p, err := findProvince(provinces, r.province)
			if err != nil {
				return nil, err
			}
			kind, name := unitName(r.unit)
			key := [2]string{p.Slug, kind + " " + name}
			if all[key] == nil {
				all[key] = &gazetteer.District{Unit: gazetteer.Unit{Name: name, Type: kind, Slug: vi.Slug(kind + " " + name)}, Province: p}
			}
			all[key].Codes = append(all[key].Codes, gazetteer.CodeSpan{Code: code, Span: r.Span})
		}
	}
	districts := sortDistricts(all, provinces)
	return districts, checkDistricts(districts)
}

// readHistory reads the lines of the history by code. What the first snapshot
// holds began before the record, what has no end ended with the reform.
func readHistory(history []row) (map[string][]record, error) {
	byCode := map[string][]record{}
	for _, r := range history {
		from, err := day(r["valid_from"])
		if err != nil {
			return nil, err
		}
		until, err := day(r["valid_to"])
		if err != nil {
			return nil, err
		}
		if from == gazetteer.RecordBegins {
			from = 0
		}
		if until == 0 {
			until = gazetteer.Reform
		}
		kind, name := unitName(r["gso_name"])
		byCode[r["district_code"]] = append(byCode[r["district_code"]],
			record{kind + " " + name, r["province"], gazetteer.Span{From: from, To: until.Add(-1)}})
	}
	return byCode, nil
}

// sortDistricts joins the codes of each district in order of time and sorts the
// districts.
func sortDistricts(all map[[2]string]*gazetteer.District, provinces []*gazetteer.Province) []*gazetteer.District {
	var sorted []*gazetteer.District
	for _, d := range all {
		spans := d.Codes
		slices.SortFunc(spans, func(a, b gazetteer.CodeSpan) int { return cmp.Compare(a.From, b.From) })
		d.Codes = nil
		for _, c := range spans {
			d.Codes = appendCode(d.Codes, c.Code, c.Span)
		}
		d.Span = gazetteer.Span{From: d.Codes[0].From, To: d.Codes[len(d.Codes)-1].To}
		sorted = append(sorted, d)
	}
	slices.SortFunc(sorted, func(a, b *gazetteer.District) int {
		return cmp.Or(
			cmp.Compare(slices.Index(provinces, a.Province), slices.Index(provinces, b.Province)),
			vi.Compare(a.Name, b.Name), vi.Compare(a.Type, b.Type))
	})
	return sorted
}

// checkDistricts makes sure that no address has two owners and that no district
// vanishes and comes back.
func checkDistricts(districts []*gazetteer.District) error {
	owners := map[string]string{}
	for _, d := range districts {
		path := d.Locality().Path()
		if owner, taken := owners[path]; taken {
			return fmt.Errorf("%s and %s would share the address %s", owner, d.Name, path)
		}
		owners[path] = d.Name
		for i := range d.Codes[1:] {
			if d.Codes[i].To.Add(1) != d.Codes[i+1].From {
				return fmt.Errorf("%s has a gap or an overlap at %s", path, d.Codes[i].To)
			}
		}
	}
	return nil
}

func districtRows(districts []*gazetteer.District) [][]string {
	rows := [][]string{{"code", "type", "name", "slug", "province", "from", "to"}}
	for _, d := range districts {
		for _, c := range d.Codes {
			rows = append(rows, []string{c.Code, d.Type, d.Name, d.Slug, d.Province.Slug, c.From.String(), c.To.String()})
		}
	}
	return rows
}
