package site

import (
	"slices"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/site/plan"
)

// MaxRelated is how many related write-ups a page shows: two screens of a phone.
const MaxRelated = 5

// relate gives every page that was read its related write-ups. They are not in
// the front matter, which Hugo reads before anybody knows the texts.
func (h *hugo) relate(related func(address string) []string) {
	pages := h.writeUps()
	for _, entry := range h.options.Archive.WriteUps {
		if refs := h.refs(entry, related(entry.Address)); len(refs) > 0 {
			pages[entry.Address].Params()["related"] = refs
		}
	}
}

// refs names the write-ups to show, for GetPage. Those before and after in the
// same place are left out: the page leads to them just above.
func (h *hugo) refs(entry *archive.Entry, addresses []string) []string {
	a := h.options.Archive
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
