package plan

import (
	"testing"

	"github.com/khotin/khotin/internal/gazetteer"
)

// Every province has a tile of its own with letters of its own, on a map that a
// phone of 360 pixels shows without scrolling sideways.
func TestEveryProvinceHasATile(t *testing.T) {
	g, err := gazetteer.Default()
	if err != nil {
		t.Fatal(err)
	}
	shorts := map[string]string{}
	for slug, row := range tileRows() {
		if other, taken := shorts[row.short]; taken || row.short == "" {
			t.Errorf("%s and %s are both %q", slug, other, row.short)
		}
		shorts[row.short] = slug
	}
	for _, time := range []struct {
		on   gazetteer.Day
		at   func(tileRow) position
		want int
	}{
		{gazetteer.Reform.Add(-1), func(row tileRow) position { return row.before }, 63},
		{gazetteer.Reform, func(row tileRow) position { return row.since }, 34},
	} {
		provinces := g.Provinces(time.on)
		if len(provinces) != time.want {
			t.Errorf("%s: %d provinces, want %d", time.on, len(provinces), time.want)
		}
		taken := map[position]string{}
		for _, p := range provinces {
			at := time.at(tileRows()[p.Slug])
			if at.column < 1 || at.column > 7 || at.row < 1 || at.row > 22 {
				t.Errorf("%s: %s stands at %v", time.on, p.Name, at)
			}
			if other := taken[at]; other != "" {
				t.Errorf("%s: %s and %s stand at %v", time.on, p.Name, other, at)
			}
			taken[at] = p.Name
		}
		for _, row := range tileRows() {
			if at := time.at(row); at.column > 0 && taken[at] == "" {
				t.Errorf("%s: %s stands at %v and is no province then", time.on, row.short, at)
			}
		}
	}
}
