package plan

import (
	"fmt"
	"testing"

	"github.com/khotin/khotin/internal/archive"
	"github.com/khotin/khotin/internal/article"
	"github.com/khotin/khotin/internal/gazetteer"
)

// Where one page cannot name all places, the page of their province does.
func TestPlacesThatAreTooManyAreOnTheirProvincesPage(t *testing.T) {
	var entries []*archive.Entry
	for i := range maxParts + 1 {
		e := entry(2018, fmt.Sprint("bai-", i))
		e.Locality = (&gazetteer.District{Unit: gazetteer.Unit{Name: fmt.Sprint("Huyện ", i), FullName: fmt.Sprint("Huyện ", i), Slug: fmt.Sprint("huyen-", i)}, Province: hanoi}).Locality()
		entries = append(entries, e)
	}
	few := builderOf(entries[1:]...)
	if parts := few.tree()[0].Parts; len(parts) != maxParts {
		t.Errorf("%d places stand below their province, want all %d", len(parts), maxParts)
	}
	b, year := builderOf(entries...), article.SchoolYear{First: 2018}
	if tree, ofYear := b.tree(), b.branches(year); tree[0].Parts != nil || ofYear[0].Parts != nil {
		t.Errorf("%d and %d places stand below their province", len(tree[0].Parts), len(ofYear[0].Parts))
	}
	p, _ := planOf(t, entries...)
	for _, address := range []string{"/ha-noi/", "/ha-noi/2018-2019/"} {
		if parts := page(t, p, address)["params"].(map[string]any)["parts"].([]any); len(parts) != len(entries) {
			t.Errorf("%s leads to %d places, want %d", address, len(parts), len(entries))
		}
	}
}
