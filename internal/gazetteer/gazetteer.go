package gazetteer

import (
	"sync"

	"github.com/khotin/khotin"
)

// Gazetteer is the whole record of localities. It is read-only and safe for
// concurrent use.
type Gazetteer struct {
	provinces []*Province // each list in Vietnamese order, as the tables are
	districts []*District
	communes  []*Commune

	paths map[string]Locality
	codes map[string][]Locality // by official code of any time

	names []name             // those of each kind in Vietnamese order, then the aliases
	keys  map[string][]int32 // where the names of a key are

	aliases map[string][]string // other names that people write, by path

	elsewhen func() map[Locality][]Locality // read once, when it is asked for
}

// Default returns the gazetteer of the embedded tables, parsed on the first
// call.
var Default = sync.OnceValues(Load)

// Load parses the embedded tables anew; most callers want Default.
func Load() (*Gazetteer, error) { return load(khotin.Defaults) }

// ByPath finds the locality that owns an address part such as
// "ha-noi/quan-long-bien".
func (g *Gazetteer) ByPath(path string) (Locality, bool) {
	l, ok := g.paths[path]
	return l, ok
}

// All returns every locality of a kind that ever was, those of a province
// together, in Vietnamese order.
func (g *Gazetteer) All(kind Kind) []Locality {
	switch kind {
	case InProvince:
		return localities(g.provinces)
	case InDistrict:
		return localities(g.districts)
	}
	return localities(g.communes)
}

// Provinces returns the provinces of the given day in Vietnamese order.
func (g *Gazetteer) Provinces(on Day) []*Province {
	var there []*Province
	for _, p := range g.provinces {
		if p.Contains(on) {
			there = append(there, p)
		}
	}
	return there
}

// Districts returns the districts of the province on the given day in
// Vietnamese order; none from 2025-07-01 on.
func (g *Gazetteer) Districts(p *Province, on Day) []*District {
	var there []*District
	for _, d := range g.districts {
		if d.Province == p && d.Contains(on) {
			there = append(there, d)
		}
	}
	return there
}
