package shard

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/search"
	"github.com/khotin/khotin/internal/vi"
)

// A province holds the places of the catalogue whose paths begin alike, in the
// manifest as [label, own, [part, …]], and its path after that if it is not the
// slug of the label: half of 6 KB are saved, all over the country.
type province struct {
	path, label string
	own         bool // it is a place itself
	parts       []part
}

// A part is a place inside a province: its label, which the reader completes
// with a comma and that of the province; or [label, path] if the path is not
// the label's slug; or [label, path, 1] with the whole label.
type part struct {
	path, label string
	whole       bool
}

func (p province) MarshalJSON() ([]byte, error) {
	own := 0
	if p.own {
		own = 1
	}
	parts := p.parts
	if parts == nil {
		parts = []part{}
	}
	fields := []any{p.label, own, parts}
	if !named(p.label, p.path) {
		fields = append(fields, p.path)
	}
	return json.Marshal(fields)
}

func (p part) MarshalJSON() ([]byte, error) {
	switch {
	case p.whole:
		return json.Marshal([]any{p.label, p.path, 1})
	case !named(p.label, p.path):
		return json.Marshal([]any{p.label, p.path})
	}
	return json.Marshal(p.label)
}

// named reports whether a reader can tell the path from the label. It need not
// know how long slugs are cut.
func named(label, path string) bool { return len(label) <= vi.MaxSlugBytes && vi.Slug(label) == path }

func (p *province) UnmarshalJSON(data []byte) error {
	var own int
	given, err := unmarshalArray(data, 3, &p.label, &own, &p.parts, &p.path)
	p.own = own != 0
	if given == 3 {
		p.path = vi.Slug(p.label)
	}
	return err
}

func (p *part) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &p.label); err == nil {
		p.path = vi.Slug(p.label)
		return nil
	}
	var whole int
	_, err := unmarshalArray(data, 2, &p.label, &p.path, &whole)
	p.whole = whole != 0
	return err
}

// unmarshalArray reads an array of unlike values, of which the last ones may be
// left out, and tells how many were given.
func unmarshalArray(data []byte, least int, into ...any) (given int, err error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return 0, err
	}
	if len(raw) < least || len(raw) > len(into) {
		return 0, fmt.Errorf("an array of %d, not of %d to %d", len(raw), least, len(into))
	}
	for i := range raw {
		if err := json.Unmarshal(raw[i], into[i]); err != nil {
			return 0, err
		}
	}
	return len(raw), nil
}

// groupPlaces writes the places, which are in byte order, by province. A
// province's label is its own, or else what its first part's ends with.
func groupPlaces(places []search.Label) []province {
	groups := []province{}
	for _, place := range places {
		path, inside, isPart := strings.Cut(place.ID, "/")
		if len(groups) == 0 || groups[len(groups)-1].path != path {
			groups = append(groups, province{path: path, label: provinceLabel(place.Label, isPart)})
		}
		g := &groups[len(groups)-1]
		if !isPart {
			g.own, g.label = true, place.Label
			continue
		}
		label, short := strings.CutSuffix(place.Label, ", "+g.label)
		g.parts = append(g.parts, part{inside, label, !short})
	}
	return groups
}

func provinceLabel(label string, isPart bool) string {
	if i := strings.LastIndex(label, ", "); isPart && i >= 0 {
		return label[i+2:]
	}
	return label
}

// ungroupPlaces is the other way round.
func ungroupPlaces(groups []province) []search.Label {
	var places []search.Label
	for _, g := range groups {
		if g.own {
			places = append(places, search.Label{ID: g.path, Label: g.label})
		}
		for _, p := range g.parts {
			label := p.label
			if !p.whole {
				label += ", " + g.label
			}
			places = append(places, search.Label{ID: g.path + "/" + p.path, Label: label})
		}
	}
	return places
}
