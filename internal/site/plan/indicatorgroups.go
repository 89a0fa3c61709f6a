package plan

import (
	"cmp"
	"maps"
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/vi"
)

// An indicatorGroup is the measures that one page is about.
type indicatorGroup struct {
	slug     string
	name     string // of the measure with the most figures
	measures []*measured
	strips   []strip
	entries  []*archive.Entry // that give the figures
}

// A strip is the figures of one measure in one locality.
type strip struct {
	*measured
	locality *locality
}

// groupIndicators finds the indicators that are to have a page: those of which
// there are figures of two localities or of two school years.
func (b *builder) groupIndicators() (groups []*indicatorGroup) {
	b.indicators = map[string]*indicatorGroup{}
	for _, m := range b.measures.all {
		slug := m.slug()
		if m.total < 2 || slug == "" {
			continue
		}
		g := b.indicators[slug]
		if g == nil {
			g = &indicatorGroup{slug: slug}
			b.indicators[slug], groups = g, append(groups, g)
		}
		g.measures = append(g.measures, m)
	}
	order := b.rankLocalities()
	for _, g := range groups {
		slices.SortStableFunc(g.measures, func(x, y *measured) int { return y.total - x.total })
		g.name = g.measures[0].name
		for _, m := range g.measures {
			for _, l := range slices.SortedFunc(maps.Keys(m.points), func(x, y *locality) int {
				return cmp.Or(cmp.Compare(x.Kind, y.Kind), order[x]-order[y])
			}) {
				g.strips = append(g.strips, strip{m, l})
			}
		}
		g.entries = entriesOf(g.strips)
	}
	slices.SortStableFunc(groups, func(x, y *indicatorGroup) int { return cmp.Or(vi.Compare(x.name, y.name), cmp.Compare(x.slug, y.slug)) })
	return groups
}

// entriesOf are the write-ups that give figures, each once.
func entriesOf(strips []strip) (entries []*archive.Entry) {
	seen := map[*archive.Entry]bool{}
	for _, s := range strips {
		for _, p := range s.of(s.locality) {
			if !seen[p.entry] {
				seen[p.entry] = true
				entries = append(entries, p.entry)
			}
		}
	}
	return entries
}

// rankLocalities numbers the localities by province, each province before its parts.
func (b *builder) rankLocalities() map[*locality]int {
	rank := map[*locality]int{}
	for _, province := range b.provinces() {
		rank[province] = len(rank)
		for _, part := range province.parts {
			rank[part] = len(rank)
		}
	}
	return rank
}

// cut says where the pages of an indicator begin in its strips, and where the
// last one ends.
func (g *indicatorGroup) cut() []int {
	cuts, points := []int{0}, 0
	for i, s := range g.strips {
		n := len(s.points[s.locality])
		if first := cuts[len(cuts)-1]; i > first && (points+n > maxPoints || i-first == maxLocalities) {
			cuts, points = append(cuts, i), 0
		}
		points += n
	}
	return append(cuts, len(g.strips))
}
