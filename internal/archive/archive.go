// Package archive reads all write-ups of a source folder.
//
// What goes in: the folder's content/**/*.md. What comes out: an Archive, the
// write-ups with their permanent addresses in one fixed order, and what comes before
// and after each in its locality; or the problems of all files, with those that only
// show between files: one address twice, an alias that is taken, file names that
// some systems cannot tell apart.
//
// What it promises: the same folder always gives the same Archive and the same
// problems in the same order; nothing outside the folder is read; an unreadable
// file is a problem with its name and never the end of the run.
package archive

import (
	"cmp"
	"slices"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/indicator"
	"github.com/khotin/khotin/internal/lexicon"
)

// An Entry is one write-up and its permanent address.
type Entry struct {
	*article.WriteUp
	Address string // "/ha-noi/quan-long-bien/2018-2019/hoi-nghi-tong-ket/"
}

// An Archive is all write-ups in the order of lists: school year descending,
// date descending, address ascending. It must not be changed.
type Archive struct {
	WriteUps []*Entry
	Rules    *article.Rules   // what they were checked against; labels of kinds and levels
	Lexicon  *lexicon.Lexicon // the abbreviations by which they are found
	Names    *indicator.Names // of what figures are of
	Removed  []Removed        // pages that were taken down, by address
	Ignored  []string         // files below content/ that are no write-ups and were left out, sorted
	Drafts   []string         // files of drafts that were left out, sorted
	Broken   []string         // files of write-ups with errors; see Options.Partial

	byAddress  map[string]*Entry
	byLocality map[string][]*Entry // by the path of the locality, in timeOrder
}

// newArchive sorts the entries and makes the tables of the queries.
func newArchive(entries []*Entry, rules *article.Rules) *Archive {
	slices.SortFunc(entries, listOrder)
	a := &Archive{
		WriteUps:   entries,
		Rules:      rules,
		byAddress:  make(map[string]*Entry, len(entries)),
		byLocality: map[string][]*Entry{},
	}
	for _, e := range entries {
		locality := e.Locality.Path()
		a.byAddress[e.Address] = e
		a.byLocality[locality] = append(a.byLocality[locality], e)
	}
	for _, all := range a.byLocality {
		slices.SortFunc(all, timeOrder)
	}
	return a
}

// listOrder puts the newest first.
func listOrder(a, b *Entry) int {
	return cmp.Or(
		cmp.Compare(b.SchoolYear.First, a.SchoolYear.First),
		cmp.Compare(b.Date, a.Date),
		cmp.Compare(a.Address, b.Address))
}

// timeOrder puts the oldest first; of one day, in the order of addresses.
func timeOrder(a, b *Entry) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Address, b.Address))
}

// WithoutDrafts is the archive as it is published: without its drafts.
func (a *Archive) WithoutDrafts() *Archive {
	published := slices.DeleteFunc(slices.Clone(a.WriteUps), func(e *Entry) bool { return e.Draft })
	b := newArchive(published, a.Rules)
	b.Lexicon, b.Removed, b.Ignored, b.Broken, b.Drafts = a.Lexicon, a.Removed, a.Ignored, a.Broken, slices.Clone(a.Drafts)
	for _, e := range a.WriteUps {
		if e.Draft {
			b.Drafts = append(b.Drafts, e.File)
		}
	}
	slices.Sort(b.Drafts)
	return b
}
