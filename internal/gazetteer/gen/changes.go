package main

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"github.com/khotin/khotin/internal/gazetteer"
)

// change says that on a day a district was renamed to, split into or merged
// with another; both by their paths.
type change struct {
	on            gazetteer.Day
	before, after string
}

// deriveChanges links the districts before a change with those after it.
func deriveChanges(src sources, districts []*gazetteer.District) ([]change, error) {
	found := map[change]bool{}
	for _, c := range unrecorded {
		found[c] = true
	}
	for _, r := range src.changes {
		links, err := linksOf(r, districts)
		if err != nil {
			return nil, err
		}
		for _, c := range links {
			found[c] = true
		}
	}
	sorted := slices.SortedFunc(maps.Keys(found), func(a, b change) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.before, b.before), cmp.Compare(a.after, b.after))
	})
	return sorted, checkChanges(sorted, districts)
}

// partner finds the codes in the list of districts that communes came from or
// went to: "676 Huyện Lâm Hà x4; (new commune)  x1".
var partner = regexp.MustCompile(`(?:^|; )(\d{3}) `)

// linksOf reads one line of the list of changes.
func linksOf(r row, districts []*gazetteer.District) ([]change, error) {
	on, err := day(r["date"])
	if err != nil || on == swapped {
		return nil, err
	}
	code := r["district_code"]
	var pairs [][2]string // code before, code after
	switch r["event"] {
	case "renamed/retyped":
		pairs = [][2]string{{code, code}}
	case "added":
		for _, m := range partner.FindAllStringSubmatch(r["communes_went_to_or_came_from"], -1) {
			pairs = append(pairs, [2]string{m[1], code})
		}
	case "removed":
		for _, m := range partner.FindAllStringSubmatch(r["communes_went_to_or_came_from"], -1) {
			pairs = append(pairs, [2]string{code, m[1]})
		}
	default:
		return nil, fmt.Errorf("district_changes.csv: unknown event %q", r["event"])
	}
	var links []change
	for _, p := range pairs {
		before, after := pathOn(districts, p[0], on.Add(-1)), pathOn(districts, p[1], on)
		if before != "" && after != "" && before != after {
			links = append(links, change{on, before, after})
		}
	}
	return links, nil
}

// pathOn returns the path of the district that bore the code on a day, or "".
func pathOn(districts []*gazetteer.District, code string, on gazetteer.Day) string {
	for _, d := range districts {
		for _, c := range d.Codes {
			if c.Code == code && c.Contains(on) {
				return d.Locality().Path()
			}
		}
	}
	return ""
}

// checkChanges makes sure that every district that ended before the reform
// went somewhere, and that every one that began later came from somewhere.
func checkChanges(changes []change, districts []*gazetteer.District) error {
	for _, d := range districts {
		path := d.Locality().Path()
		ended, began := d.To.Add(1) < gazetteer.Reform, d.From != 0 && path != "quang-tri/huyen-con-co"
		for _, c := range changes {
			ended = ended && c.before != path
			began = began && c.after != path
		}
		if ended || began {
			return fmt.Errorf("%s: no change leads to it or from it", path)
		}
	}
	return nil
}

func changeRows(changes []change) [][]string {
	rows := [][]string{{"on", "before", "after"}}
	for _, c := range changes {
		rows = append(rows, []string{c.on.String(), c.before, c.after})
	}
	return rows
}
