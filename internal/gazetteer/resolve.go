package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khotin/khotin/internal/vi"
)

// Resolve finds the locality of the given kind that the written text names on
// the given day: a name with or without its unit and its province, an official
// code, or an address. Marks may be missing, but those that are there must
// agree. The zero Day is before the record begins. The error, if any, is a
// *ResolveError.
func (g *Gazetteer) Resolve(kind Kind, written string, on Day) (Locality, error) {
	text := clean(written)
	miss := ResolveError{Kind: kind, Written: text, On: on}
	if len(spell(text)) == 0 {
		return Locality{}, miss.empty()
	}
	known := g.find(kind, text)
	if !kind.exists(on) {
		return Locality{}, g.otherKind(miss, known)
	}
	switch there := localitiesOf(best(text, existing(known, on))); {
	case len(there) == 1:
		return there[0], nil
	case len(there) > 1:
		return Locality{}, miss.ambiguous(there)
	case len(known) > 0:
		return Locality{}, miss.otherDay(localitiesOf(best(text, known)))
	}
	return Locality{}, g.unknown(miss)
}

// maxWritten is more than twice the longest name with its province (65 bytes).
// What is longer is a sentence; the work on it grows with its square.
const maxWritten = 160

// clean puts a text into canonical letters and cuts what can be no name.
func clean(written string) string {
	text := strings.TrimSpace(vi.Normalize(written))
	if len(text) <= maxWritten {
		return text
	}
	cut := maxWritten
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// Find returns the localities of a kind and of any time that the text names,
// as Resolve understands it.
func (g *Gazetteer) Find(kind Kind, written string) []Locality {
	text := clean(written)
	return localitiesOf(best(text, g.find(kind, text)))
}

// match is a locality of any time that a text may name.
type match struct {
	locality Locality
	complete bool   // every mark agrees
	code     string // if it was named by its code
}

// find returns the localities of a kind that the text may name at any time.
func (g *Gazetteer) find(kind Kind, text string) []match {
	if l, ok := g.paths[strings.Trim(text, "/")]; ok && l.Kind == kind {
		return []match{{locality: l, complete: true}}
	}
	var found []match
	for _, l := range g.codes[text] {
		if l.Kind == kind {
			found = append(found, match{l, true, text})
		}
	}
	for _, r := range g.interpretations(kind, text) {
		for _, m := range g.named(kind, r) {
			if !slices.Contains(found, m) {
				found = append(found, m)
			}
		}
	}
	return found
}

// named returns the localities of a kind that an interpretation names.
func (g *Gazetteer) named(kind Kind, r interpretation) []match {
	f := form(r.name)
	if r.unit == "" && isDigit(f[0]) {
		return nil // "1" is nobody's name without "Quận"
	}
	var found []match
	for n := range g.namesOf(keyOf(f)) {
		l := n.locality
		if l.Kind != kind || r.unit != "" && r.unit != l.unit().Type ||
			r.province != nil && !slices.Contains(r.provinces, l.Province) {
			continue
		}
		if agrees := agree(f, n.form()); agrees != conflicting {
			found = append(found, match{locality: l, complete: agrees == complete})
		}
	}
	return found
}

// existing picks the localities that existed on a day, under the code by which
// they were named.
func existing(found []match, on Day) []match {
	var there []match
	for _, m := range found {
		if m.locality.Validity().Contains(on) && (m.code == "" || m.code == m.locality.CodeOn(on)) {
			there = append(there, m)
		}
	}
	return there
}

// best picks those that agree in every mark, if any do. In a text without a
// single mark nothing tells Xã Thanh An from Xã Thạnh An, so that all stay.
func best(text string, found []match) []match {
	if vi.Fold(text) == strings.ToLower(text) {
		return found
	}
	var agreeing []match
	for _, m := range found {
		if m.complete {
			agreeing = append(agreeing, m)
		}
	}
	if len(agreeing) > 0 {
		return agreeing
	}
	return found
}

// localitiesOf drops what only the choice between matches needs.
func localitiesOf(found []match) []Locality {
	var out []Locality
	for _, m := range found {
		if !slices.Contains(out, m.locality) {
			out = append(out, m.locality)
		}
	}
	return out
}
