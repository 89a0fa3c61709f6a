package archive

import (
	"slices"
	"strings"

	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
	"github.com/khotin/khotin/internal/vi"
)

// An Office is one that somebody is said to hold, by the write-ups that name the same
// person of the same organisation.
type Office struct {
	Name     string        // as the last of them has it
	From, To gazetteer.Day // of the first and the last of them
}

// Offices are those of all people whom two write-ups or more name with one organisation.
type Offices map[[2]string][]holding // by samePerson, in the order of time

// Of lists what somebody is said to be over the years in each organisation: in the
// order of time, an office once for as long as no other comes between. An organisation
// of which write-ups of one year alone tell one office is left out, since they tell
// nothing new. Whether two write-ups mean one person nobody knows who reads no more
// than a name and an organisation: what is shown must say so.
func (all Offices) Of(p article.Person) (offices []Office) {
	for _, part := range partsOf(p) {
		var held []Office
		for _, h := range all[samePerson(part)] {
			if last := len(held) - 1; last >= 0 && sameOffice(held[last].Name, h.person.Office) {
				held[last].Name, held[last].To = h.person.Office, h.entry.Date
			} else {
				held = append(held, Office{h.person.Office, h.entry.Date, h.entry.Date})
			}
		}
		if len(held) > 1 || len(held) == 1 && held[0].From.Year() != held[0].To.Year() {
			offices = append(offices, held...)
		}
	}
	return offices
}

// Offices makes the table of who held what.
func (a *Archive) Offices() Offices {
	all := Offices{}
	for _, e := range slices.SortedFunc(slices.Values(a.WriteUps), timeOrder) {
		for i, p := range e.People {
			for _, part := range partsOf(p) {
				key := samePerson(part)
				all[key] = append(all[key], holding{e, i, part})
			}
		}
	}
	for key, held := range all {
		if held[0].entry == held[len(held)-1].entry { // as most names are: nobody asks for them
			delete(all, key)
		}
	}
	return all
}

// partsOf are the offices of a person one by one, with their organisations: several
// stand in one field with semicolons between. One without office or organisation is none.
func partsOf(p article.Person) (parts []article.Person) {
	offices, organisations := strings.Split(p.Office, ";"), strings.Split(p.Organisation, ";")
	if len(offices) != len(organisations) {
		offices, organisations = []string{p.Office}, []string{p.Organisation}
	}
	for i := range offices {
		part := article.Person{Name: p.Name, Office: strings.TrimSpace(offices[i]), Organisation: strings.TrimSpace(organisations[i])}
		if part.Office != "" && part.Organisation != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// samePerson is what two mentions have in common that may be of one person.
func samePerson(p article.Person) [2]string {
	return [2]string{sameName(p.Name), sameName(p.Organisation)}
}

// sameName is a name as all its spellings have it.
func sameName(name string) string { return strings.ToLower(vi.Normalize(name)) }

// sameOffice reports whether one of two offices is a part of the other: one is often
// written shorter, or with others that the same person holds.
func sameOffice(a, b string) bool {
	each := func(offices string) []string {
		return strings.FieldsFunc(offices, func(r rune) bool { return r == ',' || r == ';' })
	}
	one, two := each(a), each(b)
	if len(one) > len(two) {
		one, two = two, one
	}
	return !slices.ContainsFunc(one, func(x string) bool {
		return !slices.ContainsFunc(two, func(y string) bool { return partOfOffice(x, y) || partOfOffice(y, x) })
	})
}

// officeRanks make another office of the one that they stand before: a deputy, an acting and a
// former head are not the head.
var officeRanks = []string{"phó", "quyền", "nguyên", "cựu"}

// partOfOffice reports whether a longer form of an office has all words of a shorter one,
// and no other rank.
func partOfOffice(short, long string) bool {
	words := func(office string) []string {
		return strings.FieldsFunc(sameName(office), func(r rune) bool { return strings.ContainsRune(" .()-–", r) })
	}
	one, two := words(short), words(long)
	for _, rank := range officeRanks {
		if slices.Contains(one, rank) != slices.Contains(two, rank) {
			return false
		}
	}
	within := strings.Fields(vi.Fold(strings.Join(two, " ")))
	return !slices.ContainsFunc(one, func(word string) bool { return !slices.Contains(within, vi.Fold(word)) })
}
