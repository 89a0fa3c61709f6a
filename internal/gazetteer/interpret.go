package gazetteer

import (
	"strings"

	"github.com/khotin/khotin/internal/vi"
)

// interpretation is one way to understand what was written: the type if there
// is a word for it, the bare name, and the province if one is named.
type interpretation struct {
	unit      string // the word for the type, "Quận"; "" for any
	name      []syllable
	province  []syllable  // as written; nil if none is named
	provinces []*Province // those that it may mean; empty if none is known
}

// unitWords are the words for units as people write them before a name, keyed
// without marks and spaces.
var unitWords = map[string]string{
	"tinh": "Tỉnh", "t": "Tỉnh",
	"thanhpho": "Thành phố", "tp": "Thành phố",
	"quan": "Quận", "q": "Quận",
	"huyen": "Huyện", "h": "Huyện", "huyendao": "Huyện",
	"thixa": "Thị xã", "tx": "Thị xã",
	"phuong": "Phường", "p": "Phường",
	"xa": "Xã", "x": "Xã",
	"dackhu": "Đặc khu", "dk": "Đặc khu",
}

// interpretations lists every way to understand a text of the given kind: with and
// without its first syllables as the word for a unit, with and without its last
// ones as the province.
func (g *Gazetteer) interpretations(kind Kind, text string) []interpretation {
	return g.withUnits(splitProvince(kind, text))
}

// withUnits finds the provinces and adds the interpretations with a unit.
func (g *Gazetteer) withUnits(splits []interpretation) []interpretation {
	var out []interpretation
	for _, r := range splits {
		if r.province != nil {
			r.provinces = g.provincesNamed(r.province)
		}
		out = append(out, r)
		if unit, n := unitWord(r.name); unit != "" && n < len(r.name) {
			r.unit, r.name = unit, r.name[n:]
			out = append(out, r)
		}
	}
	return out
}

// splitProvince parts the text into a name and a province: at its comma if there
// is one, in either order, else at each gap between syllables, and not at all.
func splitProvince(kind Kind, text string) []interpretation {
	parts := commaParts(text)
	if len(parts) == 2 && kind != InProvince {
		return []interpretation{{name: parts[0], province: parts[1]}, {name: parts[1], province: parts[0]}}
	}
	if len(parts) != 1 {
		return nil
	}
	all := parts[0]
	out := []interpretation{{name: all}}
	if kind == InProvince {
		return out
	}
	for i := 1; i < len(all); i++ {
		out = append(out, interpretation{name: all[:i], province: all[i:]})
	}
	return out
}

// commaParts parts a text where no name has a gap, and drops empty parts.
func commaParts(text string) [][]syllable {
	var parts [][]syllable
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",;/()|\n", r) }) {
		if s := spell(part); len(s) > 0 {
			parts = append(parts, s)
		}
	}
	return parts
}

// unitWord reads the word for a unit at the beginning of a name, of one or two
// syllables.
func unitWord(name []syllable) (unit string, length int) {
	for n := min(2, len(name)); n > 0; n-- {
		if unit, ok := unitWords[vi.Fold(form(name[:n]))]; ok {
			return unit, n
		}
	}
	return "", 0
}

// provincesNamed returns the provinces of any time that a text may mean.
func (g *Gazetteer) provincesNamed(written []syllable) []*Province {
	var out []*Province
	try := func(unit string, name []syllable) {
		f := form(name)
		for n := range g.namesOf(keyOf(f)) {
			if n.locality.Kind == InProvince && (unit == "" || unit == n.locality.unit().Type) && agree(f, n.form()) != conflicting {
				out = append(out, n.locality.Province)
			}
		}
	}
	try("", written)
	if unit, n := unitWord(written); unit != "" && n < len(written) {
		try(unit, written[n:])
	}
	return out
}
