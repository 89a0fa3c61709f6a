package search

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// shortUnit is a word for a kind of place as it is shortened before a name.
var shortUnit = regexp.MustCompile(`(?i)^(tp|tx|đk|dk|q|h|p|x|t)(?:\.\s*|\s+)`)

// fullUnits are the words that shortUnit stands for.
var fullUnits = map[string]string{"tp": "thành phố", "tx": "thị xã", "đk": "đặc khu", "dk": "đặc khu", "q": "quận", "h": "huyện", "p": "phường", "x": "xã", "t": "tỉnh"}

// placesElsewhen gives the indexes of the places that a text calls by what only the
// gazetteer knows: a code, or a name of another time, which are indexed as values
// are. A province behind a name, or before it in an address, tells which is meant.
func placesElsewhen(ctx context.Context, store Store, column *Column, text string) ([]int, error) {
	parts := strings.Split(text, ",")
	if address := strings.Split(strings.Trim(text, "/ "), "/"); len(address) > 1 {
		slices.Reverse(address)
		parts = address
	}
	var terms []string
	for _, part := range parts {
		terms = append(terms, ValueTerm(FacetDistrict, inFull(part)))
	}
	if slices.Contains(terms, "") {
		return nil, nil
	}
	lists, err := store.Postings(ctx, keysOf(terms), nil)
	if err != nil {
		return nil, err
	}
	meant := where(column.Values, func(Label) bool { return true })
	for i, part := range parts {
		held := make([]bool, len(column.Values))
		for _, d := range holdersOf(lists, terms[i]) {
			for _, place := range column.Sets[column.Codes[d]] {
				held[place] = true
			}
		}
		if i > 0 {
			for _, place := range PlacesNamed(column.Values, part) {
				held[place] = true
			}
		}
		meant = slices.DeleteFunc(meant, func(place int) bool { return !held[place] })
	}
	return meant, nil
}

// inFull writes out a shortened word for a kind of place, with marks if the name has some.
func inFull(name string) string {
	name = strings.TrimSpace(name)
	short := shortUnit.FindStringSubmatch(name)
	if short == nil {
		return name
	}
	unit, rest := fullUnits[strings.ToLower(short[1])], name[len(short[0]):]
	if strings.ToLower(rest) == vi.Fold(rest) {
		unit = vi.Fold(unit)
	}
	return unit + " " + rest
}
