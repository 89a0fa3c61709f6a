package plan

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// A phase is what a write-up has to do with a school year: it concluded the
// year, was written in its course, or opened it. Layouts make the words.
type phase string

// The phases in the order of lists: readers ask first how the year ended.
const (
	concluded phase = "concluded"
	during    phase = "during"
	opened    phase = "opened"
)

var phases = []phase{concluded, during, opened}

// phaseIn follows from the day alone. Conferences that open a school year are
// held from August to October of its first calendar year, those at its middle in
// January and February, and those that sum it up from the end of May to October
// after it; between them lie months without any, in which the borders are. So
// one conference of August concludes one year and opens the next, under whichever
// it is filed. Before the year, plans for it are made: they open it. Years after
// it, one can only look back: that concludes it.
func phaseIn(y article.SchoolYear, day gazetteer.Day) phase {
	year, month, _ := day.Date()
	switch months := (year-y.First)*12 + int(month); {
	case months < 12: // before December of the first calendar year
		return opened
	case months < 12+5: // before May of the second
		return during
	}
	return concluded
}

// byPhases orders write-ups by phase; those of one keep their order.
func byPhases(y article.SchoolYear, entries []*archive.Entry) []*archive.Entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b *archive.Entry) int {
		return slices.Index(phases, phaseIn(y, a.Date)) - slices.Index(phases, phaseIn(y, b.Date))
	})
	return sorted
}

// inPhases puts the phase above the headings of a grouping.
func inPhases(y article.SchoolYear, by grouping) grouping {
	return func(e *archive.Entry) heading {
		above := by(e)
		above.Phase = phaseIn(y, e.Date)
		return above
	}
}

// A phaseLink leads to where a phase begins in a list.
type phaseLink struct {
	Phase   phase  `json:"phase"`
	Address string `json:"address"`
	Count   int    `json:"count"` // write-ups, whatever year they are filed under
}

// phaseLinks lead to the phases of the list that begins at address base, whose
// write-ups are in the order of byPhases. Nil if there is one phase only.
func phaseLinks(base string, y article.SchoolYear, entries []*archive.Entry) []phaseLink {
	var links []phaseLink
	for i, entry := range entries {
		p := phaseIn(y, entry.Date)
		if last := len(links) - 1; last < 0 || links[last].Phase != p {
			page := relative(pageAddress(base, i/pageSize+1))
			links = append(links, phaseLink{Phase: p, Address: page + "#at-" + string(p)})
		}
		links[len(links)-1].Count++
	}
	if len(links) < 2 {
		return nil
	}
	return links
}

// yearList is what the page of a school year, in one locality or in all, lists:
// what is filed under the year and what is filed under another, but also about it.
type yearList struct {
	Filed   int         `json:"filed"`             // how many are filed under the school year
	Related int         `json:"related,omitempty"` // how many are filed under another, but also about it
	Phases  []phaseLink `json:"phases,omitempty"`
	List    list        `json:"list"`
	Feed    []feedItem  `json:"feed"`
}

// newYearList is that of the first page, at address base.
func (b *builder) newYearList(base string, y article.SchoolYear, year *yearEntries, entries []*archive.Entry, by grouping) yearList {
	return yearList{
		Filed: len(year.filed), Related: len(year.related), Phases: phaseLinks(base, y, entries),
		List: b.listPage(base, entries, by, 1), Feed: b.feed(entries),
	}
}

// both lists what is filed under the school year first.
func (y *yearEntries) both() []*archive.Entry { return slices.Concat(y.filed, y.related) }
