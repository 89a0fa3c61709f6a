package archive

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/gazetteer"
)

// ByAddress returns the write-up at an address.
func (a *Archive) ByAddress(address string) (*Entry, bool) {
	e, ok := a.byAddress[address]
	return e, ok
}

// Earlier is the write-up of the same locality that comes before e in time; of
// one day, in the order of addresses.
func (a *Archive) Earlier(e *Entry) (*Entry, bool) { return a.neighbour(e, -1) }

// Later is the write-up of the same locality that comes after e in time.
func (a *Archive) Later(e *Entry) (*Entry, bool) { return a.neighbour(e, +1) }

// neighbour gives the next in time on one side.
func (a *Archive) neighbour(e *Entry, side int) (*Entry, bool) {
	all := a.byLocality[e.Locality.Path()]
	at, found := slices.BinarySearchFunc(all, e, timeOrder)
	if at += side; !found || at < 0 || at >= len(all) {
		return nil, false
	}
	return all[at], true
}

// Provinces lists the provinces that have write-ups, their districts and communes
// included, in the order of their addresses.
func (a *Archive) Provinces() []*gazetteer.Province {
	var provinces []*gazetteer.Province
	for _, e := range a.WriteUps {
		at, found := slices.BinarySearchFunc(provinces, e.Locality.Province.Slug, func(p *gazetteer.Province, slug string) int {
			return strings.Compare(p.Slug, slug)
		})
		if !found {
			provinces = slices.Insert(provinces, at, e.Locality.Province)
		}
	}
	return provinces
}
