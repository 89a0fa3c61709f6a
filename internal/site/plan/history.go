package plan

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/archive"
)

// HistoryAddress is the page of what was changed, if git knows it.
const HistoryAddress = "/lich-su/"

// mostChanges is how many changes the page tells; with titles and links they take
// about 40 KB, 8 KB with gzip.
const mostChanges = 200

// historyPage tells what was changed.
type historyPage struct {
	EveryPage
	Days []changedDay `json:"days"` // the newest first
}

// A changedDay is a day on which write-ups were changed.
type changedDay struct {
	Day     string       `json:"day"`
	Changes []pastChange `json:"changes"`
}

// A pastChange is what one person did to one write-up on one day.
type pastChange struct {
	Title   string `json:"title"`
	Address string `json:"address"` // as relURL takes it
	Author  string `json:"author,omitempty"`
	Added   bool   `json:"added,omitempty"` // it is new
}

// historyAddress is the address of the page as relURL takes it, empty if git knows
// nothing that it could tell.
func (b *builder) historyAddress() string {
	if len(b.days()) == 0 {
		return ""
	}
	return relative(HistoryAddress)
}

func (b *builder) addHistory() {
	if b.historyAddress() == "" {
		return
	}
	b.section(HistoryAddress, pageOnly, b.all, crumbs(HistoryAddress, nil), func() front {
		page := &historyPage{EveryPage: b.page(b.text("changes", nil), b.text("changes_intro", nil), nil), Days: b.days()}
		return front{Title: "history", Layout: "history", Params: page}
	})
}

// days are the changes of the write-ups that are published, by day. What one person
// did to one write-up on one day is one change. Drafts and what was removed are
// not told.
func (b *builder) days() []changedDay {
	published := make(map[string]*archive.Entry, len(b.all))
	for _, e := range b.all {
		published[e.File] = e
	}
	var days []changedDay
	told := 0
	for _, c := range b.options.History.Changes {
		e := published[c.File]
		if e == nil {
			continue
		}
		day := c.Day.String()
		n := slices.IndexFunc(days, func(d changedDay) bool { return d.Day == day })
		if n < 0 {
			if told >= mostChanges {
				break
			}
			n, days = len(days), append(days, changedDay{Day: day})
		}
		changes := &days[n].Changes
		same := slices.IndexFunc(*changes, func(p pastChange) bool { return p.Address == relative(e.Address) && p.Author == c.Author })
		switch {
		case same >= 0:
			(*changes)[same].Added = (*changes)[same].Added || c.Added
		case told < mostChanges:
			*changes = append(*changes, pastChange{Title: e.Title, Address: relative(e.Address), Author: c.Author, Added: c.Added})
			told++
		}
	}
	slices.SortStableFunc(days, func(a, b changedDay) int { return strings.Compare(b.Day, a.Day) })
	return days
}
