package plan

import (
	"cmp"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/indicator"
	"github.com/khotin/khotin/internal/vi"
)

// A measure is what figures must have in common to be compared: what they are
// of, their unit, and whether they are out of something.
type measure struct {
	indicator, unit string // keys
	outOf           bool
}

// A dataPoint is a figure with the locality and the school year that it tells of.
type dataPoint struct {
	locality *locality
	year     article.SchoolYear
	figure   article.Figure
	entry    *archive.Entry
}

// A measured is all figures of one measure, the latest of each locality and
// school year. A figure belongs to the locality under which its write-up is
// filed: a district's is not the province's.
type measured struct {
	measure
	name, unit string // as the newest figure has them
	points     map[*locality][]dataPoint
	total      int
}

// figureIndex is the figures of all write-ups.
type figureIndex struct {
	names      *indicator.Names
	known      map[measure]*measured
	keys       map[string]string      // of names and units that were met: archives say the same few again and again
	all        []*measured            // in the order in which they were first given
	byLocality map[string][]*measured // likewise
}

// indexFigures reads the figures from the oldest write-up to the newest, so that
// of several for one school year the latest counts.
func (b *builder) indexFigures() *figureIndex {
	f := &figureIndex{names: b.archive.Names, known: map[measure]*measured{}, keys: map[string]string{}, byLocality: map[string][]*measured{}}
	for _, entry := range slices.SortedStableFunc(slices.Values(b.all), byDate) {
		for _, figure := range entry.Figures {
			is, name, year := f.measure(figure, entry)
			m := f.known[is]
			if m == nil {
				m = &measured{measure: is, points: map[*locality][]dataPoint{}}
				f.known[is], f.all = m, append(f.all, m)
			}
			m.name, m.unit = name, figure.Unit
			if path := entry.Locality.Path(); m.put(dataPoint{b.localities[path], year, figure, entry}) {
				f.byLocality[path] = append(f.byLocality[path], m)
			}
		}
	}
	return f
}

// measure says what a figure of a write-up is of.
func (f *figureIndex) measure(figure article.Figure, entry *archive.Entry) (is measure, name string, year article.SchoolYear) {
	name, year = yearOfIndicator(figure.Indicator, entry.SchoolYear)
	name = f.names.Name(name)
	return measure{f.key(name), f.key(figure.Unit), figure.Of != nil}, name, year
}

// measured are all figures that can be compared with one.
func (f *figureIndex) measured(figure article.Figure, entry *archive.Entry) *measured {
	is, _, _ := f.measure(figure, entry)
	return f.known[is]
}

// key is the key of a name, which is noted while the index is made; later several
// ask at once, for names that are all known.
func (f *figureIndex) key(text string) string {
	key, ok := f.keys[text]
	if !ok {
		key = indicator.Key(text)
		f.keys[text] = key
	}
	return key
}

// put takes a point in; first says whether it is the first of its locality.
func (m *measured) put(p dataPoint) (first bool) {
	points := m.points[p.locality]
	if i := slices.IndexFunc(points, func(other dataPoint) bool { return other.year == p.year }); i >= 0 {
		points[i] = p
		return false
	}
	m.points[p.locality] = append(points, p)
	m.total++
	return points == nil
}

// of lists the points of a locality, the oldest school year first.
func (m *measured) of(l *locality) []dataPoint {
	return slices.SortedFunc(slices.Values(m.points[l]), func(a, b dataPoint) int { return cmp.Compare(a.year.First, b.year.First) })
}

// slug is the address of the indicator's page; measures that differ only in
// marks, unit or what they are out of are on one page.
func (m *measured) slug() string { return vi.Slug(m.name) }
