package site

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/site/plan"
)

// MaxRelated is how many related write-ups a page shows: two screens of a phone.
const MaxRelated = 5

// relate gives every page its related write-ups. They are not in the front
// matter, which Hugo reads before anybody knows the texts.
func (read hugoPages) relate(a *archive.Archive, related func(address string) []string) {
	for _, entry := range a.WriteUps {
		if refs := relatedRefs(a, entry, related(entry.Address)); len(refs) > 0 {
			read.set(entry.Address, "related", refs)
		}
	}
}

// relatedRefs names the write-ups to show, for GetPage. Those before and after in
// the same locality are left out: the page leads to them just above.
func relatedRefs(a *archive.Archive, entry *archive.Entry, addresses []string) []string {
	shown := []*archive.Entry{entry}
	if earlier, ok := a.Earlier(entry); ok {
		shown = append(shown, earlier)
	}
	if later, ok := a.Later(entry); ok {
		shown = append(shown, later)
	}
	var refs []string
	for _, address := range addresses {
		if other, ok := a.ByAddress(address); ok && !slices.Contains(shown, other) && len(refs) < MaxRelated {
			refs = append(refs, plan.Ref(other))
		}
	}
	return refs
}
