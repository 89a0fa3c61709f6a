package shard

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/khotin/khotin/internal/search"
)

// A province holds the places of the catalogue whose paths begin alike, in the
// manifest as [path, label, own, [[part, label], …]].
type province struct {
	path, label string
	own         bool // it is a place itself
	parts       []part
}

// A part is a place inside a province: [part, label], its label being followed
// by a comma and that of the province; or [part, label, 1] with its whole label.
type part struct {
	path, label string
	whole       bool
}

func (p province) MarshalJSON() ([]byte, error) {
	own := 0
	if p.own {
		own = 1
	}
	parts := make([][]any, len(p.parts))
	for i, part := range p.parts {
		parts[i] = []any{part.path, part.label}
		if part.whole {
			parts[i] = append(parts[i], 1)
		}
	}
	return json.Marshal([]any{p.path, p.label, own, parts})
}

func (p *province) UnmarshalJSON(data []byte) error {
	var own int
	var parts [][]json.RawMessage
	if err := unmarshalArray(data, &p.path, &p.label, &own, &parts); err != nil {
		return err
	}
	p.own = own != 0
	for _, raw := range parts {
		if len(raw) != 2 && len(raw) != 3 {
			return errors.New("a place needs a path and a label")
		}
		one := part{whole: len(raw) == 3}
		if err := errors.Join(json.Unmarshal(raw[0], &one.path), json.Unmarshal(raw[1], &one.label)); err != nil {
			return err
		}
		p.parts = append(p.parts, one)
	}
	return nil
}

func unmarshalArray(data []byte, into ...any) error {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	if len(raw) != len(into) {
		return fmt.Errorf("an array of %d, not %d", len(raw), len(into))
	}
	for i := range into {
		if err := json.Unmarshal(raw[i], into[i]); err != nil {
			return err
		}
	}
	return nil
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
