package gazetteer

import "sync"

// Gazetteer is the whole record of places. It is read-only and safe for
// concurrent use.
type Gazetteer struct{}

// Default returns the gazetteer made of the embedded tables, parsed on the
// first call.
var Default = sync.OnceValues(Load)

// Load parses the embedded tables anew; most callers want Default.
func Load() (*Gazetteer, error) { return &Gazetteer{}, nil }

// ByPath finds the locality that owns an address part such as
// "ha-noi/quan-long-bien"; of several spans of time, the latest.
func (g *Gazetteer) ByPath(path string) (Locality, bool) { return Locality{}, false }

// Provinces returns the provinces of the given day in Vietnamese order.
func (g *Gazetteer) Provinces(on Day) []*Province { return nil }

// Districts returns the districts of the province on the given day in
// Vietnamese order; none from 2025-07-01 on.
func (g *Gazetteer) Districts(p *Province, on Day) []*District { return nil }

// Communes returns the communes of the province on the given day in Vietnamese
// order; none before 2025-07-01.
func (g *Gazetteer) Communes(p *Province, on Day) []*Commune { return nil }
