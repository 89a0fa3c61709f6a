package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// earlierProvinces are the provinces that ended before the reform of 2025. The
// history knows them by their districts only, the days are those on which these
// went over.
var earlierProvinces = []struct {
	code, name, into string
	ended            gazetteer.Day // the first day without it
}{
	{"28", "Hà Tây", "Hà Nội", 2008_08_01},
	{"46", "Thừa Thiên Huế", "Huế", 2025_01_01},
}

// deriveProvinces makes one province for each name out of the map of the
// reform and the few that had ended before it, in Vietnamese order.
func deriveProvinces(src sources) ([]*gazetteer.Province, error) {
	byName := map[string]*gazetteer.Province{}
	add := func(code, written string, span gazetteer.Span) *gazetteer.Province {
		kind, name := unitName(written)
		if byName[name] == nil {
			byName[name] = &gazetteer.Province{Unit: gazetteer.Unit{Name: name, Slug: vi.Slug(name), Type: kind}}
		}
		p := byName[name]
		p.Codes = appendCode(p.Codes, code, span)
		return p
	}
	for _, r := range src.reform {
		add(r["old_code"], r["old_province"], gazetteer.Span{To: gazetteer.Reform.Add(-1)})
	}
	for _, r := range src.communes {
		add(r["province_code"], r["province"], gazetteer.Span{From: gazetteer.Reform})
	}
	for _, e := range earlierProvinces {
		add(e.code, "Tỉnh "+e.name, gazetteer.Span{To: e.ended.Add(-1)}).MergedInto = byName[e.into]
		if into := byName[e.into]; into.Codes[0].Code == e.code {
			into.Codes[0].From = e.ended // renamed, not merged: it begins where the other ends
		}
	}
	if err := mergeProvinces(src.reform, byName); err != nil {
		return nil, err
	}
	return sortProvinces(byName), nil
}

// mergeProvinces says of each province that ended with the reform what it
// became part of.
func mergeProvinces(reform []row, byName map[string]*gazetteer.Province) error {
	for _, r := range reform {
		_, before := unitName(r["old_province"])
		_, after := unitName(r["new_province"])
		if byName[after] == nil {
			return fmt.Errorf("provinces_2025.csv: %s has no communes", after)
		}
		if before != after {
			byName[before].MergedInto = byName[after]
		}
	}
	return nil
}

// appendCode adds a code to those of a province or district, or lengthens the last one if the
// unit keeps it without a gap.
func appendCode(codes []gazetteer.CodeSpan, code string, span gazetteer.Span) []gazetteer.CodeSpan {
	if n := len(codes); n > 0 && codes[n-1].Code == code {
		last := &codes[n-1]
		if last.To == span.To {
			return codes
		}
		if last.To.Add(1) == span.From {
			last.To = span.To
			return codes
		}
	}
	return append(codes, gazetteer.CodeSpan{Code: code, Span: span})
}

func sortProvinces(byName map[string]*gazetteer.Province) []*gazetteer.Province {
	var sorted []*gazetteer.Province
	for _, p := range byName {
		sorted = append(sorted, p)
	}
	slices.SortFunc(sorted, func(a, b *gazetteer.Province) int { return vi.Compare(a.Name, b.Name) })
	return sorted
}

func provinceRows(provinces []*gazetteer.Province) [][]string {
	rows := [][]string{{"code", "type", "name", "slug", "from", "to", "into"}}
	for _, p := range provinces {
		for i, c := range p.Codes {
			into := ""
			if p.MergedInto != nil && i == len(p.Codes)-1 {
				into = p.MergedInto.Slug
			}
			rows = append(rows, []string{c.Code, p.Type, p.Name, p.Slug, c.From.String(), c.To.String(), into})
		}
	}
	return rows
}

// findProvince returns the province of a name in the lists, with or without
// the word for the unit.
func findProvince(provinces []*gazetteer.Province, written string) (*gazetteer.Province, error) {
	_, name := unitName(strings.TrimSpace(written))
	for _, p := range provinces {
		if p.Name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("unknown province %q", written)
}
