package plan

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/archive"
)

// organised is a write-up of an organiser.
func organised(slug, organiser string) *archive.Entry {
	e := entry(2019, slug)
	e.Organiser = organiser
	return e
}

// Whoever follows an organiser does so however many others there are: all with two
// write-ups have a feed, the most frequent ones stand on the page of feeds, and all of
// them on a list.
func TestNobodyLosesAFeedToOthers(t *testing.T) {
	var entries []*archive.Entry
	for i := range mostNamed {
		for n := range 3 {
			entries = append(entries, organised(fmt.Sprint("bai-", i, "-", n), fmt.Sprintf("Phòng %02d", i)))
		}
	}
	entries = append(entries, organised("mot", "Trường A"), organised("hai", "Trường A"), organised("ba", "Trường B"))
	p, problems := planOf(t, entries...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if followed := page(t, p, "/theo-doi/don-vi-truong-a/")["params"].(map[string]any); followed["total"] != 2.0 {
		t.Errorf("%v", followed)
	}
	groups := page(t, p, "/theo-doi/")["params"].(map[string]any)["followed"].([]any)
	group := groups[len(groups)-1].(map[string]any)
	if all := group["all"].(map[string]any); len(group["links"].([]any)) != mostNamed || all["address"] != "theo-doi/don-vi/" || all["count"] != mostNamed+1.0 {
		t.Errorf("%v", group)
	}
	if list := page(t, p, "/theo-doi/don-vi/")["params"].(map[string]any); len(list["links"].([]any)) != mostNamed+1 {
		t.Errorf("%v", list)
	}
	feeds := 0
	for _, o := range p.Outline() {
		for _, below := range o.Below {
			if below.Title == "Trường A" {
				feeds++
			}
		}
	}
	if feeds != 1 {
		t.Errorf("%d feeds in the list for programs, want 1", feeds)
	}
}
